import type { Account } from '../account.ts';
import type { ToldEvent } from '../alert/alert-view.ts';
import type { Instant } from '../time.ts';
import type { Unseen } from './listing.ts';
import type { WindowUseRecord } from './window-use-record.ts';

/** What root did in a window, or near it, as its review and its history list it. */
export interface WindowEvidence {
  /** Folded, of each account that was used in it, with what its operator said. */
  readonly uses: readonly WindowUseRecord[];
  /**
   * Everything root did in its time, whichever window covers it, but for our own audits; and what came too early or too late
   * for it. And changes of the perimeter in its time, by whomever: those in its accounts, and those in the management account
   * that are, or may be, about them. In any order.
   */
  readonly events: readonly ToldEvent[];
  /** How many more there are. */
  readonly left: number;
  /** So many came in its time and are not judged yet. */
  readonly unjudged: number;
  /** What may never have reached us. */
  readonly unseen: readonly Unseen[];
  /** Whose changes of the perimeter count too; absent: not known. */
  readonly management?: Pick<Account, 'id' | 'name'>;
  /** Until when events of it may still arrive; absent: they have, if they ever do, or it has not ended. */
  readonly arrivingUntil?: Instant;
}
