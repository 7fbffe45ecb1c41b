import { type Instant, MINUTE, type Milliseconds, SECOND } from '../domain/time.ts';
import type { Job } from './job.ts';

/** However little there is to do: a window that another replica stored, and did not live to follow, waits no longer. */
const AT_LEAST_EVERY: Milliseconds = MINUTE;
/** Where the clock is moved: what falls due is known, and others leave nothing behind meanwhile. */
const WHEN_MOVED_AT_LEAST_EVERY: Milliseconds = 5 * MINUTE;
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
  let stop = startedAt;
  return {
    name: 'window-sweep',
    nextDue: () => due,
    nextStop: () => stop,
    clockSetBack(now) {
      due = Math.min(due, now);
      stop = due;
    },
    async runDue(now) {
      if (now < due) return;
      due = now + AT_LEAST_EVERY;
      stop = now + WHEN_MOVED_AT_LEAST_EVERY;
      const next = await sweep(now);
      if (next === undefined) return;
      const exact = Math.max(next, now + NO_SOONER_THAN);
      due = Math.min(due, exact);
      stop = Math.min(stop, exact);
    },
  };
}
