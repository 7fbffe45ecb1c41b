import { type Instant, MINUTE, type Milliseconds, SECOND } from '../domain/time.ts';
import type { Job } from './job.ts';

/** After a failure, the next try comes this much later. */
const TRY_AGAIN: Milliseconds = MINUTE;
const NO_SOONER_THAN: Milliseconds = SECOND;

/**
 * Posts the daily digest. Due at once when the app starts, since one may have been missed, then when `run` says, which
 * posts what is due. `unfinished`: when there is something to do about one that somebody asked for in between.
 */
export function createDigestJob(
  run: (now: Instant) => Promise<Instant>,
  unfinished: () => Instant | undefined,
  startedAt: Instant,
): Job {
  let due = startedAt;
  let ranAt = Number.NEGATIVE_INFINITY;
  const nextDue = () => {
    const sooner = unfinished();
    return sooner !== undefined && sooner > ranAt ? Math.min(due, sooner) : due;
  };
  return {
    name: 'digest',
    nextDue,
    clockSetBack(now) {
      due = Math.min(due, now);
      ranAt = Math.min(ranAt, now);
    },
    async runDue(now) {
      if (now < nextDue()) return;
      ranAt = now;
      due = now + TRY_AGAIN;
      due = Math.max(await run(now), now + NO_SOONER_THAN);
    },
  };
}
