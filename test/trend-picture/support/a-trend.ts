import { DAY } from '../../../src/domain/time.ts';
import type { Trend, TrendDay } from '../../../src/operations/digest-ports.ts';

export function aDay(date: string, over: Partial<TrendDay> = {}): TrendDay {
  return { date, failing: 0, acknowledged: 0, unmeasured: 0, ...over };
}

/** So many days up to 20 Nov 2026, each as `countsOf` its place says. */
export function aTrend(length: number, countsOf: (index: number) => Partial<TrendDay> = () => ({})): Trend {
  const first = Date.parse('2026-11-20') - (length - 1) * DAY;
  const days = Array.from({ length }, (_, index) =>
    aDay(new Date(first + index * DAY).toISOString().slice(0, 10), countsOf(index)),
  );
  return { days, alternative: `Failing accounts over ${length} days` };
}

export function without(trend: Trend, ...indexes: readonly number[]): Trend {
  return { ...trend, days: trend.days.filter((_, index) => !indexes.includes(index)) };
}
