import type { Instant } from '../domain/time.ts';

const DATE = /^(\d{4}-\d{2}-\d{2})$/;
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** `2026-11-20`, the beginning of that day in UTC; or a date-time. `undefined` where it is neither. */
export function parseDate(text: string): Instant | undefined {
  return DATE.test(text) ? instantOf(`${text}T00:00Z`, text) : parseDateTime(text);
}

/** `2026-11-20T03:05Z`, with seconds or without; UTC unless it says another offset. `undefined` where it is none. */
export function parseDateTime(text: string): Instant | undefined {
  const [, date, zone] = DATE_TIME.exec(text) ?? [];
  return date === undefined ? undefined : instantOf(zone === undefined ? `${text}Z` : text, date);
}

/** JavaScript takes 30 February for 2 March. */
function instantOf(text: string, date: string): Instant | undefined {
  const at = Date.parse(text);
  const day = Date.parse(`${date}T00:00Z`);
  const exists = !Number.isNaN(day) && new Date(day).toISOString().startsWith(date);
  return Number.isNaN(at) || !exists ? undefined : at;
}
