import { HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';
import { createPeriodicJob } from './periodic.ts';

const EVERY: Milliseconds = 6 * HOUR;

/** Deletes credential reports that have expired. Expiry itself is judged when one is read. */
export function createReportRetentionJob(
  deleteExpired: (now: Instant) => Promise<number>,
  startedAt: Instant,
): Job {
  return createPeriodicJob(
    { name: 'report-retention', every: EVERY, first: startedAt + EVERY },
    deleteExpired,
  );
}
