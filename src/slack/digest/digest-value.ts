import { parseAccountId } from '../../domain/account.ts';
import type { FindingRef } from '../../domain/snapshot/find-state.ts';
import { type LocalDate, parseLocalDate } from '../../domain/snapshot/local-date.ts';
import type { Instant } from '../../domain/time.ts';
import { BUTTON_VALUE } from '../limits.ts';
import { isResultId } from '../status-value.ts';

/** What a button under a digest says: of which day, which view, which page. It routes; it authorizes nothing. */
export interface DigestValue {
  readonly view: 'all' | 'unmeasured';
  /** Of the snapshot: there is one a day. */
  readonly date: LocalDate;
  /** From 1. */
  readonly page: number;
}

const VERSION = 1;
const CHECK_ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** A button's value: at most 2,000 characters. */
export function encodeDigestValue({ view, date, page }: DigestValue): string {
  return JSON.stringify([VERSION, view, date, page]);
}

/** The value in `text`, or `undefined` where it is not exactly what `encodeDigestValue` writes. */
export function parseDigestValue(text: string | undefined): DigestValue | undefined {
  const [version, view, date, page, ...rest] = parseArray(text);
  if (version !== VERSION || rest.length > 0 || !isPage(page) || typeof date !== 'string') return undefined;
  const day = parseLocalDate(date);
  if (day === undefined || (view !== 'all' && view !== 'unmeasured')) return undefined;
  return { view, date: day, page };
}

/** Which finding, and what the person has before them. */
export interface FindingValue extends FindingRef {
  /** The result of `/root-status` that they look at. */
  readonly resultId?: string;
  /** When the acknowledgement was made that the form shows; absent: it shows none. */
  readonly seenAt?: Instant;
}

/** A finding as a menu's option (alone, at most 150 characters) or a modal's private_metadata. */
export function encodeFindingValue({ on, checkId, resultId, seenAt }: FindingValue): string {
  const context = resultId === undefined && seenAt === undefined ? [] : [resultId ?? null, seenAt ?? null];
  return JSON.stringify([VERSION, on, checkId, ...context]);
}

/** The value in `text`, or `undefined` where it is not exactly what `encodeFindingValue` writes. */
export function parseFindingValue(text: string | undefined): FindingValue | undefined {
  const [version, on, checkId, ...rest] = parseArray(text);
  const ref = version === VERSION ? findingRef(on, checkId) : undefined;
  const context = contextOf(rest);
  return ref === undefined || context === undefined ? undefined : { ...ref, ...context };
}

function findingRef(on: unknown, checkId: unknown): FindingRef | undefined {
  if (typeof on !== 'string' || typeof checkId !== 'string' || !CHECK_ID.test(checkId)) return undefined;
  if (on === 'organization') return { on, checkId };
  const id = parseAccountId(on);
  return id === undefined || id !== on ? undefined : { on: id, checkId };
}

function contextOf(fields: readonly unknown[]): Pick<FindingValue, 'resultId' | 'seenAt'> | undefined {
  if (fields.length === 0) return {};
  const [resultId, seenAt, ...rest] = fields;
  if (rest.length > 0 || fields.length < 2) return undefined;
  if (resultId !== null && !isResultId(resultId)) return undefined;
  if (seenAt !== null && !isInstant(seenAt)) return undefined;
  return { ...(resultId !== null && { resultId }), ...(seenAt !== null && { seenAt }) };
}

function isInstant(value: unknown): value is Instant {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function parseArray(text: string | undefined): unknown[] {
  if (text === undefined || text.length > BUTTON_VALUE) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed : [];
  } catch {
    return [];
  }
}

function isPage(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1;
}
