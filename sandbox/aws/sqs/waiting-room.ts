import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../../../src/domain/time.ts';

/** Where long polls wait, in real time. */
export interface WaitingRoom {
  /** Until something arrives, `time` is over, or `gone` aborts. */
  wait(time: Milliseconds, gone: AbortSignal): Promise<void>;
  /** Something arrived: everybody looks again. */
  call(): void;
}

export function waitingRoom(): WaitingRoom {
  const waiting = new Set<AbortController>();
  return {
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
