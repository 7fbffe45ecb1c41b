import type { Instant } from '../../time.ts';

export const STARTS = 'now, 16:00 (today, UTC) or 2026-11-20T16:00Z';

/**
 * A start as people type it: a time of today in UTC, or a date and time with `Z` or an offset. `now` is the moment
 * that decides which day is today. `undefined` where the text is neither, or such a date does not exist.
 */
export function parseStart(text: string, now: Instant): Instant | undefined {
  const typed = text.trim().toUpperCase();
  const today = new Date(now).toISOString().slice(0, 10);
  if (/^([01]?\d|2[0-3]):[0-5]\d(Z| ?UTC)?$/.test(typed)) {
    const [hours = '', minutes = ''] = typed.replace(/(Z| ?UTC)$/, '').split(':');
    return instant(`${today}T${hours.padStart(2, '0')}:${minutes}`, 'Z');
  }
  const [, date, , offset] =
    /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?)(Z|[+-]\d{2}:\d{2})$/.exec(typed) ?? [];
  return date === undefined || offset === undefined ? undefined : instant(date, offset);
}

/** `undefined` for the 30th of February: what was typed is what must come out again. */
function instant(local: string, offset: string): Instant | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(local)) return undefined;
  const at = Date.parse(`${local}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}
