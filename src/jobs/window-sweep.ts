import { type Instant, MINUTE, type Milliseconds, SECOND } from '../domain/time.ts';
import type { Job } from './job.ts';

/** However little there is to do: a window that another replica stored, and did not live to follow, waits no longer. */
const AT_LEAST_EVERY: Milliseconds = MINUTE;
const NO_SOONER_THAN: Milliseconds = SECOND;

/**
 * Follows root-access windows. Due at once when the app starts, then exactly when a window is (it opens, ends, lapses,
 * or a reminder comes), and every minute at least. `sweep` gives when the next window is due.
 */
export function createWindowSweepJob(
  sweep: (now: Instant) => Promise<Instant | undefined>,
  startedAt: Instant,
): Job {
  let due = startedAt;
  return {
    name: 'window-sweep',
    nextDue: () => due,
    clockSetBack(now) {
      due = Math.min(due, now);
    },
    async runDue(now) {
      if (now < due) return;
      due = now + AT_LEAST_EVERY;
      const next = await sweep(now);
      if (next !== undefined) due = Math.min(due, Math.max(next, now + NO_SOONER_THAN));
    },
  };
}
