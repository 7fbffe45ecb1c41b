import { daysBetween, type LocalDate, midnightInUtc } from '../snapshot/local-date.ts';
import type { Trend, TrendDay } from './trend.ts';

/**
 * What can be said for certain of the days, of which the first and the last were counted: accounts that were not measured
 * may fail, so that neither a fall nor a rise is claimed that they could explain.
 */
export function trendText(days: Trend['days']): string {
  const counted = days.filter((day) => day.counts !== undefined);
  const [first, last] = [counted[0], counted.at(-1)];
  if (first === undefined || last === undefined) return 'Failing accounts: not counted yet';
  if (first === last) return `Failing accounts: ${number(leastOf(last))} on the first day${apart(last)}`;
  if (counted.every((day) => mostOf(day) === 0))
    return `No failing accounts ${throughout(counted)}${apart(last)}`;
  return change(first, last);
}

function change(first: TrendDay, last: TrendDay): string {
  const [was, is] = [leastOf(first), leastOf(last)];
  if (mostOf(last) < was || is > mostOf(first)) {
    const way = is < was ? 'fell' : 'rose';
    const time = inDays(daysBetween(first.date, last.date));
    return `Failing accounts ${way} from ${number(was)} to ${number(is)} ${time}${apart(last)}`;
  }
  const since = shortDate(first.date);
  const isSame = is === was && first.counts.unmeasured + last.counts.unmeasured === 0;
  return isSame
    ? `Failing accounts: ${number(is)}, as many as on ${since}${apart(last)}`
    : `Failing accounts: ${number(is)}${apart(last)}; ${number(was)} on ${since}${notMeasured(first)}`;
}

/** How many failed at least. */
function leastOf({ counts: { failing, unmeasuredFailing } }: TrendDay): number {
  return failing + unmeasuredFailing;
}

/** How many did at most: if all that were not measured did. */
function mostOf({ counts: { failing, unmeasured } }: TrendDay): number {
  return failing + unmeasured;
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

/** Those counted apart: they neither fail nor pass. */
function apart(day: TrendDay): string {
  const { acknowledged } = day.counts;
  return `${acknowledged === 0 ? '' : `, ${number(acknowledged)} acknowledged`}${notMeasured(day)}`;
}

function notMeasured({ counts: { unmeasured } }: TrendDay): string {
  return unmeasured === 0 ? '' : `, ${number(unmeasured)} not measured`;
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
