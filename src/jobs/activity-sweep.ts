import { type Instant, type Milliseconds, SECOND } from '../domain/time.ts';
import type { Job } from './job.ts';

/** A mention or a check-in is late by so much at most, and so is what a replica did not live to tell. */
const EVERY: Milliseconds = 15 * SECOND;

/** Follows root activity that is left behind, or whose time has come. Due at once when the app starts. */
export function createActivitySweepJob(sweep: (now: Instant) => Promise<void>, startedAt: Instant): Job {
  let due = startedAt;
  return {
    name: 'activity-sweep',
    nextDue: () => due,
    clockSetBack(now) {
      due = Math.min(due, now);
    },
    async runDue(now) {
      if (now < due) return;
      due = now + EVERY;
      await sweep(now);
    },
  };
}
