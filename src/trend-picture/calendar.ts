import { DAY } from '../domain/time.ts';
import type { TrendDay } from '../operations/digest-ports.ts';

export const MOST_DAYS = 90;
/** More than any organization has, and little enough to be written beside a line. */
const MOST_ACCOUNTS = 1e9;

/** A day of the trend and its place in it: 0 for the first that is drawn. */
export interface PlacedDay extends TrendDay {
  readonly index: number;
}

/**
 * The newest 90 days of the calendar, in order, each where it belongs: one that is missing leaves its place empty.
 * Throws `RangeError` for what is no date, is there twice, or is no count.
 */
export function placeDays(days: readonly TrendDay[]): readonly PlacedDay[] {
  const numbered = days
    .map((day) => ({ day: checked(day), number: dayNumber(day.date) }))
    .sort((one, other) => one.number - other.number);
  const newest = numbered.at(-1)?.number ?? 0;
  const drawn = numbered.filter(({ number }) => number > newest - MOST_DAYS);
  const first = drawn[0]?.number ?? 0;
  refuseTwice(drawn.map(({ day }) => day.date));
  return drawn.map(({ day, number }) => ({ ...day, index: number - first }));
}

/** The date `index` days after `date`, as it is written under the picture: `3 Nov`. */
export function dateLabel(date: string, index: number): string {
  const [month, day] = labels.format((dayNumber(date) + index) * DAY).split(' ');
  return `${day} ${month}`;
}

const labels = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Days since 1970. Dates have no time zone, so UTC counts them evenly. */
function dayNumber(date: string): number {
  const number = Date.parse(`${date}T00:00:00Z`) / DAY;
  if (!Number.isInteger(number) || new Date(number * DAY).toISOString().slice(0, 10) !== date) {
    throw new RangeError(
      `a day of the trend has the date ${JSON.stringify(date)}; it must be like 2026-11-20`,
    );
  }
  return number;
}

function checked(day: TrendDay): TrendDay {
  for (const [name, count] of Object.entries({
    failing: day.failing,
    acknowledged: day.acknowledged,
    unmeasured: day.unmeasured,
  })) {
    if (!Number.isInteger(count) || count < 0 || count > MOST_ACCOUNTS) {
      throw new RangeError(
        `${day.date} of the trend has ${count} ${name}; it must be a whole number from 0 to 1e9`,
      );
    }
  }
  return day;
}

function refuseTwice(dates: readonly string[]): void {
  const twice = dates.find((date, place) => dates[place + 1] === date);
  if (twice !== undefined) throw new RangeError(`${twice} is in the trend more than once`);
}
