import type { Account, Partition } from '../domain/account.ts';
import type { Instant } from '../domain/time.ts';

/** Where AWS tells what root users do: EventBridge puts it on a standard queue of SQS. */
export interface EventQueue {
  /**
   * At most ten messages, in no certain order; waits up to 20 s for the first, and is empty where none came. What is
   * not deleted comes again after the queue's visibility timeout, and any message may come twice. Throws a `UserError`
   * where there is no such queue, or the app may not read it; another error where AWS gave no answer. Throws the signal's
   * reason if it is aborted first.
   */
  receive(signal: AbortSignal): Promise<readonly QueueMessage[]>;
  /**
   * Takes messages away for good, by their receipts. Resolves with the receipts of those of which that is not certain:
   * they come again. Why is logged. Throws the signal's reason if it is aborted first.
   */
  delete(receipts: readonly string[], signal: AbortSignal): Promise<readonly string[]>;
}

export interface QueueMessage {
  /** As it was sent, up to 1 MiB: not yet parsed, nor trusted. */
  readonly body: string;
  /** Of this delivery; another one has another. */
  readonly receipt: string;
  /** How often it was received, with this time; about. */
  readonly receiveCount: number;
  readonly sentAt: Instant;
}

/** CloudTrail's event history of an account: management events of 90 days. */
export interface TrailLookup {
  /**
   * Every event of the account's root user between `from` and `to`, and those of `eventNames` whoever made them: page by
   * page, each Region's newest first, all Regions side by side. An event can come twice, and one that is not asked for
   * can come too. What could not be looked at is told, and the rest goes on. Throws the signal's reason if it is aborted;
   * nothing else.
   */
  lookUp(question: TrailQuestion, signal: AbortSignal): AsyncIterable<TrailPage>;
}

export interface TrailQuestion {
  readonly account: Account;
  readonly partition: Partition;
  /** Both ends inclusive, to the second. */
  readonly from: Instant;
  readonly to: Instant;
  /**
   * The Regions to look at, each once. Sign-in and IAM are recorded in `globalRegion`, other services in their own;
   * what root did in Regions that are not named here is not found.
   */
  readonly regions: readonly string[];
  /** CloudTrail's names of events by others: `AssumeRoot`. */
  readonly eventNames: readonly string[];
}

export type TrailPage =
  /** `records`: each a CloudTrail record as JSON text, not yet parsed, nor trusted. */
  { readonly kind: 'records'; readonly region: string; readonly records: readonly string[] } | NotLookedAt;

export interface NotLookedAt {
  readonly kind: 'not-looked-at';
  /** Absent: none of the account's Regions. */
  readonly region?: string;
  /** What was looked for: `Username root`. Absent: anything. */
  readonly what?: string;
  /** The Region was looked at back to then; absent: not at all. */
  readonly lookedBackTo?: Instant;
  /** A sentence. */
  readonly reason: string;
  /** A sentence in the imperative. */
  readonly remedy: string;
}
