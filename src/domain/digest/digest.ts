import type { Acknowledgement } from '../acknowledgement/acknowledgement.ts';
import type { EndedWhy } from '../acknowledgement/standing.ts';
import type { Severity } from '../checks/check.ts';
import type { Better, Moment, Worse } from '../drift/drift.ts';
import type { AccountSnapshot, DayCounts, Failing } from '../snapshot/snapshot.ts';
import type { Instant } from '../time.ts';
import type { RootUse } from './root-use.ts';
import type { Trend } from './trend.ts';
import type { UnmeasuredCause } from './unmeasured-causes.ts';
import type { WindowsSummary } from './windows-summary.ts';

/** What the message of a day says; every list worst first, then by account name. */
export interface Digest extends Moment {
  /** When it was due, where it is posted late. */
  readonly lateSince?: Instant;
  /** Most urgent first; never empty. */
  readonly headline: readonly HeadlineFact[];
  /** With the acknowledgements as they stand now. */
  readonly counts: DayCounts;
  /** The snapshot that it is compared with; absent on the first day. */
  readonly before?: Moment & { readonly counts: DayCounts };
  /** Accounts that were not measured, one cause after the other, the largest first. */
  readonly unmeasured: readonly UnmeasuredCause[];
  /** Absent: not known, which is not "none". */
  readonly rootUse?: RootUse;
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
  | { readonly kind: 'overdue'; readonly reviews: number }
  | { readonly kind: 'nothing-worse' }
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
