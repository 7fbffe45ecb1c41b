import { type Instant, MINUTE, type Milliseconds } from '../domain/time.ts';
import type { Job } from './job.ts';
import type { Schedule } from './schedule.ts';

/** After a failure, or where another replica is at it, the next try comes this much later. */
const TRY_AGAIN: Milliseconds = MINUTE;

/** Keeps the stored directory fresh. Due at once when the app starts, then as `schedule` says. */
export function createDirectoryRefreshJob(
  refresh: () => Promise<'done' | 'elsewhere'>,
  schedule: Schedule,
  startedAt: Instant,
): Job {
  let due = startedAt;
  return {
    name: 'directory-refresh',
    nextDue: () => due,
    clockSetBack(now) {
      due = Math.min(due, now);
    },
    async runDue(now) {
      if (now < due) return;
      due = now + TRY_AGAIN;
      if ((await refresh()) === 'done') due = schedule.next(now);
    },
  };
}
