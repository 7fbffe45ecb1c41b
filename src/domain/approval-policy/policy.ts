import type { Milliseconds } from '../time.ts';

/** People and user groups, by Slack id. */
export interface People {
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

/** Who may approve under one scope's policy: anyone pinned, or in a group for long enough. */
export interface ApproverSet extends People {
  /** Days since the app first saw the person in the group. Pinned people need none. */
  readonly minimumDays: number;
}

/**
 * What governs one window: the strictest of every scope's policy that applies to one of its accounts. A policy of one
 * scope has one approver set. Lists are sorted and hold nothing twice, so that equal policies have equal hashes.
 */
export interface ApprovalPolicy {
  /** The scopes it comes from, for people: `['payments', 'prod']`; `['default']` where none applied. */
  readonly scopes: readonly string[];
  /** An approver is in every one of these sets. */
  readonly approvers: readonly ApproverSet[];
  /** Distinct approvals needed; at least 1. */
  readonly quorum: number;
  readonly maxDuration: Milliseconds;
  /** An undecided request lapses after this. */
  readonly lapse: Milliseconds;
  /** A review that is missing for longer than this after the window's end is overdue. */
  readonly reviewWithin: Milliseconds;
  readonly ticket: TicketRule;
  readonly notified: People;
  /** Notified people get the card in a direct message too. */
  readonly notifyDirectly: boolean;
  /** User ids of those who may open a window at once, without approval. */
  readonly breakGlass: readonly string[];
}

export interface TicketRule {
  readonly required: boolean;
  /** Regular expressions; a ticket matches each as a whole. */
  readonly patterns: readonly string[];
}
