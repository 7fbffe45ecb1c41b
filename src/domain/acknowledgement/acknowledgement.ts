import type { FindingRef } from '../snapshot/find-state.ts';
import type { SeenFinding } from '../snapshot/next-state.ts';
import { DAY, type Instant, type Milliseconds } from '../time.ts';
import type { Person } from '../window/person.ts';

/** The longest that a finding can be acknowledged for. */
export const LONGEST_ACKNOWLEDGEMENT: Milliseconds = 90 * DAY;

/** Longest reason, in characters. */
export const MAX_WHY = 500;

/**
 * A finding that somebody answers for, for a while. A snooze is the same with a shorter time. Of several for one finding
 * the latest stands.
 */
export interface Acknowledgement extends FindingRef {
  readonly by: Person;
  readonly at: Instant;
  /** In the person's words. */
  readonly why: string;
  /** From then on it no longer holds; at most `LONGEST_ACKNOWLEDGEMENT` after `at`. */
  readonly until: Instant;
  /** As the person saw it; `since` is `at` where no snapshot had it yet. */
  readonly finding: SeenFinding;
}
