import { type Instant, MINUTE, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';
import { createPeriodicJob } from './periodic.ts';

/** What Slack did not take is tried again after so long. */
const EVERY: Milliseconds = MINUTE;
const EVERY_WHEN_MOVED: Milliseconds = 15 * MINUTE;

/** Watches over the alarm path, and tells of it. Due at once when the app starts. */
export function createAlarmWatchJob(watch: (now: Instant) => Promise<void>, startedAt: Instant): Job {
  return createPeriodicJob(
    { name: 'alarm-watch', every: EVERY, everyWhenMoved: EVERY_WHEN_MOVED, first: startedAt },
    watch,
  );
}
