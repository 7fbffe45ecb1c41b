import type { AccountId } from '../account.ts';
import type { AccountSnapshot, CheckSnapshot, CheckState, Snapshot } from './snapshot.ts';

/** Which finding: one check of one account, or of the organization as a whole. */
export interface FindingRef {
  readonly on: AccountId | 'organization';
  readonly checkId: string;
}

/** What a snapshot has of accounts and organization. */
export type Findings = Pick<Snapshot, 'takenAt' | 'begunAt' | 'organization' | 'accounts'>;

/** What a snapshot says about one check; `undefined` where it has no such account or check. */
export function findState({ organization, accounts }: Findings, ref: FindingRef): CheckState | undefined {
  if (ref.on === 'organization') return findCheck(organization, ref.checkId);
  const account = findAccount(accounts, ref.on);
  return account && findCheck(everyCheck(account), ref.checkId);
}

/** The checks of the root user, then those of IAM users: no two have one id. */
export function everyCheck({ checks, userChecks = [] }: AccountSnapshot): readonly CheckSnapshot[] {
  return userChecks.length === 0 ? checks : [...checks, ...userChecks];
}

/** The state of one of `checks`; `near`: where it stands as a rule. */
export function findCheck(
  checks: readonly CheckSnapshot[],
  checkId: string,
  near = 0,
): CheckState | undefined {
  const there = checks[near];
  return (there?.checkId === checkId ? there : checks.find((each) => each.checkId === checkId))?.state;
}

/** The account among `accounts`, which are sorted by id. */
export function findAccount(
  accounts: readonly AccountSnapshot[],
  id: AccountId,
): AccountSnapshot | undefined {
  let [low, high] = [0, accounts.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const account = accounts[middle];
    if (account === undefined || account.id === id) return account;
    if (account.id < id) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}
