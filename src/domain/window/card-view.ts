import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';
import type { RootSnapshot } from './root-snapshot.ts';
import type { RootWindow } from './window.ts';

/** The root users of a window as they were measured before it was used. Stored beside the window. */
export interface Baseline {
  /** When the last of them was measured. */
  readonly asOf: Instant;
  readonly accounts: readonly { readonly accountId: AccountId; readonly root: RootSnapshot }[];
  /** Its seal, bound to the window. Absent: it was not sealed yet. */
  readonly hash?: string;
}

/** Whether the root user of an account of the window is denied its actions by service control policies. */
export interface DenyRootHere {
  readonly accountId: AccountId;
  /** unknown: the policies were not read. */
  readonly coverage: 'full' | 'partial' | 'none' | 'not-bound' | 'unknown';
  /** Ids of the policies that deny, sorted. */
  readonly policyIds: readonly string[];
}

/** Windows on the same accounts before this one. */
export interface EarlierWindows {
  /** That were open at any time in the 90 days before the request. */
  readonly opened: number;
  /** Of these, how many are open still. */
  readonly open: number;
  /** And how many wait for their review. */
  readonly unreviewed: number;
  /** There are more than were looked at: these are the newest. */
  readonly isCut?: true;
}

/** Everything a card shows; all of it stored, none of it asked for while drawing. */
export interface CardView {
  readonly window: RootWindow;
  /** Absent: not measured yet. */
  readonly baseline?: Baseline;
  readonly denyRoot: readonly DenyRootHere[];
  readonly earlier: EarlierWindows;
  readonly now: Instant;
}

/** Whom a card calls on when it is posted, and shows later. */
export interface Called {
  /** User ids of those whom the window waits for: who may approve it, or review it. Absent: not known, or nobody. */
  readonly awaited?: readonly string[];
  /** The channel where they were called on already. */
  readonly pagedIn?: string;
}
