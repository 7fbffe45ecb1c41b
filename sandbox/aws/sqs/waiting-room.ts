import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Milliseconds, SECOND } from '../../../src/domain/time.ts';

/** Where long polls wait, in real time. */
export interface WaitingRoom {
  /** Until something arrives, `time` is over, or `gone` aborts. */
  wait(time: Milliseconds, gone: AbortSignal): Promise<void>;
  /** Something arrived: everybody looks again. */
  call(): void;
  /** Somebody looks for something. */
  look(): void;
  /** Whether somebody looked a moment ago, so that it can be expected that they look again. */
  isVisited(): boolean;
}

/** Real time in which whoever reads a queue has dealt with what they took, and looks again. */
const MOMENT: Milliseconds = 3 * SECOND;

export function waitingRoom(): WaitingRoom {
  const waiting = new Set<AbortController>();
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    look: () => {
      lookedAt = performance.now();
    },
    isVisited: () => performance.now() - lookedAt < MOMENT,
    async wait(time, gone) {
      const woken = new AbortController();
      waiting.add(woken);
      const signal = AbortSignal.any([woken.signal, gone]);
      // The rejection of an aborted sleep is how it ends early.
      await sleep(time, undefined, { signal }).catch(() => undefined);
      waiting.delete(woken);
    },
    call: () => {
      for (const each of waiting) each.abort();
    },
  };
}
