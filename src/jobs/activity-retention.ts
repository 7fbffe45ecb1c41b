import { HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';
import { createPeriodicJob } from './periodic.ts';

const EVERY: Milliseconds = 6 * HOUR;

/** Deletes what is kept of root activity no longer. DynamoDB's own TTL would take days, and the sandbox has none. */
export function createActivityRetentionJob(
  deleteExpired: (now: Instant) => Promise<number>,
  startedAt: Instant,
): Job {
  return createPeriodicJob(
    { name: 'activity-retention', every: EVERY, first: startedAt + EVERY },
    deleteExpired,
  );
}
