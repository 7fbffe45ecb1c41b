import type { Interception } from '../../../sandbox/interception.ts';

/** Calls to the simulated services, all in one row; a process can be made to die around any of them. */
export interface DyingCalls extends Interception {
  /** Every call since the last `count`, as `service:Operation`. */
  readonly made: readonly string[];
  /** Starts counting anew. */
  count(): void;
  /**
   * Dies around the n-th call from now on (1: the next): before it is applied, or after, unanswered. No call works then.
   * Of calls under way at the same time none is answered once the n-th was made.
   */
  dieAt(when: 'before' | 'after', n: number): void;
  hasDied(): boolean;
  /** Calls that match go wrong as an overloaded service answers, until `undefined`. */
  fail(call: RegExp | undefined): void;
  /** Calls that match are applied and not answered, until `undefined`. */
  loseAnswers(call: RegExp | undefined): void;
  /** A new process: calls work again. */
  revive(): void;
}

export function dyingCalls(): DyingCalls {
  const made: string[] = [];
  let armed: { readonly when: 'before' | 'after'; readonly n: number } | undefined;
  let dead = false;
  let failing: RegExp | undefined;
  let silent: RegExp | undefined;
  const dies = (when: 'before' | 'after', n: number) => {
    if (armed?.when === when && n >= armed.n) dead = true;
    return dead;
  };
  return {
    made,
    count: () => {
      made.length = 0;
    },
    dieAt: (when, n) => {
      made.length = 0;
      armed = { when, n };
    },
    hasDied: () => dead,
    fail: (call) => {
      failing = call;
    },
    loseAnswers: (call) => {
      silent = call;
    },
    revive: () => {
      armed = undefined;
      dead = false;
    },
    before: async (call) => {
      if (dead) return 'drop';
      made.push(call);
      if (dies('before', made.length)) return 'drop';
      return failing?.test(call) === true ? 'error' : 'proceed';
    },
    after: async (call) => {
      if (dead || dies('after', made.length)) return 'drop';
      return silent?.test(call) === true ? 'drop' : 'answer';
    },
  };
}
