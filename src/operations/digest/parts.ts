import { type Milliseconds, SECOND } from '../../domain/time.ts';
import type { SweepRun, SweepStore, SweptAccount } from '../digest-ports.ts';
import type { Log } from '../ports.ts';

/** What is measured is stored in parts of so many accounts, or so often: no more than that is ever measured again. */
const ACCOUNTS_A_PART = 250;
const SAVE_EVERY: Milliseconds = 10 * SECOND;

/** Where a sweep puts what it has measured. */
export interface Parts {
  add(account: SweptAccount): void;
  /** Stores the rest. Throws where the store does not take it: nothing is lost but the time it took to measure it. */
  end(): Promise<void>;
}

/** Stores in the background; what could not be stored goes with the next part. */
export function startParts(run: SweepRun, sweeps: Pick<SweepStore, 'savePart'>, log: Log): Parts {
  const waiting: SweptAccount[] = [];
  const save = () => saveAll(waiting, (part) => sweeps.savePart(run, part));
  let saving: Promise<void> | undefined;
  const saveSoon = () => {
    saving ??= save()
      .catch((error: unknown) => log.warn({ err: error }, 'what was measured could not be stored yet'))
      .finally(() => {
        saving = undefined;
      });
  };
  const timer = setInterval(saveSoon, SAVE_EVERY);
  return {
    add(account) {
      waiting.push(account);
      if (waiting.length >= ACCOUNTS_A_PART) saveSoon();
    },
    async end() {
      clearInterval(timer);
      await saving;
      await save();
    },
  };
}

/** Takes all that waits; where it is not stored, it waits again. */
async function saveAll(
  waiting: SweptAccount[],
  store: (part: readonly SweptAccount[]) => Promise<void>,
): Promise<void> {
  const part = waiting.splice(0);
  if (part.length === 0) return;
  try {
    await store(part);
  } catch (error) {
    waiting.unshift(...part);
    throw error;
  }
}
