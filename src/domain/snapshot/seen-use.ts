import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';
import { findAccount, findCheck } from './find-state.ts';
import { lastKnown, type Snapshot } from './snapshot.ts';

/** The latest use of an account's root that is on our record; `undefined` where none is. */
export type SeenUseOf = (id: AccountId) => Instant | undefined;

/**
 * By the finding `root-recent-use` of a snapshot, which has the latest use that it was ever seen with. AWS's own record of
 * a use is gone together with the key or the password.
 */
export function seenUsesIn(snapshot: Pick<Snapshot, 'accounts'>): SeenUseOf {
  return (id) => {
    const checks = findAccount(snapshot.accounts, id)?.checks ?? [];
    const state = findCheck(checks, 'root-recent-use');
    const last = state && lastKnown(state);
    return last?.status === 'fail' ? last.marks['last-use'] : undefined;
  };
}
