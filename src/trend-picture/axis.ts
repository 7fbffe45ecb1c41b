import { type LocalDate, midnightInUtc } from '../domain/snapshot/local-date.ts';

const MOST_STEPS = 4;

/** Round numbers from 0, evenly apart, the last at or above `most`; two at least, five at most. `most` from 0. */
export function countTicks(most: number): readonly number[] {
  const step = roundStep(Math.max(1, most) / MOST_STEPS);
  const steps = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: steps + 1 }, (_, place) => place * step);
}

/** The smallest of 1, 2, 5, 10, 20, 50, … that is at least `size`: accounts are whole. */
function roundStep(size: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(size)));
  return [1, 2, 5].map((digit) => digit * power).find((step) => step >= size) ?? 10 * power;
}

/** So many dates fit side by side. */
const MOST_DATES = 8;

/** The days that get a date below them, from 0 to the last, as evenly apart as whole days can be. */
export function dateTicks(last: number): readonly number[] {
  const steps = last < MOST_DATES ? last : ([4, 5, 3].find((count) => last % count === 0) ?? MOST_STEPS);
  return Array.from({ length: steps + 1 }, (_, place) => Math.round((place * last) / Math.max(1, steps)));
}

/** `4`, `9,999`, and from a hundred thousand on shortened: `1.2M`. */
export function countLabel(count: number): string {
  return (count < 100_000 ? whole : short).format(count);
}

const whole = new Intl.NumberFormat('en');
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** As it is written below the lines: `3 Nov`. */
export function dateLabel(date: LocalDate): string {
  const [month, day] = shortDate.format(midnightInUtc(date)).split(' ');
  return `${day} ${month}`;
}

const shortDate = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', timeZone: 'UTC' });
