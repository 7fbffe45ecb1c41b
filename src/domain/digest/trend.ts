import { daysBetween, type LocalDate, plusDays } from '../snapshot/local-date.ts';
import type { DayCounts } from '../snapshot/snapshot.ts';

/** How many days a trend shows at most. */
export const TREND_DAYS = 90;

/** One day as it was counted then. */
export interface TrendDay {
  readonly date: LocalDate;
  readonly counts: DayCounts;
}

export interface TrendGap {
  readonly date: LocalDate;
  readonly counts?: undefined;
}

/** Every date from the first day that there is to the last, at most `TREND_DAYS`; `counts` absent: no snapshot. */
export interface Trend {
  readonly days: readonly (TrendDay | TrendGap)[];
  /** For who cannot see the picture: "Failing accounts fell from 31 to 4 in 90 days". */
  readonly text: string;
}

/** The trend up to `last`, from the days before it in any order. */
export function trendOf(last: TrendDay, history: readonly TrendDay[]): Trend {
  const start = plusDays(last.date, 1 - TREND_DAYS);
  const known = new Map(history.map((day) => [day.date, day]));
  known.set(last.date, last);
  const shown = [...known.values()].filter(({ date }) => start <= date && date <= last.date);
  const first = shown.reduce((earliest, day) => (day.date < earliest.date ? day : earliest), last);
  const days = Array.from({ length: daysBetween(first.date, last.date) + 1 }, (_, n) => {
    const date = plusDays(first.date, n);
    return known.get(date) ?? { date };
  });
  return { days, text: textOf(first, last) };
}

/**
 * What can be said for certain: accounts that were not measured may fail, so that neither a fall nor a rise is claimed
 * that they could explain.
 */
function textOf(first: TrendDay, last: TrendDay): string {
  const [was, is] = [rangeOf(first), rangeOf(last)];
  const dates = daysBetween(first.date, last.date) + 1;
  if (dates === 1) return `Failing accounts: ${is.least} on the first day${apart(last)}`;
  if (is.most < was.least || is.least > was.most) {
    const way = is.least < was.least ? 'fell' : 'rose';
    return `Failing accounts ${way} from ${was.least} to ${is.least} in ${dates} days${apart(last)}`;
  }
  return `Failing accounts: ${is.least}${apart(last)}; ${was.least} on ${first.date}${apart(first)}`;
}

/** How many failed at least, and at most if all that were not measured did. */
function rangeOf({ counts }: TrendDay): { readonly least: number; readonly most: number } {
  const { failing, unmeasured, unmeasuredFailing } = counts;
  return { least: failing + unmeasuredFailing, most: failing + unmeasured };
}

/** Those counted apart: they neither fail nor pass. */
function apart({ counts: { acknowledged, unmeasured } }: TrendDay): string {
  return [
    ...(acknowledged === 0 ? [] : [`, ${acknowledged} acknowledged`]),
    ...(unmeasured === 0 ? [] : [`, ${unmeasured} not measured`]),
  ].join('');
}
