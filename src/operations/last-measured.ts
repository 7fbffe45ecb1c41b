import type { AccountPosture } from '../domain/posture.ts';
import { findAccount } from '../domain/snapshot/find-state.ts';
import type { Snapshot } from '../domain/snapshot/snapshot.ts';
import type { Instant } from '../domain/time.ts';
import type { RecentSnapshot } from './digest/recent-snapshot.ts';
import type { Log } from './ports.ts';

/** The accounts, and when those were last measured that could not be now, where that is known. Never throws. */
export type DateLastMeasured = (accounts: readonly AccountPosture[]) => Promise<readonly AccountPosture[]>;

/** By the last sweep. Where it cannot be read, nothing is said of when. */
export function createDateLastMeasured(
  recentSnapshot: RecentSnapshot,
  log: Pick<Log, 'warn'>,
): DateLastMeasured {
  return async (accounts) => {
    if (!accounts.some(isUnreachable)) return accounts;
    const snapshot = await recentSnapshot().catch((error: unknown) => {
      log.warn(
        { err: error },
        'the last snapshot could not be read: when accounts were last measured is not told',
      );
      return undefined;
    });
    return snapshot === undefined ? accounts : accounts.map((account) => dated(account, snapshot));
  };
}

function dated(posture: AccountPosture, snapshot: Snapshot): AccountPosture {
  const lastMeasured = isUnreachable(posture) ? lastMeasuredIn(snapshot, posture) : undefined;
  return lastMeasured === undefined ? posture : { ...posture, lastMeasured };
}

function lastMeasuredIn({ accounts, takenAt }: Snapshot, { account }: AccountPosture): Instant | undefined {
  const measuring = findAccount(accounts, account.id)?.measuring;
  return measuring?.kind === 'measured' ? takenAt : measuring?.lastMeasured;
}

function isUnreachable({ audit }: AccountPosture): boolean {
  return audit.kind === 'unreachable';
}
