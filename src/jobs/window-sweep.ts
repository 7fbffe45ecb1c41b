import { type Instant, MINUTE, type Milliseconds, SECOND } from '../domain/time.ts';
import type { Job } from './job.ts';
import { createPeriodicJob } from './periodic.ts';

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
  const period = {
    ...{ name: 'window-sweep', first: startedAt },
    ...{ every: AT_LEAST_EVERY, everyWhenMoved: WHEN_MOVED_AT_LEAST_EVERY },
  };
  return createPeriodicJob(period, async (now, next) => {
    const due = await sweep(now);
    if (due !== undefined) next.by(Math.max(due, now + NO_SOONER_THAN));
  });
}
