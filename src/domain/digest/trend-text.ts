import { daysBetween, type LocalDate, midnightInUtc } from '../snapshot/local-date.ts';
import { failingChange, knownFailing } from './failing-counts.ts';
import type { Trend, TrendDay } from './trend.ts';

/**
 * What can be said for certain of the days, of which the first and the last were counted. Accounts that were not measured
 * may fail, and those that left have mended nothing: neither a fall nor a rise is claimed that they could explain. What
 * is acknowledged fails.
 */
export function trendText(days: Trend['days']): string {
  const counted = days.filter((day) => day.counts !== undefined);
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined) return 'Failing accounts: not counted yet';
  if (first === last) return `Failing accounts: ${failing(last)} on the first day${apart(last)}`;
  if (counted.every(isKnownClear)) return `No failing accounts ${throughout(counted)}`;
  return change(first, last, leftSince(counted.slice(1)));
}

function change(first: TrendDay, last: TrendDay, left: number): string {
  const [was, is] = [failing(first), failing(last)];
  const since = shortDate(first.date);
  const gone = left === 0 ? '' : `, ${number(left)} gone or suspended`;
  const way = failingChange(first.counts, last.counts, left);
  switch (way) {
    case 'fell':
    case 'rose': {
      const time = inDays(daysBetween(first.date, last.date));
      return `Failing accounts ${way} from ${was} to ${is} ${time}${apart(last)}${gone}`;
    }
    case 'same':
      return `Failing accounts: ${is}, as many as on ${since}${apart(last)}`;
    case 'unclear':
      return `Failing accounts: ${is}${apart(last)}; ${was} on ${since}${notMeasured(first)}${gone && `${gone} since`}`;
  }
}

function isKnownClear({ counts }: TrendDay): boolean {
  const { measured, unmeasured, partial } = counts;
  return measured > 0 && knownFailing(counts) + unmeasured + partial === 0;
}

/** Of a day that did not count them nothing is known. */
function leftSince(days: readonly TrendDay[]): number {
  return days.reduce((sum, { counts }) => sum + (counts.leftFailing ?? 0), 0);
}

function failing({ counts }: TrendDay): string {
  return number(knownFailing(counts));
}

/** `in 30 days`; `in 30 days, 2 not counted` where some dates in between have no snapshot. */
function throughout(counted: readonly TrendDay[]): string {
  const [first, last] = [counted[0], counted.at(-1)];
  const days = first && last ? daysBetween(first.date, last.date) : 0;
  const gaps = days + 1 - counted.length;
  return gaps === 0 ? inDays(days) : `${inDays(days)}, ${gaps} not counted`;
}

/** The time that passed: from one Friday to the next, 7 days. */
function inDays(days: number): string {
  return `in ${days === 1 ? '1 day' : `${days} days`}`;
}

/** What the number of those that fail does not say. */
function apart(day: TrendDay): string {
  return `${acknowledged(day)}${notMeasured(day)}`;
}

function acknowledged({ counts }: TrendDay): string {
  if (counts.acknowledged === 0) return '';
  if (counts.acknowledged < knownFailing(counts))
    return `, ${number(counts.acknowledged)} of them acknowledged`;
  return counts.acknowledged === 1 ? ', acknowledged' : ', all acknowledged';
}

function notMeasured({ counts: { measured, unmeasured, partial } }: TrendDay): string {
  if (measured + unmeasured === 0) return ', nothing measured';
  const none = unmeasured === 0 ? '' : `, ${number(unmeasured)} not measured`;
  return partial === 0 ? none : `${none}, ${number(partial)} partly measured`;
}

function number(value: number): string {
  return WHOLE.format(value);
}

const WHOLE = new Intl.NumberFormat('en-US');

/** `20 Aug`; the trend is shorter than a year. */
function shortDate(date: LocalDate): string {
  const [month, day] = SHORT_DATE.format(midnightInUtc(date)).split(' ');
  return `${day} ${month}`;
}

const SHORT_DATE = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', timeZone: 'UTC' });
