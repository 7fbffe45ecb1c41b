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
  if (counted.every((day) => mostOf(day) === 0)) return `No failing accounts ${inAll(counted)}${apart(last)}`;
  return change(first, last);
}

function change(first: TrendDay, last: TrendDay): string {
  const [was, is] = [leastOf(first), leastOf(last)];
  if (mostOf(last) < was || is > mostOf(first)) {
    const way = is < was ? 'fell' : 'rose';
    const days = daysBetween(first.date, last.date) + 1;
    return `Failing accounts ${way} from ${number(was)} to ${number(is)} in ${days} days${apart(last)}`;
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

/** `in 30 days`; `on 27 days counted of 30` where some have no snapshot. */
function inAll(counted: readonly TrendDay[]): string {
  const [first, last] = [counted[0], counted.at(-1)];
  const days = first && last ? daysBetween(first.date, last.date) + 1 : 0;
  return counted.length === days ? `in ${days} days` : `on ${counted.length} days counted of ${days}`;
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
