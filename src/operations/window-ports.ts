import type { AccountId } from '../domain/account.ts';
import type { Head } from '../domain/audit-chain/head.ts';
import type { PostureHeadline } from '../domain/posture-headline.ts';
import type { Instant } from '../domain/time.ts';
import type { Baseline } from '../domain/window/card-view.ts';
import type { WindowId } from '../domain/window/id.ts';
import type { SettledPlace, WindowList } from '../domain/window/lists.ts';
import type {
  RefusedAttempt,
  RefusedAttempts,
  RefusedRequest,
  RefusedRequests,
} from '../domain/window/refused-attempt.ts';
import type { RootWindow } from '../domain/window/window.ts';
import type { ClaimedPost } from './posting-ports.ts';

/**
 * Windows in the store: each one item, changed by conditional writes only. Every method throws where the store does
 * not answer; `UserError` where an item was written by a newer version of the program; and where an item was damaged by
 * hand, an error that names it. A write throws `UnclearWriteError` where nobody can say whether it happened; any other
 * error says that it did not.
 */
export interface WindowStore {
  /** As it is now (strongly consistent). One call of the store. */
  load(id: WindowId): Promise<RootWindow | undefined>;
  /** Those that are there, as they are now; in the order of `ids`. One that is damaged is logged and left out. */
  loadAll(ids: readonly WindowId[]): Promise<readonly RootWindow[]>;
  /** The window with everything that stands beside it: one query of its partition. */
  loadWhole(id: WindowId): Promise<WholeWindow | undefined>;
  /**
   * Stores a new window, then its pointers; if these could not be put, that is logged, and `point` mends it.
   * `submission`: the whole digest of what its id was derived from, so that a submission delivered again is told from
   * another one whose id happens to be the same. `UserError` where the request is too large to be stored.
   */
  create(window: RootWindow, submission: string): Promise<Created>;
  /** Puts the pointers of a window, again or for the first time: a process may have ended between the two. */
  point(window: RootWindow): Promise<void>;
  /**
   * Stores a window one version on, if the stored one is still the version before; one call of the store. moved: it is
   * not; nothing was written. too-large: it would exceed what one item holds, and its last step is none of those that
   * there is always room for (deny, withdraw, revoke, close, review).
   */
  advance(window: RootWindow): Promise<'stored' | 'moved' | 'too-large'>;
  /**
   * Notes that all that followed from the window was done, in which list it now belongs, and when it is due there;
   * nothing if it moved on.
   */
  settle(window: RootWindow, tended: string, place: SettledPlace | undefined): Promise<void>;
  saveBaseline(id: WindowId, baseline: Baseline): Promise<void>;
  /** Those that are there, and can be read; one that is damaged is logged and left out. */
  baselinesOf(ids: readonly WindowId[]): Promise<ReadonlyMap<WindowId, Baseline>>;
  /**
   * Keys of a list in order of their time, from `from` (inclusive) and before `to`; what is in the index, which lags.
   * At most `most`.
   */
  list(list: WindowList, range: TimeRange, most: number): Promise<readonly WindowId[]>;
  /** The whole list, as `list` has it, with when each window is due; what is in the index alone. At most `most`. */
  listDue(list: WindowList, most: number): Promise<readonly ListedWindow[]>;
  /** Windows that were ever asked for over this account, by or for this person; the newest request first. */
  ofAccount(id: AccountId, range: TimeRange, most: number): Promise<readonly WindowId[]>;
  ofPerson(userId: string, range: TimeRange, most: number): Promise<readonly WindowId[]>;
  /**
   * Every window there ever was, by the time of its request, oldest first; a page at a time. `garbled`: told of the key of
   * each pointer that names no window, as no version of the program writes one; absent: it is logged.
   */
  everyId(garbled?: (key: string) => void): AsyncIterable<readonly PointedWindow[]>;
  /** As `loadAll`, with the marker that `settle` stored with each; absent where there is none. */
  tendedOf(ids: readonly WindowId[]): Promise<readonly TendedWindow[]>;
}

export interface TimeRange {
  /** Inclusive. Absent: from the beginning. */
  readonly from?: Instant;
  /** Exclusive. Absent: to the end. */
  readonly to?: Instant;
}

export type Created =
  | { readonly kind: 'stored' }
  /** This very submission was stored before. */
  | { readonly kind: 'again'; readonly window: RootWindow }
  /** Another submission has this id. */
  | { readonly kind: 'id-taken' };

export interface PointedWindow {
  readonly id: WindowId;
  readonly requestedAt: Instant;
}

/** A window of a list. `due`: when there is something to do for it; absent: never. One that moved on since is due. */
export interface ListedWindow {
  readonly id: WindowId;
  readonly due?: Instant;
}

export interface TendedWindow {
  readonly window: RootWindow;
  readonly tended?: string;
}

/** A window and what stands beside it in its partition. */
export interface WholeWindow extends TendedWindow {
  readonly posts: readonly ClaimedPost[];
  readonly baseline?: Baseline;
}

/** Claims on posts: conditional writes, so that one process at a time is at a message. */
export interface PostStore {
  /** Stores the intent with its first claim; false where there is such a post already, with another claim or none. */
  intend(id: WindowId, post: ClaimedPost): Promise<boolean>;
  /** Takes the claim if claim and place are still as in `seen` (none, or those same ones). */
  claim(
    id: WindowId,
    seen: ClaimedPost,
    claim: { readonly by: string; readonly at: Instant },
  ): Promise<boolean>;
  /**
   * Gives the claim back, if it is still held by `by`. `outcome` is all that is known of the message from now on: what
   * it leaves out is removed, so a redraw repeats the place. False: the claim was lost, and nothing was stored.
   */
  finish(
    id: WindowId,
    name: string,
    by: string,
    outcome: Pick<ClaimedPost, 'place' | 'drawn' | 'doubtfulUntil'>,
  ): Promise<boolean>;
}

export interface RefusalStore {
  /** Counts the attempt, and keeps it unless so many of this person were kept in this hour already. */
  record(attempt: RefusedAttempt): Promise<void>;
  /** Kept attempts on a window, oldest first, and how many were counted beyond them. */
  of(id: WindowId): Promise<RefusedAttempts>;
  /** The same of a request, which has no window to stand beside; it counts among its person's attempts. */
  recordRequest(request: RefusedRequest): Promise<void>;
  requests(): Promise<RefusedRequests>;
}

/** When each member of a user group was first seen in it; Slack does not tell. Who leaves is forgotten. */
export interface SightingStore {
  /** Notes the members of now; gives when each was first seen, without a gap since. */
  see(group: string, members: readonly string[], now: Instant): Promise<ReadonlyMap<string, Instant>>;
}

/** Heads of the audit chain, stored whole; people keep their texts. */
export interface HeadStore {
  save(head: Head): Promise<void>;
  load(asOf: Instant): Promise<Head | undefined>;
}

/** The headline of the newest posture of the default scope, for those who only glance. */
export interface HeadlineStore {
  save(headline: PostureHeadline): Promise<void>;
  load(): Promise<PostureHeadline | undefined>;
}
