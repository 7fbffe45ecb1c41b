import type { AccountId } from '../../domain/account.ts';
import { type Milliseconds, SECOND } from '../../domain/time.ts';
import type { Readiness } from './rounds.ts';

/** Which accounts may be judged now. */
export interface AccountsReadiness {
  of(accountId: AccountId): Readiness;
  /** They are busy until `ended`, and rest for a second from now. */
  begun(accountIds: readonly AccountId[]): void;
  ended(accountIds: readonly AccountId[]): void;
  /** Each resolves when an account has rested. */
  rests(): Iterable<Promise<void>>;
}

/** The first event of an account is judged at once, and what follows no more often than this: ten cost as much as one. */
const REST: Milliseconds = SECOND;

/** `wait` resolves after so long in real time; `rested`: an account has. */
export function createReadiness(
  wait: (time: Milliseconds) => Promise<void>,
  rested: () => void,
): AccountsReadiness {
  const resting = new Map<AccountId, Promise<void>>();
  const busy = new Set<AccountId>();
  const rest = (accountId: AccountId) => {
    const over = wait(REST).then(() => {
      if (resting.get(accountId) === over) resting.delete(accountId);
      rested();
    });
    resting.set(accountId, over);
  };
  return {
    of: (accountId) => {
      if (busy.has(accountId)) return 'busy';
      return resting.has(accountId) ? 'resting' : 'ready';
    },
    begun: (accountIds) => {
      for (const accountId of accountIds) {
        busy.add(accountId);
        rest(accountId);
      }
    },
    ended: (accountIds) => {
      for (const accountId of accountIds) busy.delete(accountId);
    },
    rests: () => resting.values(),
  };
}
