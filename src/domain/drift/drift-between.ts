import type { AccountSnapshot, Snapshot } from '../snapshot/snapshot.ts';
import { checkChanges } from './check-changes.ts';
import type { AccountDrift, ChangedAccount, Drift, Moment } from './drift.ts';

/** What changed from one snapshot to a later one. Nothing that was not measured is better or worse for it. */
export function driftBetween(previous: Snapshot, next: Snapshot): Drift {
  return {
    from: momentOf(previous),
    to: momentOf(next),
    organization: checkChanges(previous.organization, next.organization),
    accounts: accountDrifts(previous.accounts, next.accounts),
  };
}

function momentOf({ date, takenAt }: Snapshot): Moment {
  return { date, takenAt };
}

function accountDrifts(
  previous: readonly AccountSnapshot[],
  next: readonly AccountSnapshot[],
): readonly AccountDrift[] {
  const before = new Map(previous.map((account) => [account.id, account]));
  const drifts: AccountDrift[] = [];
  for (const account of next) {
    const was = before.get(account.id);
    before.delete(account.id);
    const drift = was === undefined ? ({ kind: 'new', account } as const) : changeOf(was, account);
    if (drift !== undefined) drifts.push(drift);
  }
  for (const account of before.values()) drifts.push({ kind: 'gone', account });
  return drifts.sort((a, b) => (a.account.id < b.account.id ? -1 : 1));
}

function changeOf(was: AccountSnapshot, account: AccountSnapshot): ChangedAccount | undefined {
  const checks = checkChanges(was.checks, account.checks);
  const isMoved = was.ouPath.join('\n') !== account.ouPath.join('\n');
  const isRenamed = was.name !== account.name;
  const isOther = was.measuring.kind !== account.measuring.kind;
  if (checks.length === 0 && !isMoved && !isRenamed && !isOther) return undefined;
  return {
    kind: 'changed',
    account,
    ...(isOther && { measuring: { from: was.measuring, to: account.measuring } }),
    ...(isMoved && { movedFrom: was.ouPath }),
    ...(isRenamed && { renamedFrom: was.name }),
    checks,
  };
}
