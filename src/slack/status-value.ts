import { type AccountId, parseAccountId } from '../domain/account.ts';
import { BUTTON_VALUE } from './limits.ts';
import { abbreviate } from './text/truncate.ts';

interface StatusPage {
  /** Of the stored result. */
  readonly resultId: string;
  /** As it was typed, to say what to run again when the result has expired. Never used to decide anything. */
  readonly scope: string;
  /** From 1. */
  readonly page: number;
}

/** What a button under a status says: which stored result, which view of it, which page. It routes; it authorizes nothing. */
export type StatusValue =
  | (StatusPage & { readonly view: 'attention' | 'clear' })
  | (StatusPage & { readonly view: 'account'; readonly accountId: AccountId });

const VERSION = 1;
const RESULT_ID = /^[\w.:-]{1,128}$/;
const SCOPE_LENGTH = 200;

/** A button's value, or a modal's private_metadata: at most 2,000 characters. */
export function encodeStatusValue(value: StatusValue): string {
  const account = value.view === 'account' ? [value.accountId] : [];
  const scope = abbreviate(value.scope, SCOPE_LENGTH);
  return JSON.stringify([VERSION, value.resultId, value.view, value.page, scope, ...account]);
}

/** The value in `text`, or `undefined` where it is not exactly what `encodeStatusValue` writes. */
export function parseStatusValue(text: string | undefined): StatusValue | undefined {
  if (text === undefined || text.length > BUTTON_VALUE) return undefined;
  const fields = parseArray(text);
  if (fields === undefined) return undefined;
  const [version, resultId, view, page, scope, account] = fields;
  if (version !== VERSION || !isResultId(resultId) || !isPage(page) || !isScope(scope)) return undefined;
  const common = { resultId, page, scope };
  if (view === 'account') return withAccount(common, account, fields.length);
  if ((view !== 'attention' && view !== 'clear') || fields.length !== 5) return undefined;
  return { ...common, view };
}

function withAccount(common: StatusPage, account: unknown, length: number): StatusValue | undefined {
  const accountId = typeof account === 'string' && length === 6 ? parseAccountId(account) : undefined;
  return accountId === undefined ? undefined : { ...common, view: 'account', accountId };
}

function parseArray(text: string): unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it could be the id of a stored result. */
export function isResultId(value: unknown): value is string {
  return typeof value === 'string' && RESULT_ID.test(value);
}

function isPage(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}

function isScope(value: unknown): value is string {
  return typeof value === 'string' && value.length <= SCOPE_LENGTH;
}
