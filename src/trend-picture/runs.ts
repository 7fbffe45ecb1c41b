import type { PlacedDay } from './calendar.ts';

/** Days without a missing one between them, in order. A line is drawn through a run, never from one to the next. */
export type Run = readonly [PlacedDay, ...PlacedDay[]];

export function runsOf(days: readonly PlacedDay[]): readonly Run[] {
  const runs: [PlacedDay, ...PlacedDay[]][] = [];
  for (const day of days) {
    const current = runs.at(-1);
    if (current?.at(-1)?.index === day.index - 1) current.push(day);
    else runs.push([day]);
  }
  return runs;
}

/** The indexes of the days before and after each gap. */
export function gapsOf(runs: readonly Run[]): readonly { readonly before: number; readonly after: number }[] {
  return runs.slice(1).map(([{ index }], place) => ({
    before: runs[place]?.at(-1)?.index ?? index,
    after: index,
  }));
}
