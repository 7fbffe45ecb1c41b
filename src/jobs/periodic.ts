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

/** What a run can say of the next one. */
export interface NextRun {
  /** No later than then, also where the clock is moved. */
  by(at: Instant): void;
  /** Where the clock is moved, not before then. */
  stopAt(at: Instant): void;
}

/** A job that is due at the same distance from each of its runs, those that failed too, unless a run says otherwise. */
export function createPeriodicJob(
  { name, every, first, everyWhenMoved = every }: Period,
  work: (now: Instant, next: NextRun) => Promise<unknown>,
): Job {
  let due = first;
  let stop = first;
  const next: NextRun = {
    by(at) {
      due = Math.min(due, at);
      stop = Math.min(stop, at);
    },
    stopAt(at) {
      stop = at;
    },
  };
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
      await work(now, next);
    },
  };
}
