import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from './time.ts';

/** A length of time for people, coarser as it grows: `40 min`, `3 h 40 min`, `5 h`, `2 days`. */
export function inWords(duration: Milliseconds): string {
  const minutes = Math.floor(duration / MINUTE);
  if (duration < MINUTE) return 'less than a minute';
  if (duration < HOUR) return `${minutes} min`;
  if (duration < DAY) {
    const rest = minutes % 60;
    return `${Math.floor(duration / HOUR)} h${rest === 0 ? '' : ` ${rest} min`}`;
  }
  const days = Math.floor(duration / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

/** The same with a day that has begun counted whole: what is over a limit of days never reads as the limit itself. */
export function inWordsRoundedUp(duration: Milliseconds): string {
  return inWords(duration < DAY ? duration : Math.ceil(duration / DAY) * DAY);
}

/** How long before `now` something was: `3 h 40 min ago`; `just now` up to a minute, and for clocks that run ahead. */
export function timeAgo(at: Instant, now: Instant): string {
  return now - at < MINUTE ? 'just now' : `${inWords(now - at)} ago`;
}
