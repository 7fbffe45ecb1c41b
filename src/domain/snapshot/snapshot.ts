import type { AccountId } from '../account.ts';
import type { Severity } from '../checks/check.ts';
import type { Standing, UnreachableCode } from '../posture.ts';
import type { Instant } from '../time.ts';
import type { LocalDate } from './local-date.ts';
import type { Marks } from './marks.ts';

/** What one day's sweep found in the whole organization: the outcome of every check, and since when it is so. */
export interface Snapshot {
  /** In the time zone of the digest. One snapshot a day. */
  readonly date: LocalDate;
  /** When the sweep's posture was measured; every `since` is the `takenAt` of the snapshot that saw it first. */
  readonly takenAt: Instant;
  /** When the sweep began: an account was measured at any time from then on. Absent: of a version that did not keep it. */
  readonly begunAt?: Instant;
  /** When the directory was read, by which it was known what accounts there are. Absent as above. */
  readonly directoryAsOf?: Instant;
  readonly counts: DayCounts;
  /** Organization-wide checks, in the order of the register. */
  readonly organization: readonly CheckSnapshot[];
  /** By account id, each once. */
  readonly accounts: readonly AccountSnapshot[];
}

/**
 * Accounts counted, each once: `measured` is failing + acknowledged + partial + clear; with `unmeasured` and `skipped`
 * it is all of them.
 */
export interface DayCounts {
  readonly measured: number;
  /** Unreachable. */
  readonly unmeasured: number;
  /** Suspended, closed and the like. */
  readonly skipped: number;
  /** Measured, with a finding that nobody acknowledged. */
  readonly failing: number;
  /** Measured, and every finding acknowledged. */
  readonly acknowledged: number;
  /** Measured, nothing failed, and a check is unknown. */
  readonly partial: number;
  readonly clear: number;
  /** Of the unmeasured: those with a finding all the same that nobody acknowledged, their e-mail address say. */
  readonly unmeasuredFailing: number;
  /** Of the partial: those of which a check that is unknown failed when it was last measured. Absent: not counted then. */
  readonly partialFailing?: number;
  /** With findings the day before, acknowledged or not, and gone or suspended since. Absent: not counted then. */
  readonly leftFailing?: number;
}

export interface AccountSnapshot {
  readonly id: AccountId;
  readonly name: string;
  /** Names of the organizational units from the top down. */
  readonly ouPath: readonly string[];
  readonly standing: Standing;
  readonly measuring: Measuring;
  /** In the order of the register. Of a skipped account: what was last known of it. */
  readonly checks: readonly CheckSnapshot[];
  /** The same of its IAM users, of whom standing and counts say nothing. Absent: of a version that did not ask. */
  readonly userChecks?: readonly CheckSnapshot[];
}

/** Whether the account was measured, and since when it is so; a new cause does not begin it anew. */
export type Measuring = Measured | Unmeasured | NotAudited;

export interface Measured {
  readonly kind: 'measured';
  readonly since: Instant;
}

export interface Unmeasured {
  readonly kind: 'unmeasured';
  readonly since: Instant;
  readonly code: UnreachableCode;
  readonly reason: string;
  readonly remedy: string;
  /** The `takenAt` of the last snapshot that had it measured; absent: none did. */
  readonly lastMeasured?: Instant;
}

export interface NotAudited {
  readonly kind: 'skipped';
  readonly since: Instant;
  readonly reason: string;
  readonly lastMeasured?: Instant;
}

export interface CheckSnapshot {
  readonly checkId: string;
  readonly state: CheckState;
}

export type CheckState = KnownState | UnknownState;

/** What measuring gave. `since` survives days on which nothing was measured, if the state is the same after them. */
export type KnownState = Passing | Failing;

export interface Passing {
  readonly status: 'pass' | 'not-applicable';
  readonly since: Instant;
}

/** A finding. */
export interface Failing {
  readonly status: 'fail';
  readonly severity: Severity;
  readonly since: Instant;
  /** When it last got worse while it stood; absent: never. */
  readonly worsenedAt?: Instant;
  /** Sentences for people; ages in it are those of the time it was measured. */
  readonly detail: string;
  readonly remedy: string;
  readonly marks: Marks;
}

/** Not measured: neither better nor worse than what was known last. */
export interface UnknownState {
  readonly status: 'unknown';
  readonly since: Instant;
  /** Absent where the account as a whole was not measured. */
  readonly reason?: string;
  /** What would make it known, sentences in the imperative; absent where nobody can say. */
  readonly remedies?: readonly string[];
  /** Absent where it was never measured. */
  readonly last?: KnownState;
}

/** What is known of a check, today or from before the gap; `undefined` where it never was measured. */
export function lastKnown(state: CheckState): KnownState | undefined {
  return state.status === 'unknown' ? state.last : state;
}
