import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';
import type { WindowId } from '../window/id.ts';

/** What root did since the digest before, as far as its events were judged. */
export interface RootUse {
  readonly unsanctioned: readonly UnsanctionedUse[];
  /** Sign-ins that a window covers. "No root use" is true only where this is 0 and nothing was unsanctioned. */
  readonly sanctioned: number;
}

/** A use of root that no window covers. */
export interface UnsanctionedUse {
  readonly accountId: AccountId;
  readonly accountName: string;
  readonly at: Instant;
  /** Absent: AWS did not say. */
  readonly mfa?: boolean;
  /** Name of whoever took it on; absent: nobody did. */
  readonly owner?: string;
  /** Declared afterwards in this window; absent: not disposed of. */
  readonly declaredIn?: WindowId;
}
