import { DAY, HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../../domain/time.ts';
import type { Period } from '../../domain/window/window.ts';
import { date, dateAndTime, timeOfDay } from '../text/time.ts';

const UTC = ' UTC';

/** `20 Nov 16:00–17:00 UTC`, `20 Nov 23:30 – 21 Nov 00:30 UTC`. */
export function periodInWords({ start, end }: Period, now: Instant): string {
  const from = dateAndTime(start, now).slice(0, -UTC.length);
  if (isSameDay(start, end)) return `${from}–${timeOfDay(end)}`;
  return `${from} – ${dateAndTime(end, now)}`;
}

/** A length of time exactly, to the second: `1 h 30 min`, `50 h`. */
export function exactLength(length: Milliseconds): string {
  const hours = Math.floor(length / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  const seconds = Math.floor((length % MINUTE) / SECOND);
  const parts = [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(minutes > 0 ? [`${minutes} min`] : []),
    ...(seconds > 0 ? [`${seconds} s`] : []),
  ];
  return parts.length === 0 ? 'under a second' : parts.join(' ');
}

/** A moment as it is told today: `16:02 UTC`; on another day `20 Nov 16:02 UTC`. */
export function moment(at: Instant, now: Instant): string {
  return isSameDay(at, now) ? timeOfDay(at) : `${date(at, now)} ${timeOfDay(at)}`;
}

function isSameDay(a: Instant, b: Instant): boolean {
  return Math.floor(a / DAY) === Math.floor(b / DAY);
}
