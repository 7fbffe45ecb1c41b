import type { AccountId } from '../account.ts';
import type { Caller } from '../root-event/caller.ts';
import type { EventKey, EventOutcome, RequestParameter } from '../root-event/event.ts';
import type { Instant } from '../time.ts';

/** Something was done to what keeps root users in check, or to what watches them; by whomever. */
export interface PerimeterEvent {
  readonly key: EventKey;
  readonly at: Instant;
  /** In which it was done. */
  readonly accountId: AccountId;
  readonly region: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly change: PerimeterChange;
  /** strengthens: more is kept in check than before. unclear: it depends on what was written. */
  readonly effect: 'weakens' | 'strengthens' | 'unclear';
  readonly by: Caller;
  readonly outcome: EventOutcome;
  readonly sourceAddress?: string;
  readonly userAgent?: string;
  readonly parameters: readonly RequestParameter[];
}

export type PerimeterChange =
  /** Centralized root access was turned on or off, in whole or in part. */
  | { readonly kind: 'central-root-access' }
  /** Who may open central root sessions. `account`: the delegated administrator for IAM. */
  | { readonly kind: 'iam-administrator'; readonly account?: string }
  /**
   * `certainly`: false where nobody knows whether the SCP denies, or denied, root users. `target`: what it was attached to or detached
   * from.
   */
  | {
      readonly kind: 'deny-root-scp';
      readonly policyId?: string;
      readonly target?: string;
      readonly certainly: boolean;
    }
  /** The address of a root user, with which its password is recovered. */
  | { readonly kind: 'root-email'; readonly account?: string }
  | { readonly kind: 'own-rule'; readonly rule: string }
  /** `certainly`: false where only its name was known to be that of ours; else absent. */
  | { readonly kind: 'own-queue'; readonly queue: string; readonly certainly?: false };

/** What was done, and what that means. */
export type Told = Pick<PerimeterEvent, 'change' | 'effect'>;
