import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../domain/time.ts';
import type { Budget, Slot } from './budget.ts';
import { CALL_LIMIT, type Send, withinCallLimit } from './call-limit.ts';
import { isThrottled, isWorthRetrying } from './failure.ts';

/** Calls AWS for one account: within the budget, each call within its time, retried where that can help, ended by `signal`. */
export interface Caller {
  readonly signal: AbortSignal;
  readonly slot: Slot;
  call<T>(send: Send<T>): Promise<T>;
  /** Waits without the slot. Throws the signal's reason if it is aborted first. */
  pause(time: Milliseconds): Promise<void>;
}

export interface CallMetrics {
  calls: number;
  retries: number;
}

const MOST_ATTEMPTS = 6;
const FIRST_BACK_OFF: Milliseconds = 200;
const LONGEST_BACK_OFF: Milliseconds = 5_000;

/**
 * The SDK's own retries would sleep while holding the slot, so clients are made with one attempt and retried here, with
 * "full jitter" (AWS Architecture Blog, "Exponential Backoff And Jitter").
 * A call without an answer is not repeated: somebody waits, and may ask again.
 * `random` gives numbers in [0, 1).
 */
export function createCaller(
  budget: Budget,
  slot: Slot,
  signal: AbortSignal,
  random: () => number,
  metrics: CallMetrics,
  callLimit: Milliseconds = CALL_LIMIT,
): Caller {
  const pause = async (time: Milliseconds) => {
    if (time > 0) await slot.away(() => sleep(time, undefined, { signal }));
  };

  const call: Caller['call'] = async (send) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        metrics.calls += 1;
        return await slot.send(() => withinCallLimit(send, callLimit, signal));
      } catch (error) {
        if (isThrottled(error)) budget.throttled();
        if (attempt === MOST_ATTEMPTS || signal.aborted || !isWorthRetrying(error)) throw error;
        metrics.retries += 1;
        // Ended while it waited: what AWS last said is the cause, not our patience.
        await pause(backOff(attempt, random)).catch(() => {
          throw error;
        });
      }
    }
  };
  return { signal, slot, call, pause };
}

/** Before the attempt after `attempt`: uniformly within a bound that doubles. */
export function backOff(attempt: number, random: () => number): Milliseconds {
  return random() * Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** attempt);
}
