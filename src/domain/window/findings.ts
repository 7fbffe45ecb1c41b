import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';

/** yes, no, or not measured. */
export type Measured = 'yes' | 'no' | 'unknown';

/** One root user at one time, as little of it as a review needs. */
export type RootSnapshot =
  | {
      readonly kind: 'measured';
      readonly asOf: Instant;
      readonly password: Measured;
      readonly mfa: Measured;
      readonly accessKeys: Measured;
      readonly signingCertificates: Measured;
    }
  | { readonly kind: 'not-measured'; readonly reason: string };

/** What a window left behind in one account. */
export interface AccountFindings {
  readonly accountId: AccountId;
  readonly before: RootSnapshot;
  readonly after: RootSnapshot;
  /** In words, each a clause: "a root access key was left behind". */
  readonly calledOut: readonly string[];
}

export interface FindingsReport {
  readonly accounts: readonly AccountFindings[];
}
