import type { AccountId } from '../account.ts';
import type { ToldEvent } from '../alert/alert-view.ts';
import type { Instant } from '../time.ts';

/** What root did in some accounts over a range of time, for whoever asked. */
export interface ActivityListing {
  /** As a person can type it again: `prod 7d`. */
  readonly asked: string;
  readonly from: Instant;
  readonly to: Instant;
  /** In any order; each once. */
  readonly events: readonly ToldEvent[];
  /** So many came and are not judged yet. */
  readonly unjudged: number;
  /** So many were found and are not among `events`. */
  readonly left: number;
  readonly names: AccountNames;
  readonly notLookedAt: readonly Unseen[];
}

/** What accounts are called, as far as the directory knows them. */
export type AccountNames = ReadonlyMap<AccountId, string>;

/** What could not be looked at: what was done there is not known. */
export interface Unseen {
  /** Whose; absent: of all that was asked for. */
  readonly accountId?: AccountId;
  readonly region?: string;
  /** It was looked at back to then; absent: not at all. */
  readonly lookedBackTo?: Instant;
  /** A sentence. */
  readonly reason: string;
  /** A sentence in the imperative. */
  readonly remedy: string;
}
