import type { AccountId } from '../account.ts';
import type { Severity } from '../checks/check.ts';
import type { Marks } from '../snapshot/marks.ts';
import { DAY, type Instant, type Milliseconds } from '../time.ts';
import type { Person } from '../window/person.ts';

/** The longest that a finding can be acknowledged for. */
export const LONGEST_ACKNOWLEDGEMENT: Milliseconds = 90 * DAY;

/** Longest reason, in characters. */
export const MAX_WHY = 500;

/** Which finding: one check of one account, or of the organization as a whole. At most one acknowledgement holds for it. */
export interface FindingRef {
  readonly on: AccountId | 'organization';
  readonly checkId: string;
}

/** A finding that somebody answers for, for a while. A snooze is the same with a shorter time. */
export interface Acknowledgement extends FindingRef {
  readonly by: Person;
  readonly at: Instant;
  /** In the person's words. */
  readonly why: string;
  /** From then on it no longer holds; at most `LONGEST_ACKNOWLEDGEMENT` after `at`. */
  readonly until: Instant;
  /** As the person saw it. */
  readonly finding: AcknowledgedFinding;
}

export interface AcknowledgedFinding {
  readonly severity: Severity;
  /** Since when it failed; `at` where no snapshot has seen it yet. */
  readonly since: Instant;
  readonly marks: Marks;
}
