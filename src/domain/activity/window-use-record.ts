import type { AccountId } from '../account.ts';
import type { CheckIn, CheckInTrouble } from '../check-in/check-in.ts';
import type { EventKey } from '../root-event/event.ts';
import type { Instant } from '../time.ts';
import type { WindowUse } from '../verdict/window-use.ts';
import type { WindowId } from '../window/id.ts';

/** What is known of the use of one account in one window: what was done, folded, and whether the operator stands by it. */
export interface WindowUseRecord {
  readonly windowId: WindowId;
  readonly accountId: AccountId;
  /** Goes up by one with every change, from 1. */
  readonly version: number;
  /** Absent: the operator announced a sign-in, and nothing was done yet. */
  readonly use?: WindowUse;
  readonly checkIn: CheckIn;
  /** The event that brought the trouble of the check-in, or else the first use. Absent: none yet. */
  readonly about?: { readonly at: Instant; readonly key: EventKey };
  /** Troubles of which an alert was raised. */
  readonly alerted: readonly CheckInTrouble[];
  /** Keys of the events taken in last, so that one delivered twice counts once. */
  readonly recent: readonly string[];
}
