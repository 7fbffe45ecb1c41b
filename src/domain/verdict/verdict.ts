import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';
import type { WindowId } from '../window/id.ts';

/**
 * Whether a person's use of root was sanctioned. in-window means that time, account and task match, and no more:
 * CloudTrail names no human behind root. other-account: a window was open, for other accounts.
 */
export type VerdictKind =
  | 'in-window'
  | 'outside-task'
  | 'break-glass'
  | 'too-late'
  | 'too-early'
  | 'other-account'
  | 'no-window';

/**
 * It follows from the event and from what stood in the windows' histories at its time: the same whenever it is
 * judged.
 */
export interface Verdict {
  readonly kind: VerdictKind;
  /** The window that decides it; absent of no-window. */
  readonly windowId?: WindowId;
  /** The deciding first. */
  readonly reasons: readonly Reason[];
  /** What alerts although a window covers it. */
  readonly concerns: readonly Concern[];
}

/** A successful sign-in without MFA, or without a word about it; a change in a session without MFA. */
export type Concern = 'no-mfa' | 'mfa-unknown';

/** Why the verdict is what it is. Words for it are the renderer's. */
export type Reason =
  /** The task's verified list has this change. */
  | { readonly why: 'declared-change'; readonly windowId: WindowId; readonly taskId: string }
  /** Reads and sign-ins are judged by time and account only. */
  | { readonly why: 'time-and-account'; readonly windowId: WindowId }
  /** The task has no verified list of changes, and accepts any that is not never fine. */
  | { readonly why: 'unverified-task'; readonly windowId: WindowId; readonly taskId: string }
  /** The task leaves no event that could be used: that it was done will not be seen. */
  | { readonly why: 'not-observable'; readonly windowId: WindowId; readonly taskId: string }
  | { readonly why: 'not-of-the-task'; readonly windowId: WindowId; readonly taskId: string }
  /** The list of tasks no longer has it, so that nothing is known to belong to it. */
  | { readonly why: 'unknown-task'; readonly windowId: WindowId; readonly taskId: string }
  /** On the never-fine list, and the task does not declare it. */
  | { readonly why: 'never-fine'; readonly windowId: WindowId; readonly taskId: string }
  | { readonly why: 'opened-without-approval'; readonly windowId: WindowId }
  | { readonly why: 'window-over'; readonly windowId: WindowId; readonly how: Over; readonly at: Instant }
  /** Its session began while that window was open, and went on. */
  | { readonly why: 'session-goes-on'; readonly windowId: WindowId; readonly since: Instant }
  | { readonly why: 'window-ahead'; readonly windowId: WindowId; readonly start: Instant }
  | {
      readonly why: 'window-elsewhere';
      readonly windowId: WindowId;
      readonly accounts: readonly AccountId[];
    }
  /** Requested for this account, and not approved at the time. */
  | { readonly why: 'undecided'; readonly windowId: WindowId; readonly requestedAt: Instant }
  | { readonly why: 'not-approved'; readonly windowId: WindowId; readonly how: NotApproved }
  /** The last window of the account, over for longer than is looked back. */
  | { readonly why: 'last-window'; readonly windowId: WindowId; readonly at: Instant }
  /** Nothing is known of any window of this account. */
  | { readonly why: 'none-known'; readonly windowId?: undefined };

export type Over = 'ended' | 'closed' | 'revoked';
export type NotApproved = 'denied' | 'withdrawn' | 'lapsed';
