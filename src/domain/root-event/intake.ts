import type { AccountId } from '../account.ts';
import type { PerimeterEvent } from '../perimeter/perimeter-event.ts';
import type { Instant } from '../time.ts';
import type { AssumeRootEvent } from './assume-root.ts';
import type { RootEvent } from './event.ts';

/** What a message of the queue, or a record of CloudTrail, turns out to be. */
export type Intake =
  /** `perimeter`: what root did is a change of the perimeter besides. */
  | { readonly kind: 'root'; readonly event: RootEvent; readonly perimeter?: PerimeterEvent }
  | { readonly kind: 'assume-root'; readonly event: AssumeRootEvent }
  | { readonly kind: 'perimeter'; readonly event: PerimeterEvent }
  | { readonly kind: 'heartbeat'; readonly heartbeat: Heartbeat }
  /** A sound record that is none of these: it was done by somebody else, and is nothing that is watched. */
  | { readonly kind: 'irrelevant'; readonly eventSource: string; readonly eventName: string }
  | { readonly kind: 'poison'; readonly why: Poison };

/** An account and a Region can still be heard. */
export interface Heartbeat {
  readonly accountId: AccountId;
  readonly region: string;
  readonly at: Instant;
}

/**
 * Why a message cannot be read. no-record: neither a CloudTrail record nor an envelope around one. no-name: a record
 * without event source or name. no-time: one whose `eventTime` is missing or is no time. no-account: one that names
 * none.
 */
export type Poison = 'not-json' | 'no-record' | 'no-name' | 'no-time' | 'no-account';
