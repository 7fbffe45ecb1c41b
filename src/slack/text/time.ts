import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import { count } from './words.ts';

/** A week: ages beyond it are told as a date. */
const DATES_AFTER = 7 * DAY;

const PARTS = new Intl.DateTimeFormat('en-US', {
  timeZone: 'UTC',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** `under a minute`, `40 min`, `3 h 40 min`, `2 days`. Rounded down; negative lengths count as none. */
export function duration(length: Milliseconds): string {
  if (length < MINUTE) return 'under a minute';
  if (length >= 2 * DAY) return count(Math.floor(length / DAY), 'day');
  const hours = Math.floor(length / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}

/** How old data is: `just read`, `3 h 40 min old`; beyond a week `from 9 Nov`. */
export function age(at: Instant, now: Instant): string {
  if (now - at < MINUTE) return 'just read';
  return now - at > DATES_AFTER ? ageAlone(at, now) : `${ageAlone(at, now)} old`;
}

/** The same after a noun that says it is an age: `3 h 40 min`; beyond a week `from 9 Nov`. */
export function ageAlone(at: Instant, now: Instant): string {
  return now - at > DATES_AFTER ? `from ${date(at, now)}` : duration(now - at);
}

/** `18 Nov`; with the year where it is not that of `now`: `18 Nov 2025`. UTC. */
export function date(at: Instant, now: Instant): string {
  const { day, month, year } = partsOf(at);
  return year === partsOf(now).year ? `${day} ${month}` : `${day} ${month} ${year}`;
}

/** `02:14 UTC`. */
export function timeOfDay(at: Instant): string {
  const { hour, minute } = partsOf(at);
  return `${hour}:${minute} UTC`;
}

/** `18 Nov 02:14 UTC`. */
export function dateAndTime(at: Instant, now: Instant): string {
  return `${date(at, now)} ${timeOfDay(at)}`;
}

function partsOf(at: Instant): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const parts = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of PARTS.formatToParts(at)) {
    if (type in parts) parts[type as keyof typeof parts] = value;
  }
  return parts;
}
