import { type Trend, type TrendDay, trendOf } from '../../../src/domain/digest/trend.ts';
import { NOTHING_COUNTED } from '../../../src/domain/snapshot/count-day.ts';
import { parseLocalDate, plusDays } from '../../../src/domain/snapshot/local-date.ts';
import type { DayCounts } from '../../../src/domain/snapshot/snapshot.ts';

const LAST = parseLocalDate('2026-11-20')!;

export interface TrendOptions {
  /** What is counted on the day with that place, 0 for the first; nothing where absent. */
  readonly countsOf?: (index: number) => Partial<DayCounts>;
  /** The places of days without a digest. */
  readonly missing?: readonly number[];
  /** Instead of what the domain says of it. */
  readonly text?: string;
}

/** So many days up to 20 Nov 2026, one at least. */
export function aTrend(
  length: number,
  { countsOf = () => ({}), missing = [], text }: TrendOptions = {},
): Trend {
  const day = (index: number): TrendDay => ({
    date: plusDays(LAST, index + 1 - length),
    counts: { ...NOTHING_COUNTED, ...countsOf(index) },
  });
  const before = Array.from({ length: length - 1 }, (_, index) => index).filter(
    (index) => !missing.includes(index),
  );
  const trend = trendOf(day(length - 1), before.map(day));
  return { ...trend, text: text ?? trend.text };
}
