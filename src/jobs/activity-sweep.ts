import { type Instant, MINUTE, type Milliseconds, SECOND } from '../domain/time.ts';
import type { Job } from './job.ts';
import { createPeriodicJob } from './periodic.ts';

/** A mention or a check-in is late by so much at most, and so is what a replica did not live to tell. */
const EVERY: Milliseconds = 15 * SECOND;
/** The same where the clock is moved, by that clock: where something falls due soon, and where nothing does. */
const WHEN_MOVED = { soon: MINUTE, quiet: 5 * MINUTE } as const;

/**
 * Follows root activity that is left behind, or whose time has come. Due at once when the app starts. `sweep` gives whether
 * something falls due within five minutes.
 */
export function createActivitySweepJob(sweep: (now: Instant) => Promise<boolean>, startedAt: Instant): Job {
  const period = { name: 'activity-sweep', first: startedAt, every: EVERY, everyWhenMoved: WHEN_MOVED.soon };
  return createPeriodicJob(period, async (now, next) => {
    if (!(await sweep(now))) next.stopAt(now + WHEN_MOVED.quiet);
  });
}
