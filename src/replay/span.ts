import type { Instant } from '../domain/time.ts';

/** `2026-11-20 03:02:11`: the same in every country, and it sorts. UTC. */
export function stamp(at: Instant): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}

/** `2026-11-20 03:02:11 to 03:09:30`; the second date where it is another. */
export function span(first: Instant, last: Instant): string {
  if (first === last) return stamp(first);
  const [date, time] = stamp(last).split(' ');
  return `${stamp(first)} to ${stamp(first).startsWith(`${date} `) ? time : stamp(last)}`;
}
