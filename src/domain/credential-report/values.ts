import type { Instant } from '../time.ts';

/** A value of the report, or why the report does not say. */
export type Stated<T> =
  | { readonly kind: 'stated'; readonly value: T }
  | { readonly kind: 'unstated'; readonly reason: string };

/** What AWS writes for "there is none". */
const NONE = new Set(['n/a', 'no_information']);
/** What AWS writes where it does not say; for the root's password in old reports and GovCloud, for one. */
const UNSTATED = new Set(['', 'not_supported']);

/** AWS's own form first, since a report has it hundreds of thousands of times. */
const DATE = /^(\d{4})-(\d\d)-(\d\d)[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

const TRUE = stated(true);
const FALSE = stated(false);
const NONE_STATED = stated(null);

/** `true` or `false` in any case; every documented other value is *unstated*; `undefined` for what is none of them. */
export function readFlag(text: string): Stated<boolean> | undefined {
  const word = text.toLowerCase();
  if (word === 'true') return TRUE;
  if (word === 'false') return FALSE;
  return NONE.has(word) || UNSTATED.has(word) ? unstated(word) : undefined;
}

/** A date, or `null` where AWS says N/A or no_information; `undefined` for what is no documented value. */
export function readDate(text: string): Stated<Instant | null> | undefined {
  if (text === 'N/A') return NONE_STATED;
  const parts = DATE.exec(text);
  if (parts !== null) {
    const at = isOnTheCalendar(Number(parts[1]), Number(parts[2]), Number(parts[3])) ? Date.parse(text) : NaN;
    return Number.isNaN(at) ? undefined : stated(at);
  }
  const word = text.toLowerCase();
  if (NONE.has(word)) return NONE_STATED;
  return UNSTATED.has(word) ? unstated(word) : undefined;
}

/** A name such as a Region or service; `undefined` where there is none. */
export function readName(text: string | undefined): string | undefined {
  if (text === 'N/A') return undefined;
  const word = text?.toLowerCase() ?? '';
  return NONE.has(word) || UNSTATED.has(word) ? undefined : text;
}

export function stated<T>(value: T): Stated<T> {
  return { kind: 'stated', value };
}

/** Whether there is such a day: `Date.parse` takes 30 February for 2 March. */
function isOnTheCalendar(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeap ? 29 : DAYS[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function unstated(word: string): Stated<never> {
  return { kind: 'unstated', reason: word === '' ? 'the field is empty' : `AWS says ${word}` };
}
