import { DAY, type Instant, type Milliseconds } from '../../../domain/time.ts';

const MONTH: Milliseconds = 30 * DAY;
const YEAR: Milliseconds = 365 * DAY;

/**
 * When what could not be shown of a window that is over is tried again: for a day as soon as it can be, then daily for a
 * month, then weekly. Counted from the first attempt (`since`), not from the end of the window: the app may have been
 * down.
 */
export function triedAgainAt(again: Instant, since: Instant, now: Instant): Instant {
  const tried = now - since;
  if (tried < DAY) return again;
  return Math.max(again, now + (tried < MONTH ? DAY : 7 * DAY));
}

/** Whether it was tried for so long that it is given up, so that no list grows with the past. */
export function isLongEnough(since: Instant, now: Instant): boolean {
  return now - since >= YEAR;
}
