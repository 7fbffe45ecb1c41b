import { type Instant, MINUTE, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';
import { createPeriodicJob } from './periodic.ts';

const EVERY: Milliseconds = 15 * MINUTE;

/** Deletes results that have expired. DynamoDB's own TTL would take days, and the sandbox has none. */
export function createResultSweepJob(
  deleteExpired: (now: Instant) => Promise<number>,
  startedAt: Instant,
): Job {
  return createPeriodicJob({ name: 'result-sweep', every: EVERY, first: startedAt + EVERY }, deleteExpired);
}
