import { type AccountId, parseAccountId } from '../../domain/account.ts';
import type { AlertId, DispositionKind } from '../../domain/alert/alert.ts';
import { parseAlertId } from '../../domain/alert/alert-id.ts';
import { parseWindowId, type WindowId } from '../../domain/window/id.ts';
import { BUTTON_VALUE } from '../limits.ts';
import { isResultId } from '../status-value.ts';

/** What a button of an alert, or a modal about one, says: which alert. It routes; it authorizes nothing. */
export interface AlertValue {
  readonly id: AlertId;
}

/** One page of an alert's events, from 1. */
export interface AlertEventsValue extends AlertValue {
  readonly page: number;
}

/** The disposition that a modal asks for, and how many developments of the alert it shows. */
export interface DispositionValue extends AlertValue {
  readonly as: DispositionKind;
  readonly seen: number;
}

/** One account of one window. */
export interface CheckInValue {
  readonly windowId: WindowId;
  readonly accountId: AccountId;
}

/** One page, from 1, of an answer of `/root-activity` that is kept under an id. */
export interface ActivityValue {
  readonly resultId: string;
  readonly page: number;
}

const VERSION = 1;
export const DISPOSITIONS: readonly DispositionKind[] = ['false-alarm', 'legitimate', 'incident'];

/** A button's value, or a modal's private_metadata. */
export function encodeAlertValue({ id }: AlertValue): string {
  return JSON.stringify([VERSION, id]);
}

/** The value in `text`, or `undefined` where it is not exactly what `encodeAlertValue` writes; so for all below. */
export function parseAlertValue(text: string | undefined): AlertValue | undefined {
  const [id, ...rest] = fieldsOf(text);
  return rest.length === 0 ? alertOf(id) : undefined;
}

export function encodeAlertEventsValue({ id, page }: AlertEventsValue): string {
  return JSON.stringify([VERSION, id, page]);
}

export function parseAlertEventsValue(text: string | undefined): AlertEventsValue | undefined {
  const [id, page, ...rest] = fieldsOf(text);
  const alert = alertOf(id);
  return alert === undefined || !isPage(page) || rest.length > 0 ? undefined : { ...alert, page };
}

export function encodeDispositionValue({ id, as, seen }: DispositionValue): string {
  return JSON.stringify([VERSION, id, as, seen]);
}

export function parseDispositionValue(text: string | undefined): DispositionValue | undefined {
  const [id, kind, seen, ...rest] = fieldsOf(text);
  const alert = alertOf(id);
  const as = DISPOSITIONS.find((each) => each === kind);
  if (alert === undefined || as === undefined || !isCount(seen) || rest.length > 0) return undefined;
  return { ...alert, as, seen };
}

export function encodeCheckInValue({ windowId, accountId }: CheckInValue): string {
  return JSON.stringify([VERSION, windowId, accountId]);
}

export function parseCheckInValue(text: string | undefined): CheckInValue | undefined {
  const [window, account, ...rest] = fieldsOf(text);
  if (typeof window !== 'string' || typeof account !== 'string' || rest.length > 0) return undefined;
  const windowId = parseWindowId(window);
  const accountId = parseAccountId(account);
  if (windowId === undefined || windowId !== window || accountId === undefined) return undefined;
  return { windowId, accountId };
}

export function encodeActivityValue({ resultId, page }: ActivityValue): string {
  return JSON.stringify([VERSION, resultId, page]);
}

export function parseActivityValue(text: string | undefined): ActivityValue | undefined {
  const [resultId, page, ...rest] = fieldsOf(text);
  return isResultId(resultId) && isPage(page) && rest.length === 0 ? { resultId, page } : undefined;
}

function alertOf(value: unknown): AlertValue | undefined {
  const id = typeof value === 'string' ? parseAlertId(value) : undefined;
  return id === undefined ? undefined : { id };
}

/** What follows the version; empty where the text is of no version that we write. */
function fieldsOf(text: string | undefined): unknown[] {
  if (text === undefined || text.length > BUTTON_VALUE) return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed[0] === VERSION ? parsed.slice(1) : [];
  } catch {
    return [];
  }
}

function isPage(value: unknown): value is number {
  return isCount(value) && value >= 1;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
