import type { Instant, Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';

export interface Period {
  readonly name: string;
  readonly every: Milliseconds;
  /** When it is due for the first time. */
  readonly first: Instant;
}

/** A job that is due at the same distance from each of its runs, those that failed too. */
export function createPeriodicJob(
  { name, every, first }: Period,
  work: (now: Instant) => Promise<unknown>,
): Job {
  let due = first;
  return {
    name,
    nextDue: () => due,
    clockSetBack(now) {
      due = Math.min(due, now);
    },
    async runDue(now) {
      if (now < due) return;
      due = now + every;
      await work(now);
    },
  };
}
