import type { AcknowledgementOf } from '../acknowledgement/standing.ts';
import { SEVERITIES, type Severity } from '../checks/check.ts';
import { checkChanges } from '../drift/check-changes.ts';
import { mapInPieces, type Pieces } from '../pieces.ts';
import { findAccount } from '../snapshot/find-state.ts';
import type { AccountSnapshot, CheckSnapshot, Snapshot } from '../snapshot/snapshot.ts';

/** What a digest says of IAM users: a line, which no other number of it counts. */
export interface UsersSummary {
  /** Findings that nobody answers for, and in how many accounts. */
  readonly findings: number;
  readonly accounts: number;
  /** The worst of them; absent: there is none. */
  readonly worst?: Severity;
  readonly acknowledged: number;
  /** Accounts in which at least one of the checks was decided. */
  readonly measured: number;
  /** Accounts that are not suspended or the like, and in which none was. */
  readonly unmeasured: number;
  /** Since the snapshot before; absent: that has nothing of IAM users, so that they are measured for the first time. */
  readonly drift?: UsersDrift;
}

export interface UsersDrift {
  /** In the order of the accounts' ids. */
  readonly worse: readonly UserChange[];
  readonly better: readonly UserChange[];
  /** Findings in what was not measured before: a new account, a new check. */
  readonly firstSeen: number;
  /** Checks that are not known any more. */
  readonly becameUnknown: number;
}

export interface UserChange {
  readonly account: AccountSnapshot;
  readonly checkId: string;
}

const ACCOUNTS_PER_PIECE = 500;

/** `undefined` where the snapshot has nothing of IAM users: it is of a version that did not ask. */
export function* usersSummary(
  { accounts }: Snapshot,
  before: Snapshot | undefined,
  acknowledgementOf: AcknowledgementOf,
): Pieces<UsersSummary | undefined> {
  const asked = accounts.filter(({ userChecks, measuring }) => userChecks && measuring.kind !== 'skipped');
  if (asked.length === 0) return undefined;
  const tallies = yield* mapInPieces(asked, ACCOUNTS_PER_PIECE, (account) =>
    tallyOf(account, acknowledgementOf),
  );
  const worst = SEVERITIES.find((severity) => tallies.some(({ open }) => open.includes(severity)));
  const measured = tallies.filter(({ isMeasured }) => isMeasured).length;
  const drift = before?.accounts.some(({ userChecks }) => userChecks !== undefined)
    ? yield* driftOf(asked, before.accounts)
    : undefined;
  return {
    findings: tallies.reduce((sum, { open }) => sum + open.length, 0),
    accounts: tallies.filter(({ open }) => open.length > 0).length,
    ...(worst && { worst }),
    acknowledged: tallies.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    measured,
    unmeasured: asked.length - measured,
    ...(drift && { drift }),
  };
}

interface Tally {
  readonly open: readonly Severity[];
  readonly acknowledged: number;
  readonly isMeasured: boolean;
}

function tallyOf({ id, userChecks = [] }: AccountSnapshot, acknowledgementOf: AcknowledgementOf): Tally {
  const open: Severity[] = [];
  let acknowledged = 0;
  for (const { checkId, state } of userChecks) {
    if (state.status !== 'fail') continue;
    if (acknowledgementOf({ on: id, checkId }) === undefined) open.push(state.severity);
    else acknowledged++;
  }
  return { open, acknowledged, isMeasured: userChecks.some(({ state }) => state.status !== 'unknown') };
}

function* driftOf(asked: readonly AccountSnapshot[], before: readonly AccountSnapshot[]): Pieces<UsersDrift> {
  const worse: UserChange[] = [];
  const better: UserChange[] = [];
  let [firstSeen, becameUnknown] = [0, 0];
  yield* mapInPieces(asked, ACCOUNTS_PER_PIECE, (account) => {
    for (const { checkId, kind, now } of changesOf(account, findAccount(before, account.id))) {
      if (kind === 'worse') worse.push({ account, checkId });
      if (kind === 'better') better.push({ account, checkId });
      if (kind === 'first-measured' && now.status === 'fail') firstSeen++;
      if (kind === 'became-unmeasurable') becameUnknown++;
    }
  });
  return { worse, better, firstSeen, becameUnknown };
}

/** Of thousands of checks few change: only those are compared in full. */
function changesOf({ userChecks = [] }: AccountSnapshot, was: AccountSnapshot | undefined) {
  const before: readonly CheckSnapshot[] = was?.userChecks ?? [];
  const moved = userChecks.filter((check, index) => !isSteady(check, before[index]));
  return moved.length === 0 ? [] : checkChanges(before, moved);
}

function isSteady({ checkId, state: now }: CheckSnapshot, before: CheckSnapshot | undefined): boolean {
  if (before?.checkId !== checkId || before.state.status !== now.status) return false;
  if (now.status !== 'fail' || before.state.status !== 'fail') return true;
  return now.severity === before.state.severity && now.marks.users === before.state.marks.users;
}
