import type { Instant } from '../time.ts';

/** A value of the report, or why the report does not say. */
export type Stated<T> =
  | { readonly kind: 'stated'; readonly value: T }
  | { readonly kind: 'unstated'; readonly reason: string };

/** What AWS writes for "there is none". */
const NONE = new Set(['n/a', 'no_information']);
/** What AWS writes where it does not say; for the root's password in old reports and GovCloud, for one. */
const UNSTATED = new Set(['', 'not_supported']);

const DATE = /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(\.\d+)?(z|[+-]\d\d:\d\d)$/;

/** `true` or `false` in any case; every documented other value is *unstated*; `undefined` for what is none of them. */
export function readFlag(text: string): Stated<boolean> | undefined {
  const word = text.toLowerCase();
  if (word === 'true' || word === 'false') return stated(word === 'true');
  return NONE.has(word) || UNSTATED.has(word) ? unstated(word) : undefined;
}

/** A date, or `null` where AWS says N/A or no_information; `undefined` for what is no documented value. */
export function readDate(text: string): Stated<Instant | null> | undefined {
  const word = text.toLowerCase();
  if (NONE.has(word)) return stated(null);
  if (UNSTATED.has(word)) return unstated(word);
  const at = DATE.test(word) && isOnTheCalendar(word.slice(0, 10)) ? Date.parse(text) : NaN;
  return Number.isNaN(at) ? undefined : stated(at);
}

/** A name such as a Region or service; `undefined` where there is none. */
export function readName(text: string | undefined): string | undefined {
  const word = text?.toLowerCase() ?? '';
  return NONE.has(word) || UNSTATED.has(word) ? undefined : text;
}

export function stated<T>(value: T): Stated<T> {
  return { kind: 'stated', value };
}

/** Whether there is such a day: `Date.parse` takes 30 February for 2 March. */
function isOnTheCalendar(day: string): boolean {
  const at = Date.parse(day);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function unstated(word: string): Stated<never> {
  return { kind: 'unstated', reason: word === '' ? 'the field is empty' : `AWS says ${word}` };
}
