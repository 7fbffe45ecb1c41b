import type { Acknowledgement } from '../acknowledgement/acknowledgement.ts';
import { holding, latestOf } from '../acknowledgement/standing.ts';
import type { RootEvidence } from '../evidence.ts';
import { atOnce, mapInPieces, type Pieces } from '../pieces.ts';
import type { AccountPosture, CheckResult, Posture } from '../posture.ts';
import type { Instant } from '../time.ts';
import { countDay, countLeft } from './count-day.ts';
import { everyCheck, type FindingRef, type Findings, findAccount, findCheck } from './find-state.ts';
import type { LocalDate } from './local-date.ts';
import { marksIn } from './marks.ts';
import { nextMeasuring } from './next-measuring.ts';
import { nextState, type SeenFinding, unknownState } from './next-state.ts';
import { type AccountSnapshot, type CheckSnapshot, lastKnown, type Snapshot } from './snapshot.ts';

export interface DayOfSweep {
  /** In the time zone of the digest. */
  readonly date: LocalDate;
  /** When the sweep began; absent: all was measured at one moment. */
  readonly begunAt?: Instant;
  /** Of the whole organization: an account that is not in it is gone. */
  readonly posture: Posture;
  readonly acknowledgements: readonly Acknowledgement[];
}

/**
 * The snapshot after `previous`, the last complete one, which is absent on the first day. What was known before and not
 * measured now is kept under *unknown*; checks and accounts that are not in the posture are left out.
 */
export function nextSnapshot(previous: Snapshot | undefined, day: DayOfSweep): Snapshot {
  return atOnce(nextSnapshotInPieces(previous, day));
}

const ACCOUNTS_PER_PIECE = 250;

/** The same in pieces. */
export function* nextSnapshotInPieces(previous: Snapshot | undefined, day: DayOfSweep): Pieces<Snapshot> {
  const { date, begunAt, posture, acknowledgements } = day;
  const takenAt = posture.measuredAt;
  const sweep = { takenAt, previous, seen: seenSince(previous, takenAt, acknowledgements) };
  const accounts = yield* mapInPieces(posture.accounts, ACCOUNTS_PER_PIECE, (each) =>
    nextAccount(each, sweep),
  );
  yield;
  const findings = {
    takenAt,
    ...(begunAt !== undefined && { begunAt }),
    organization: organizationChecks(posture.organization, sweep),
    accounts: accounts.sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  const acknowledgementOf = holding(acknowledgements, findings, takenAt);
  yield;
  const left = countLeft(previous?.accounts ?? [], findings.accounts);
  const counts = countDay(findings.accounts, (ref) => acknowledgementOf(ref) !== undefined, left);
  return { date, counts, directoryAsOf: posture.directoryAsOf, ...findings };
}

interface Sweep {
  readonly takenAt: Instant;
  readonly previous: Snapshot | undefined;
  readonly seen: Seen;
}

/** `stands`: it failed in the snapshot before. */
type Seen = (ref: FindingRef, stands: boolean) => SeenFinding | undefined;

/**
 * What people acknowledged between the two snapshots, as they saw it then. What began while the sweep before was under way
 * may have been seen by them and not by it.
 */
function seenSince(
  previous: Findings | undefined,
  takenAt: Instant,
  acknowledgements: readonly Acknowledgement[],
): Seen {
  const between = (from: Instant | undefined) =>
    latestOf(acknowledgements.filter(({ at }) => at <= takenAt && (from === undefined || at > from)));
  const [sinceItsEnd, sinceItsBeginning] = [
    between(previous?.takenAt),
    between(previous?.begunAt ?? previous?.takenAt),
  ];
  return (ref, stands) => (stands ? sinceItsEnd : sinceItsBeginning)(ref)?.finding;
}

function organizationChecks(results: readonly CheckResult[], sweep: Sweep): readonly CheckSnapshot[] {
  const before = sweep.previous?.organization ?? [];
  return nextChecks(before, results, { sweep, on: 'organization', isReached: true });
}

function nextAccount(posture: AccountPosture, sweep: Sweep): AccountSnapshot {
  const { account, audit, standing } = posture;
  const before = sweep.previous && findAccount(sweep.previous.accounts, account.id);
  return {
    id: account.id,
    name: account.name,
    ouPath: account.ouPath,
    standing,
    measuring: nextMeasuring(before?.measuring, audit, sweep.takenAt, sweep.previous?.takenAt),
    checks: accountChecks(posture, knownOf(posture, before), sweep),
    ...userChecksIn(posture, before, sweep),
  };
}

/** What the results are compared with: in a posture about IAM users, their checks stand in the place of the root user's. */
function knownOf({ audit }: AccountPosture, before: AccountSnapshot | undefined): readonly CheckSnapshot[] {
  if (before === undefined) return [];
  return audit.kind === 'skipped' ? before.checks : everyCheck(before);
}

function userChecksIn(
  posture: AccountPosture,
  before: AccountSnapshot | undefined,
  sweep: Sweep,
): Pick<AccountSnapshot, 'userChecks'> {
  const { userResults, audit } = posture;
  if (userResults === undefined && audit.kind !== 'skipped') return {};
  const stood = before?.userChecks ?? [];
  return { userChecks: accountChecks({ ...posture, results: userResults ?? [] }, stood, sweep) };
}

function accountChecks(
  { account, audit, results }: Pick<AccountPosture, 'account' | 'audit' | 'results'>,
  before: readonly CheckSnapshot[],
  sweep: Sweep,
): readonly CheckSnapshot[] {
  const on = account.id;
  switch (audit.kind) {
    case 'skipped':
      return before.map(({ checkId, state }) => ({ checkId, state: unknownState(state, sweep.takenAt) }));
    case 'unreachable':
      return nextChecks(before, results, { sweep, on, isReached: false });
    case 'audited':
      return nextChecks(before, results, { sweep, on, isReached: true, evidence: audit.evidence });
  }
}

interface Whose {
  readonly sweep: Sweep;
  readonly on: FindingRef['on'];
  /** Otherwise the account says why its checks are unknown. */
  readonly isReached: boolean;
  readonly evidence?: RootEvidence;
}

function nextChecks(
  before: readonly CheckSnapshot[],
  results: readonly CheckResult[],
  { sweep, on, isReached, evidence }: Whose,
): readonly CheckSnapshot[] {
  return results.map((result, index) => {
    const { checkId, severity, outcome } = result;
    const state = findCheck(before, checkId, index);
    const stands = state !== undefined && lastKnown(state)?.status === 'fail';
    const seen = sweep.seen({ on, checkId }, stands);
    const marks = evidence === undefined || outcome.status !== 'fail' ? {} : marksIn(result, evidence);
    const { takenAt } = sweep;
    const measured = { takenAt, severity, outcome, marks, isReached, ...(seen && { seen }) };
    return { checkId, state: nextState(state, measured) };
  });
}
