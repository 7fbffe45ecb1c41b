import type { AccountId } from '../account.ts';
import type { DispositionKind } from '../alert/alert.ts';
import type { AlertCause } from '../alert/cause.ts';
import type { Instant } from '../time.ts';
import type { WindowId } from '../window/id.ts';

/** What root did since the digest before, as far as its events were judged. */
export interface RootUse {
  /** Those since then, and those from before that nobody has disposed of; the newest first. */
  readonly unsanctioned: readonly UnsanctionedUse[];
  /** How many accounts were used in a window since, each window and account once, however much was done. */
  readonly sanctioned: number;
}

/** A use of root that no window covers. */
export interface UnsanctionedUse {
  readonly accountId: AccountId;
  /** Empty: not known. */
  readonly accountName: string;
  readonly at: Instant;
  /** The worst of it. */
  readonly worst: AlertCause;
  /** Whether every sign-in used MFA; absent: there was none, or AWS did not say. */
  readonly mfa?: boolean;
  /** Name of whoever took it on last; absent: nobody did. */
  readonly owner?: string;
  /** What it was, and by the name of whoever said so; absent: not disposed of. */
  readonly disposition?: { readonly kind: DispositionKind; readonly by: string };
  /** Declared afterwards in this window. */
  readonly declaredIn?: WindowId;
}

/** Whether root was used, by all that is known: what was a false alarm was none. */
export function isUse({ disposition }: UnsanctionedUse): boolean {
  return disposition?.kind !== 'false-alarm';
}
