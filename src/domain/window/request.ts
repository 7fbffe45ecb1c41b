import type { AccountId } from '../account.ts';
import type { NeededCustody } from '../approval-policy/custody.ts';
import type { ApprovalPolicy } from '../approval-policy/policy.ts';
import type { Instant, Milliseconds } from '../time.ts';
import type { WindowId } from './id.ts';
import type { Person } from './person.ts';

/** What was asked for. Frozen when it is submitted: accounts by id, policy and custody as they were then. */
export interface WindowRequest {
  readonly origin: Origin;
  readonly requestedAt: Instant;
  readonly requester: Person;
  /** Who will sign in as root. */
  readonly operator: Person;
  /** 1 to 20, sorted by id. */
  readonly accounts: readonly RequestedAccount[];
  readonly task: DeclaredTask;
  readonly reason: string;
  readonly ticket?: string;
  readonly timing: Timing;
  /** When it lapses if it is undecided. Never after the asked end. */
  readonly lapsesAt: Instant;
  readonly policy: ApprovalPolicy;
  /** SHA-256 of the policy's canonical JSON, in hex. */
  readonly policyHash: string;
  /** What the operator needs that somebody else holds. */
  readonly custody: readonly NeededCustody[];
  /** Of break-glass: nobody was found who could sign its review. */
  readonly noReviewer?: true;
  /** Other windows on one of its accounts at the same time. Allowed, and named on the card. */
  readonly overlaps: readonly WindowId[];
  /** The window that this one asks more time for. */
  readonly continues?: WindowId;
}

/**
 * request: needs approval. break-glass: opened at once. afterwards: declared after root was used without a window.
 * paper: taken in from the paper record of a time when the app was down. The last two never sanctioned anything.
 */
export type Origin =
  | { readonly kind: 'request' }
  | { readonly kind: 'break-glass' }
  | { readonly kind: 'afterwards'; readonly use: string }
  | { readonly kind: 'paper'; readonly recordedBy: string; readonly approvals: readonly PaperApproval[] };

/** An approval as it stands on paper; nobody checked it. */
export interface PaperApproval {
  readonly name: string;
  readonly at: Instant;
}

export interface RequestedAccount {
  readonly id: AccountId;
  /** Its name at submission. */
  readonly name: string;
}

/** The task, with what the list of that date said about it. */
export interface DeclaredTask {
  readonly id: string;
  readonly title: string;
  /** The date of the list: `2026-11-20`. */
  readonly listVersion: string;
  readonly needsRoot: boolean;
  /** Why root all the same, where the task no longer needs it. */
  readonly insistence?: string;
}

/** at: from a moment on. on-approval: from the deciding approval on, so that waiting costs no time. */
export type Timing =
  | { readonly kind: 'at'; readonly start: Instant; readonly duration: Milliseconds }
  | { readonly kind: 'on-approval'; readonly duration: Milliseconds };
