import type { AcknowledgementOf } from '../acknowledgement/standing.ts';
import { SEVERITIES, type Severity } from '../checks/check.ts';
import { checkChanges } from '../drift/check-changes.ts';
import type { CheckChange } from '../drift/drift.ts';
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
  readonly worse: UserChanges;
  readonly better: UserChanges;
  /** Findings in what was not measured before: a new account, a new check. */
  readonly firstSeen: number;
  /** Checks that are not known any more. */
  readonly becameUnknown: number;
}

/** How many changes there are, and the first of them by account id. */
export interface UserChanges {
  readonly count: number;
  readonly first: readonly UserChange[];
}

export interface UserChange {
  readonly account: AccountSnapshot;
  readonly checkId: string;
}

const ACCOUNTS_PER_PIECE = 500;
const FIRST = 3;

/** `undefined` where the snapshot has nothing of IAM users: it is of a version that did not ask. */
export function* usersSummary(
  { accounts }: Snapshot,
  before: Snapshot | undefined,
  acknowledgementOf: AcknowledgementOf,
): Pieces<UsersSummary | undefined> {
  const asked = accounts.filter(({ userChecks, measuring }) => userChecks && measuring.kind !== 'skipped');
  if (asked.length === 0) return undefined;
  const standing = yield* standingOf(asked, acknowledgementOf);
  const drift = before?.accounts.some(({ userChecks }) => userChecks !== undefined)
    ? yield* driftOf(asked, before.accounts)
    : undefined;
  return { ...standing, unmeasured: asked.length - standing.measured, ...(drift && { drift }) };
}

type Counted = Omit<UsersSummary, 'unmeasured' | 'drift'>;

/** Counted as it goes: nothing is kept of thousands of accounts. */
function* standingOf(
  asked: readonly AccountSnapshot[],
  acknowledgementOf: AcknowledgementOf,
): Pieces<Counted> {
  const seen = new Set<Severity>();
  let [findings, accounts, acknowledged, measured] = [0, 0, 0, 0];
  yield* mapInPieces(asked, ACCOUNTS_PER_PIECE, ({ id, userChecks = [] }) => {
    let [open, known] = [0, false];
    for (const { checkId, state } of userChecks) {
      known ||= state.status !== 'unknown';
      if (state.status !== 'fail') continue;
      if (acknowledgementOf({ on: id, checkId }) !== undefined) acknowledged++;
      else {
        open++;
        seen.add(state.severity);
      }
    }
    findings += open;
    if (open > 0) accounts++;
    if (known) measured++;
  });
  const worst = SEVERITIES.find((severity) => seen.has(severity));
  return { findings, accounts, acknowledged, measured, ...(worst && { worst }) };
}

function* driftOf(asked: readonly AccountSnapshot[], before: readonly AccountSnapshot[]): Pieces<UsersDrift> {
  const [worse, better] = [createChanges(), createChanges()];
  let [firstSeen, becameUnknown] = [0, 0];
  yield* mapInPieces(asked, ACCOUNTS_PER_PIECE, (account) => {
    for (const { checkId, kind, now } of changesOf(account, findAccount(before, account.id))) {
      if (kind === 'worse') worse.add(account, checkId);
      if (kind === 'better') better.add(account, checkId);
      if (kind === 'first-measured' && now.status === 'fail') firstSeen++;
      if (kind === 'became-unmeasurable') becameUnknown++;
    }
  });
  return { worse: worse.changes(), better: better.changes(), firstSeen, becameUnknown };
}

function createChanges() {
  const first: UserChange[] = [];
  let count = 0;
  return {
    add(account: AccountSnapshot, checkId: string) {
      if (first.length < FIRST) first.push({ account, checkId });
      count++;
    },
    changes: (): UserChanges => ({ count, first }),
  };
}

/** Of thousands of checks few change: only those are compared in full. */
function changesOf(
  { userChecks = [] }: AccountSnapshot,
  was: AccountSnapshot | undefined,
): readonly CheckChange[] {
  const before: readonly CheckSnapshot[] = was?.userChecks ?? [];
  const moved = userChecks.filter((check, index) => !isSteady(check, before[index]));
  return moved.length === 0 ? NO_CHANGE : checkChanges(before, moved);
}

const NO_CHANGE: readonly CheckChange[] = [];

function isSteady({ checkId, state: now }: CheckSnapshot, before: CheckSnapshot | undefined): boolean {
  if (before?.checkId !== checkId || before.state.status !== now.status) return false;
  if (now.status !== 'fail' || before.state.status !== 'fail') return true;
  return now.severity === before.state.severity && now.marks.users === before.state.marks.users;
}
