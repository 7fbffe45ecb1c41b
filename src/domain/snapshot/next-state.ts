import type { CheckOutcome, Severity } from '../checks/check.ts';
import type { Instant } from '../time.ts';
import { carriedMarks, type Marks } from './marks.ts';
import { type CheckState, type Failing, type KnownState, lastKnown, type UnknownState } from './snapshot.ts';
import { type Degree, worsenings } from './worsening.ts';

/** One check as it was measured now. */
export interface MeasuredCheck {
  readonly takenAt: Instant;
  readonly severity: Severity;
  readonly outcome: CheckOutcome;
  /** Of a failure. */
  readonly marks: Marks;
  /** Otherwise the account as a whole says why it is unknown. */
  readonly isReached: boolean;
  /** The finding as somebody saw and acknowledged it since the snapshot before. */
  readonly seen?: SeenFinding;
}

/** A finding that a person had before them. */
export interface SeenFinding extends Degree {
  /** Since when it failed; the time it was seen where no snapshot had it. */
  readonly since: Instant;
}

/** The state of a check after `before`, which is absent where it was never measured. */
export function nextState(before: CheckState | undefined, check: MeasuredCheck): CheckState {
  const { outcome, takenAt } = check;
  const last = before && lastKnown(before);
  switch (outcome.status) {
    case 'unknown':
      return unknownState(before, takenAt, check.isReached ? outcome : undefined);
    case 'fail':
      return failing(last, check, outcome);
    case 'pass':
    case 'not-applicable':
      return { status: outcome.status, since: last?.status === outcome.status ? last.since : takenAt };
  }
}

/** Not measured: what was known last is kept. `why` absent: the account as a whole says it. */
export function unknownState(
  before: CheckState | undefined,
  takenAt: Instant,
  why?: Extract<CheckOutcome, { status: 'unknown' }>,
): UnknownState {
  const last = before && lastKnown(before);
  return {
    status: 'unknown',
    since: before?.status === 'unknown' ? before.since : takenAt,
    ...(why && { reason: why.reason }),
    ...(why?.remedies && { remedies: why.remedies }),
    ...(last !== undefined && { last }),
  };
}

type Failure = Extract<CheckOutcome, { status: 'fail' }>;

function failing(last: KnownState | undefined, check: MeasuredCheck, { detail, remedy }: Failure): Failing {
  const { severity, takenAt, seen, marks } = check;
  const stood = last?.status === 'fail' ? last : undefined;
  const compared = comparedWith(stood, seen);
  const worse = compared !== undefined && worsenings(compared, { severity, marks }).length > 0;
  const worsenedAt = worse ? takenAt : stood?.worsenedAt;
  return {
    status: 'fail',
    severity,
    since: stood?.since ?? seenAfter(last, seen) ?? takenAt,
    ...(worsenedAt !== undefined && { worsenedAt }),
    detail,
    remedy,
    marks: stood === undefined ? marks : carriedMarks(stood.marks, marks),
  };
}

/** What somebody saw fail before it passed is another finding. */
function seenAfter(last: KnownState | undefined, seen: SeenFinding | undefined): Instant | undefined {
  return seen !== undefined && seen.since > (last?.since ?? 0) ? seen.since : undefined;
}

/** What somebody has seen of it since is no longer news to them. */
function comparedWith(stood: Failing | undefined, seen: SeenFinding | undefined): Degree | undefined {
  if (seen === undefined) return stood;
  return stood === undefined
    ? seen
    : { severity: seen.severity, marks: carriedMarks(stood.marks, seen.marks) };
}
