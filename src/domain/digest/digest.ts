import type { Acknowledgement } from '../acknowledgement/acknowledgement.ts';
import type { EndedWhy } from '../acknowledgement/standing.ts';
import type { Severity } from '../checks/check.ts';
import type { Better, Moment, Worse } from '../drift/drift.ts';
import type { LocalDate } from '../snapshot/local-date.ts';
import type { AccountSnapshot, DayCounts, Failing } from '../snapshot/snapshot.ts';
import type { Instant } from '../time.ts';
import type { AlarmPath } from './alarm-path.ts';
import type { RootUse } from './root-use.ts';
import type { Trend } from './trend.ts';
import type { UnknownCause } from './unknown-causes.ts';
import type { UnmeasuredCause } from './unmeasured-causes.ts';
import type { UsersSummary } from './users-summary.ts';
import type { WindowsSummary } from './windows-summary.ts';

/** What the message of a day says; every list worst first, then by account name. */
export interface Digest extends Moment {
  /** When it was due, where it is posted late. */
  readonly lateSince?: Instant;
  /** When the directory was read, by which it was known what accounts there are; absent: not kept then. */
  readonly directoryAsOf?: Instant;
  /** Most urgent first; never empty. */
  readonly headline: readonly HeadlineFact[];
  /** With the acknowledgements as they stand now. */
  readonly counts: DayCounts;
  /** The snapshot that it is compared with; absent where there is none. */
  readonly before?: Moment & { readonly counts: DayCounts };
  /** The date that it would have been compared with, and whose snapshot cannot be read (any more). */
  readonly unreadBefore?: LocalDate;
  /** Accounts that were not measured, one cause after the other, the largest first. */
  readonly unmeasured: readonly UnmeasuredCause[];
  /** Checks that are unknown in accounts that were measured, or of the organization, one cause after the other. */
  readonly partlyMeasured: readonly UnknownCause[];
  /** Absent: not known, which is not "none". */
  readonly rootUse?: RootUse;
  /** As it is now; absent: not known whether a use of root would be noticed. */
  readonly alarmPath?: AlarmPath;
  readonly worse: readonly WorseFinding[];
  readonly better: readonly BetterFinding[];
  /** New accounts, and accounts that were measured for the first time. */
  readonly firstSeen: readonly FirstSeenAccount[];
  readonly gone: readonly AccountSnapshot[];
  /** Measured again after a gap. */
  readonly measuredAgain: readonly AccountSnapshot[];
  /** Suspended, being closed or closed since. */
  readonly skippedSince: readonly AccountSnapshot[];
  readonly moved: readonly MovedAccount[];
  readonly renamed: readonly RenamedAccount[];
  /** Checks that became unknown in accounts that were measured, or of the organization. */
  readonly becameUnknown: readonly CheckTally[];
  /** Checks that are new, in accounts that are not. */
  readonly firstMeasured: readonly CheckTally[];
  /** Everything that fails and nobody acknowledged: what is worse, and what was so before. */
  readonly failing: readonly StandingFinding[];
  readonly acknowledged: readonly AcknowledgedStanding[];
  /** What failed when it was last measured, and was not measured now; acknowledged or not. */
  readonly lastKnownFailing: readonly StandingFinding[];
  /** What was acknowledged when the snapshot before was taken, fails, and no longer is. */
  readonly returned: readonly ReturnedFinding[];
  /** Absent: windows are not configured. */
  readonly windows?: WindowsSummary;
  /** Absent: not asked. Nothing else of a digest counts IAM users. */
  readonly users?: UsersSummary;
  readonly trend: Trend;
}

export type HeadlineFact =
  /** `first`: so large a share that whatever else the digest says covers the others only. */
  | { readonly kind: 'not-measured'; readonly count: number; readonly of: number; readonly first: boolean }
  | { readonly kind: 'unsanctioned-use'; readonly count: number }
  /** `acknowledged`: so many of them, by somebody who saw it first. */
  | {
      readonly kind: 'worse';
      readonly findings: number;
      readonly acknowledged: number;
      readonly worst: Severity;
    }
  /** New accounts, or accounts never measured before, with findings that nobody acknowledged. */
  | { readonly kind: 'failing-at-first-sight'; readonly accounts: number }
  /** Checks measured for the first time that fail, in accounts known before. */
  | { readonly kind: 'new-checks-failing'; readonly findings: number }
  | { readonly kind: 'returned'; readonly findings: number }
  /** What was critical when last measured, and can no longer be. */
  | { readonly kind: 'critical-when-last-measured'; readonly findings: number }
  /**
   * Accounts that are gone or suspended since, `of` all that there were: a large share of them, or `failing` of them with
   * findings when last measured, the worst of which is `worst`.
   */
  | {
      readonly kind: 'left';
      readonly count: number;
      readonly of: number;
      readonly large: boolean;
      readonly failing: number;
      readonly worst?: Severity;
    }
  | { readonly kind: 'overdue'; readonly reviews: number }
  /** A large share of the accounts that were measured have checks that are unknown. */
  | { readonly kind: 'partly-measured'; readonly count: number; readonly of: number }
  | { readonly kind: 'nothing-worse' }
  /** Of no account. */
  | { readonly kind: 'nothing-measured' }
  /** There were digests before, and nothing of them can be read to compare with. */
  | { readonly kind: 'not-compared' }
  /** Nothing to compare with. `failing`: accounts. */
  | { readonly kind: 'first-day'; readonly failing: number };

/** Whose finding it is. */
export type Whose = AccountSnapshot | 'organization';

export interface StandingFinding {
  readonly whose: Whose;
  readonly checkId: string;
  readonly finding: Failing;
}

export interface AcknowledgedStanding extends StandingFinding {
  readonly acknowledgement: Acknowledgement;
}

/** `acknowledgement`: of somebody who has seen it as it is now. */
export interface WorseFinding extends StandingFinding {
  readonly change: Worse;
  readonly acknowledgement?: Acknowledgement;
}

export interface ReturnedFinding extends AcknowledgedStanding {
  readonly why: EndedWhy;
}

export interface BetterFinding {
  readonly whose: Whose;
  readonly checkId: string;
  readonly change: Better;
}

export interface FirstSeenAccount {
  readonly account: AccountSnapshot;
  /** new: it was not in the organization. measured: it was, and could not be measured until now. */
  readonly kind: 'new' | 'measured';
  readonly failing: readonly StandingFinding[];
}

export interface MovedAccount {
  readonly account: AccountSnapshot;
  readonly from: readonly string[];
}

export interface RenamedAccount {
  readonly account: AccountSnapshot;
  readonly from: string;
}

/** One check, and where. */
export interface CheckTally {
  readonly checkId: string;
  readonly whose: readonly Whose[];
  /** Those of them that fail. */
  readonly failing: readonly StandingFinding[];
}
