import { daysBetween, type LocalDate, plusDays } from '../snapshot/local-date.ts';
import type { DayCounts } from '../snapshot/snapshot.ts';
import { trendText } from './trend-text.ts';

/** How many days a trend goes back at most. */
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

/** Every date from the first day that there is, at most `TREND_DAYS` before the last, to the last; `counts` absent: no snapshot. */
export interface Trend {
  readonly days: readonly (TrendDay | TrendGap)[];
  /** For the picture's heading, and who cannot see it: "Failing accounts fell from 31 to 4 in 90 days". */
  readonly text: string;
}

/** The trend up to `last`, from the days before it in any order. */
export function trendOf(last: TrendDay, history: readonly TrendDay[]): Trend {
  const start = plusDays(last.date, -TREND_DAYS);
  const known = new Map(history.map((day) => [day.date, day]));
  known.set(last.date, last);
  const shown = [...known.values()].filter(({ date }) => start <= date && date <= last.date);
  const first = shown.reduce((earliest, day) => (day.date < earliest.date ? day : earliest), last);
  const days = Array.from({ length: daysBetween(first.date, last.date) + 1 }, (_, n) => {
    const date = plusDays(first.date, n);
    return known.get(date) ?? { date };
  });
  return { days, text: trendText(days) };
}
