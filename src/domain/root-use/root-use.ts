import type { AccountId } from '../account.ts';
import type { AlertId, Disposition } from '../alert/alert.ts';
import type { Instant } from '../time.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** What is known of the recent use of an account's root besides what AWS reports: events that came, and alerts of them. */
export type HeardRootUse =
  /** The store gave no answer. */
  | { readonly kind: 'unread' }
  | {
      readonly kind: 'read';
      /** Since when events should have come. */
      readonly since: Instant;
      /** Of each recent use. */
      readonly heard: readonly HeardUse[];
      /** Alerts of uses that pass for no quiet ones, the newest first. */
      readonly alerts: readonly UseAlert[];
    };

/** One use that AWS reports, and what its events were found to be. */
export interface HeardUse {
  /** As `ReportedUse` has both. */
  readonly credential: string;
  readonly at: Instant;
  readonly found: Found;
}

/** Of several events the worst that they were found to be. unjudged: they came, and nobody judged them yet. */
export type Found = 'nothing' | 'unjudged' | Pick<Verdict, 'kind' | 'windowId'>;

/** An alert, as far as it tells what became of a use. */
export interface UseAlert {
  readonly id: AlertId;
  /** Of its events. */
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** Who is at it now, by name. */
  readonly owner?: string;
  readonly disposition?: Pick<Disposition, 'kind' | 'by'>;
}

/** The root use of an account; `undefined`: it was not asked for. */
export type HeardRootUseOf = (accountId: AccountId) => HeardRootUse | undefined;
