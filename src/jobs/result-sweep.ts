import { type Instant, MINUTE, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';

const EVERY: Milliseconds = 15 * MINUTE;

/** Deletes results that have expired. DynamoDB's own TTL would take days, and the sandbox has none. */
export function createResultSweepJob(
  deleteExpired: (now: Instant) => Promise<number>,
  startedAt: Instant,
): Job {
  let due = startedAt + EVERY;
  return {
    name: 'result-sweep',
    nextDue: () => due,
    clockSetBack(now) {
      due = Math.min(due, now);
    },
    async runDue(now) {
      if (now < due) return;
      due = now + EVERY;
      await deleteExpired(now);
    },
  };
}
