import type { Instant, Milliseconds } from '../../../src/domain/time.ts';
import type { Clock } from '../../../src/operations/ports.ts';
import { NOW } from '../builders/time.ts';

/** A clock that stands still until it is moved. */
export interface StandingClock extends Clock {
  move(by: Milliseconds): void;
}

export function standingClock(start: Instant = NOW): StandingClock {
  let now = start;
  return {
    now: () => now,
    move: (by) => {
      now += by;
    },
  };
}
