import type { Instant } from '../time.ts';
import { dateInUtc, type LocalDate } from './local-date.ts';

/** What the clocks on the wall show in one time zone. */
export interface LocalClock {
  readonly timeZone: string;
  dateAt(at: Instant): LocalDate;
  /** What the wall clock shows, as if it were one in UTC: 11:30 in Berlin's summer is 11:30Z, and not 09:30Z. */
  wallTime(at: Instant): Instant;
}

/** Throws a RangeError where `timeZone` is no name of the IANA time zone database. */
export function localClock(timeZone: string): LocalClock {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const wallTime = (at: Instant) => inUtc(format.formatToParts(at)) + milliseconds(at);
  return { timeZone, wallTime, dateAt: (at) => dateInUtc(wallTime(at)) };
}

function inUtc(parts: readonly Intl.DateTimeFormatPart[]): Instant {
  const shown = new Map(parts.map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => shown.get(type) ?? Number.NaN;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

function milliseconds(at: Instant): number {
  return ((at % 1_000) + 1_000) % 1_000;
}
