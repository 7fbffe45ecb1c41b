import type { Milliseconds } from './domain/time.ts';

/** `fetch` that gives up, with a `TimeoutError`, what has no whole answer after `most` milliseconds of real time. */
export function givingUpAfter(most: Milliseconds): typeof fetch {
  return (input, init) => {
    const late = AbortSignal.timeout(most);
    const signals = init?.signal ? [init.signal, late] : [late];
    return fetch(input, { ...init, signal: AbortSignal.any(signals) });
  };
}
