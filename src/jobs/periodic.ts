import type { Instant, Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';

export interface Period {
  readonly name: string;
  readonly every: Milliseconds;
  /** When it is due for the first time. */
  readonly first: Instant;
  /** The distance of its runs where the clock is moved; default: `every`. */
  readonly everyWhenMoved?: Milliseconds;
}

/** A job that is due at the same distance from each of its runs, those that failed too. */
export function createPeriodicJob(
  { name, every, first, everyWhenMoved = every }: Period,
  work: (now: Instant) => Promise<unknown>,
): Job {
  let due = first;
  let stop = first;
  return {
    name,
    nextDue: () => due,
    nextStop: () => stop,
    clockSetBack(now) {
      due = Math.min(due, now);
      stop = due;
    },
    async runDue(now) {
      if (now < due) return;
      due = now + every;
      stop = now + everyWhenMoved;
      await work(now);
    },
  };
}
