import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../domain/time.ts';

/** A published throttle: `perSecond` sustained, `burst` at once. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** Waits until one more call is within the rate. Throws the signal's reason if it is aborted first. */
export type RateGate = (signal: AbortSignal) => Promise<void>;

/**
 * A token bucket. Callers are let through in the order they came. `monotonic` gives milliseconds that never jump.
 * A tenth below the published rate, so that other users of the organization's API are not starved; and a little below
 * the burst, since calls that were sent apart may arrive together.
 */
export function createRateGate(rate: Rate, monotonic: () => Milliseconds): RateGate {
  const gap = 1_000 / (rate.perSecond * 0.9);
  const burst = Math.ceil(rate.burst * 0.85);
  let freeAt = Number.NEGATIVE_INFINITY;

  return async (signal) => {
    const now = monotonic();
    const earliest = now - gap * (burst - 1);
    freeAt = Math.max(freeAt + gap, earliest);
    const wait = freeAt - now;
    if (wait > 0) await sleep(wait, undefined, { signal });
    else signal.throwIfAborted();
  };
}
