import { parseAccountId } from '../../domain/account.ts';
import type { FindingRef } from '../../domain/snapshot/find-state.ts';
import { type LocalDate, parseLocalDate } from '../../domain/snapshot/local-date.ts';
import { BUTTON_VALUE } from '../limits.ts';

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

/** Which finding, as a menu's option (at most 150 characters) or a modal's private_metadata. */
export function encodeFindingValue({ on, checkId }: FindingRef): string {
  return JSON.stringify([VERSION, on, checkId]);
}

/** The value in `text`, or `undefined` where it is not exactly what `encodeFindingValue` writes. */
export function parseFindingValue(text: string | undefined): FindingRef | undefined {
  const [version, on, checkId, ...rest] = parseArray(text);
  if (version !== VERSION || rest.length > 0) return undefined;
  if (typeof on !== 'string' || typeof checkId !== 'string' || !CHECK_ID.test(checkId)) return undefined;
  if (on === 'organization') return { on, checkId };
  const id = parseAccountId(on);
  return id === undefined || id !== on ? undefined : { on: id, checkId };
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
