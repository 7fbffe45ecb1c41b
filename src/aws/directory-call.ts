import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../domain/time.ts';
import { backOff } from './call.ts';
import { NoAnswer, type Send, withinCallLimit } from './call-limit.ts';
import { isWorthRetrying } from './failure.ts';
import type { RateGate } from './rate.ts';

/** Calls AWS within a rate: each attempt within its time, repeated where that can help, ended by `signal`. */
export type DirectoryCall = <T>(gate: RateGate, signal: AbortSignal, send: Send<T>) => Promise<T>;

const MOST_ATTEMPTS = 8;
/** A directory is read in the background, and one lost page would cost the whole of it: silence is worth more tries. */
const MOST_SILENCES = 3;

/** `random` gives numbers in [0, 1), for the jitter of retries. The call throws the SDK's error, or `NoAnswer`. */
export function createDirectoryCall(random: () => number, callLimit: Milliseconds): DirectoryCall {
  return async (gate, signal, send) => {
    const mayRepeat = patience();
    for (let attempt = 1; ; attempt += 1) {
      await gate(signal);
      try {
        return await withinCallLimit(send, callLimit, signal);
      } catch (error) {
        signal.throwIfAborted();
        if (attempt === MOST_ATTEMPTS || !mayRepeat(error)) throw error;
        await sleep(backOff(attempt, random), undefined, { signal });
      }
    }
  };
}

function patience(): (error: unknown) => boolean {
  let silences = 0;
  return (error) => {
    if (!(error instanceof NoAnswer)) return isWorthRetrying(error);
    silences += 1;
    return silences < MOST_SILENCES;
  };
}
