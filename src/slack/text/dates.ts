import type { Instant } from '../../domain/time.ts';
import { date } from './time.ts';

/** `date` for thousands of times of which few differ: putting one in words costs more than all the rest of a line. */
export function dates(now: Instant): (at: Instant) => string {
  const known = new Map<Instant, string>();
  return (at) => {
    const words = known.get(at) ?? date(at, now);
    known.set(at, words);
    return words;
  };
}
