import type { LocalDate } from '../snapshot/local-date.ts';
import type { DayCounts } from '../snapshot/snapshot.ts';

/** How many days a trend shows at most. */
export const TREND_DAYS = 90;

/** One day as it was counted then. */
export interface TrendDay {
  readonly date: LocalDate;
  readonly counts: DayCounts;
}

/** Every date from the first day that there is to the last, at most `TREND_DAYS`; `counts` absent: no snapshot. */
export interface Trend {
  readonly days: readonly (TrendDay | TrendGap)[];
  /** For who cannot see the picture: "Failing accounts fell from 31 to 4 in 90 days". */
  readonly text: string;
}

export interface TrendGap {
  readonly date: LocalDate;
  readonly counts?: undefined;
}
