import type { SandboxClock } from '../interception.ts';

/** Slack's rate limits: a bucket per method (and channel, where the limit holds per channel), refilled evenly. */
export interface RateLimits {
  /** Whole seconds to wait, for `Retry-After`; 0 where the call may go on. */
  take(key: string, perMinute: number, burst: number): number;
}

/** `monotonic`: milliseconds that only grow. */
export function createRateLimits(monotonic: () => number): RateLimits {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(key, perMinute, burst) {
      const now = monotonic();
      const perMs = perMinute / 60_000;
      const before = buckets.get(key) ?? { tokens: burst, at: now };
      const tokens = Math.min(burst, before.tokens + (now - before.at) * perMs);
      const allowed = tokens >= 1;
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
      return allowed ? 0 : Math.max(1, Math.ceil((1 - tokens) / perMs / 1000));
    },
  };
}

/**
 * Time as the limits count it: real time, and what the sandbox's clock is moved by as well, so that eight hours that
 * pass in a second refill what eight hours refill. `monotonic` and the clock are in milliseconds.
 */
export function passingTime(monotonic: () => number, clock: SandboxClock): () => number {
  let last = { real: monotonic(), shown: clock.now() };
  let passed = 0;
  return () => {
    const now = { real: monotonic(), shown: clock.now() };
    passed += Math.max(0, now.real - last.real, now.shown - last.shown);
    last = now;
    return passed;
  };
}

/** Lets everything through. */
export const noRateLimits: RateLimits = { take: () => 0 };
