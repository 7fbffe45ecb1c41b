import { DAY, HOUR, MINUTE, type Milliseconds } from '../../time.ts';

export const DURATIONS = '30m, 1h, 1h30m or 90 min';

const UNITS: Readonly<Record<string, Milliseconds>> = {
  d: DAY,
  day: DAY,
  days: DAY,
  h: HOUR,
  hour: HOUR,
  hours: HOUR,
  m: MINUTE,
  min: MINUTE,
  mins: MINUTE,
  minute: MINUTE,
  minutes: MINUTE,
};

/** A length of time as people type it (`30m`, `1h30m`, `2 hours`), or `undefined`. Whole numbers; each unit once, larger first. */
export function parseDuration(text: string): Milliseconds | undefined {
  const typed = text.trim().toLowerCase();
  if (!/^(\d{1,4}\s*[a-z]+\s*)+$/.test(typed)) return undefined;
  const parts = [...typed.matchAll(/(\d+)\s*([a-z]+)/g)].map(([, count, unit]) => ({
    count: Number(count),
    unit: unit !== undefined && Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined,
  }));
  let total = 0;
  let larger = Number.POSITIVE_INFINITY;
  for (const { count, unit } of parts) {
    if (unit === undefined || unit >= larger) return undefined;
    total += count * unit;
    larger = unit;
  }
  return total;
}
