/** One task of AWS's list of what takes the root user, or used to. */
export interface RootTask {
  readonly id: string;
  /** As people say it: `Enable S3 MFA delete`. */
  readonly title: string;
  readonly need: RootNeed;
  readonly changes: ExpectedChanges;
  /** What it changes is measured before and after a window: the credentials of the root user itself. */
  readonly isMeasured?: true;
  /** What the operator should know before signing in. */
  readonly hint?: string;
}

/**
 * always: nothing but root does it. not-in-members: in a member account of an organization there is another way;
 * the management account and an account of its own still need root. never: root is no longer needed anywhere.
 */
export type RootNeed =
  | { readonly kind: 'always' }
  | { readonly kind: 'not-in-members'; readonly instead: string }
  | { readonly kind: 'never'; readonly instead: string };

/**
 * What CloudTrail shows of it, `readOnly: false` events only. events: this list is verified, other changes alert.
 * unverified: nobody has confirmed a list, so any change is accepted that is not on the never-fine list; `declares`: what
 * of that the task is about.
 * not-observable: it leaves no event that could be used.
 */
export type ExpectedChanges =
  | { readonly kind: 'events'; readonly events: readonly EventName[] }
  | { readonly kind: 'unverified'; readonly declares?: readonly EventName[] }
  | { readonly kind: 'not-observable' };

/** CloudTrail's `eventSource` and `eventName`. */
export type EventName = `${string}.amazonaws.com:${string}`;
