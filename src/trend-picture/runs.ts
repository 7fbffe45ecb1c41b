import type { Trend } from '../domain/digest/trend.ts';
import type { DayCounts } from '../domain/snapshot/snapshot.ts';

/** A day that was counted, and its place in the trend: 0 for the first. */
export interface CountedDay {
  readonly index: number;
  readonly counts: DayCounts;
}

export function countedDays({ days }: Trend): readonly CountedDay[] {
  return days.flatMap(({ counts }, index) => (counts === undefined ? [] : [{ index, counts }]));
}

/** Days without a missing one between them, in order. A line is drawn through a run, never from one to the next. */
export type Run = readonly [CountedDay, ...CountedDay[]];

export function runsOf(days: readonly CountedDay[]): readonly Run[] {
  const runs: [CountedDay, ...CountedDay[]][] = [];
  for (const day of days) {
    const current = runs.at(-1);
    if (current?.at(-1)?.index === day.index - 1) current.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** The places of the days before and after each gap. */
export function gapsOf(runs: readonly Run[]): readonly { readonly before: number; readonly after: number }[] {
  return runs.slice(1).map(([{ index }], place) => ({
    before: runs[place]?.at(-1)?.index ?? index,
    after: index,
  }));
}
