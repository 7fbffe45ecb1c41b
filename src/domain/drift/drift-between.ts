import { atOnce, mapInPieces, type Pieces } from '../pieces.ts';
import type { AccountSnapshot, Snapshot } from '../snapshot/snapshot.ts';
import { checkChanges } from './check-changes.ts';
import type { AccountDrift, ChangedAccount, Drift, Moment } from './drift.ts';

/** What changed from one snapshot to a later one. Nothing that was not measured is better or worse for it. */
export function driftBetween(previous: Snapshot, next: Snapshot): Drift {
  return atOnce(driftInPieces(previous, next));
}

const ACCOUNTS_PER_PIECE = 250;

/** The same in pieces. */
export function* driftInPieces(previous: Snapshot, next: Snapshot): Pieces<Drift> {
  return {
    from: momentOf(previous),
    to: momentOf(next),
    organization: checkChanges(previous.organization, next.organization),
    accounts: yield* accountDrifts(previous.accounts, next.accounts),
  };
}

function momentOf({ date, takenAt }: Snapshot): Moment {
  return { date, takenAt };
}

function* accountDrifts(
  previous: readonly AccountSnapshot[],
  next: readonly AccountSnapshot[],
): Pieces<readonly AccountDrift[]> {
  const before = new Map(previous.map((account) => [account.id, account]));
  const drifts = yield* mapInPieces(next, ACCOUNTS_PER_PIECE, (account) => {
    const was = before.get(account.id);
    before.delete(account.id);
    return was === undefined ? ({ kind: 'new', account } as const) : changeOf(was, account);
  });
  const gone = [...before.values()].map((account) => ({ kind: 'gone', account }) as const);
  const changed = [...drifts.filter((each) => each !== undefined), ...gone];
  return changed.sort((a, b) => (a.account.id < b.account.id ? -1 : 1));
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
