import type { Acknowledgement } from '../acknowledgement/acknowledgement.ts';
import { holding } from '../acknowledgement/standing.ts';
import type { Drift } from '../drift/drift.ts';
import { atOnce, type Pieces } from '../pieces.ts';
import { countDay } from '../snapshot/count-day.ts';
import type { LocalDate } from '../snapshot/local-date.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Instant } from '../time.ts';
import type { AlarmPath } from './alarm-path.ts';
import { changesOf } from './changes.ts';
import type { Digest } from './digest.ts';
import { headlineFacts } from './headline.ts';
import type { RootUse } from './root-use.ts';
import { returnedFindings, standingFindings } from './standing-findings.ts';
import { type TrendDay, trendOf } from './trend.ts';
import { unknownCauses } from './unknown-causes.ts';
import { unmeasuredCauses } from './unmeasured-causes.ts';
import { usersSummary } from './users-summary.ts';
import type { WindowsSummary } from './windows-summary.ts';

export interface DigestParts {
  readonly snapshot: Snapshot;
  /** What it is compared with, and what changed since (`driftBetween`); absent where there is none. */
  readonly before?: { readonly snapshot: Snapshot; readonly drift: Drift };
  /** The date that it would have been compared with, and whose snapshot cannot be read (any more). */
  readonly unreadBefore?: LocalDate;
  /** All that held at any time since `before`: also those that have ended since. */
  readonly acknowledgements: readonly Acknowledgement[];
  /** Absent: windows are not configured. */
  readonly windows?: WindowsSummary;
  /** Absent: not known, which is not "none". */
  readonly rootUse?: RootUse;
  /** Absent: not known whether a use of root would be noticed. */
  readonly alarmPath?: AlarmPath;
  /** The days before, in any order. */
  readonly history: readonly TrendDay[];
  readonly now: Instant;
  /** When it was due, where it is posted late. */
  readonly lateSince?: Instant;
}

/** What the message of the day says. */
export function digestOf(parts: DigestParts): Digest {
  return atOnce(digestInPieces(parts));
}

/** The same in pieces. */
export function* digestInPieces(parts: DigestParts): Pieces<Digest> {
  const { snapshot, before, acknowledgements, windows, rootUse, alarmPath, now, lateSince, unreadBefore } =
    parts;
  const { date, takenAt, directoryAsOf, accounts } = snapshot;
  const left = snapshot.counts.leftFailing;
  const acknowledgementOf = holding(acknowledgements, snapshot, now);
  const counts = countDay(accounts, (ref) => acknowledgementOf(ref) !== undefined, left);
  yield;
  const standing = yield* standingFindings(snapshot, acknowledgementOf);
  yield;
  const partlyMeasured = yield* unknownCauses(snapshot);
  yield;
  const changes = yield* changesOf(before?.drift, acknowledgementOf);
  yield;
  const users = yield* usersSummary(snapshot, before?.snapshot, acknowledgementOf);
  const contents = {
    date,
    takenAt,
    counts,
    ...(directoryAsOf !== undefined && { directoryAsOf }),
    ...(lateSince !== undefined && { lateSince }),
    ...(before && { before: momentOf(before.snapshot) }),
    ...(unreadBefore !== undefined && { unreadBefore }),
    unmeasured: unmeasuredCauses(accounts),
    partlyMeasured,
    ...(rootUse && { rootUse }),
    ...(alarmPath && { alarmPath }),
    ...changes,
    ...standing,
    returned: before ? returnedFindings(standing.failing, { ...parts, previous: before.snapshot }) : [],
    ...(windows && { windows }),
    ...(users && { users }),
    trend: trendOf({ date, counts }, parts.history),
  };
  return { ...contents, headline: headlineFacts(contents) };
}

function momentOf({ date, takenAt, counts }: Snapshot): NonNullable<Digest['before']> {
  return { date, takenAt, counts };
}
