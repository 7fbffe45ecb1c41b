import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../domain/time.ts';

/** A published throttle: `perSecond` sustained, `burst` at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Waits until one more call is within the rate. Throws the signal's reason if it is aborted first. */
export type RateGate = (signal: AbortSignal) => Promise<void>;

/** So late a timer may be on a machine that has much to do; what is later is not made up for. */
const TOLERATED: Milliseconds = 100;

/**
 * A token bucket. Callers are let through in the order they came. `monotonic` gives milliseconds that never jump.
 * A tenth below the published rate, so that other users of the organization's API are not starved; and a little below
 * the burst, since calls that were sent apart may arrive together. Those that a stalled process holds back stay apart:
 * they would arrive together with what it sent before.
 */
export function createRateGate(rate: Rate, monotonic: () => Milliseconds): RateGate {
  const gap = 1_000 / (rate.perSecond * 0.9);
  const burst = Math.ceil(rate.burst * 0.85);
  let freeAt = Number.NEGATIVE_INFINITY;
  let behind = 0;

  return async (signal) => {
    const now = monotonic() - behind;
    const earliest = now - gap * (burst - 1);
    const place = Math.max(freeAt + gap, earliest);
    freeAt = place;
    signal.throwIfAborted();
    if (place <= now) return;
    for (let known = Number.NaN; known !== behind; ) {
      known = behind;
      await sleep(Math.max(0, place + behind - monotonic()), undefined, { signal });
    }
    behind = Math.max(behind, monotonic() - place - TOLERATED);
  };
}
