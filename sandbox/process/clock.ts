import type { Instant, Milliseconds } from '../../src/domain/time.ts';
import type { SandboxClock } from '../interception.ts';

/** Real time plus an offset. It runs on by itself, can be moved forward, and never goes back. */
export interface MovableClock extends SandboxClock {
  /** Milliseconds to add to real time. */
  offset(): Milliseconds;
  /** Makes it `instant` now; does nothing where that has passed already. */
  moveTo(instant: Instant): void;
}

/** A clock over `real`, that shows `startAt` now, or real time without it. */
export function movableClock(real: () => Instant, startAt?: Instant): MovableClock {
  let offset = startAt === undefined ? 0 : startAt - real();
  return {
    now: () => real() + offset,
    offset: () => offset,
    moveTo: (instant) => {
      offset = Math.max(offset, instant - real());
    },
  };
}
