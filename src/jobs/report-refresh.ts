import { type Instant, MINUTE, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';

/** Whoever has just started has more urgent things to read, and who asks for reports by then does not wait for this. */
const FIRST: Milliseconds = MINUTE;
const AFTER_FAILURE: Milliseconds = 5 * MINUTE;

/** Keeps stored credential reports current; `refresh` says when it wants to be asked again. */
export function createReportRefreshJob(refresh: (now: Instant) => Promise<Instant>, startedAt: Instant): Job {
  let due = startedAt + FIRST;
  return {
    name: 'report-refresh',
    nextDue: () => due,
    clockSetBack(now) {
      due = Math.min(due, now);
    },
    async runDue(now) {
      if (now < due) return;
      due = now + AFTER_FAILURE;
      due = await refresh(now);
    },
  };
}
