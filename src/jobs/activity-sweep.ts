import { type Instant, MINUTE, type Milliseconds, SECOND } from '../domain/time.ts';
import type { Job } from './job.ts';
import { createPeriodicJob } from './periodic.ts';

/** A mention or a check-in is late by so much at most, and so is what a replica did not live to tell. */
const EVERY: Milliseconds = 15 * SECOND;
/** The same where the clock is moved, by that clock. */
const EVERY_WHEN_MOVED: Milliseconds = 2 * MINUTE;

/** Follows root activity that is left behind, or whose time has come. Due at once when the app starts. */
export function createActivitySweepJob(sweep: (now: Instant) => Promise<void>, startedAt: Instant): Job {
  return createPeriodicJob(
    { name: 'activity-sweep', every: EVERY, everyWhenMoved: EVERY_WHEN_MOVED, first: startedAt },
    sweep,
  );
}
