import { HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';

const EVERY: Milliseconds = 6 * HOUR;

/** Deletes what is kept of digests no longer. DynamoDB's own TTL would take days, and the sandbox has none. */
export function createDigestRetentionJob(
  deleteExpired: (now: Instant) => Promise<number>,
  startedAt: Instant,
): Job {
  let due = startedAt + EVERY;
  return {
    name: 'digest-retention',
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
