import type { Instant, Milliseconds } from '../domain/time.ts';

/** A message in Slack that is posted once, from the intent to post it on. */
export interface ClaimedPost {
  /** Unique within what it is about: `CARD#C0123ABCD`, `REPLY#3` of a window, the date of a digest. */
  readonly name: string;
  /** Where it goes: a channel, or a user for a direct message. */
  readonly target: string;
  /** When it was first intended: no such message is older. */
  readonly intendedAt: Instant;
  /** Once it is known to be there: the id of the channel, a direct message's too, and the message's `ts`. */
  readonly place?: { readonly channel: string; readonly ts: string };
  /** `drawingKey` of what it shows. */
  readonly drawn?: string;
  /** Who is at it, unique to one attempt, and since when. Absent: nobody. */
  readonly claim?: { readonly by: string; readonly at: Instant };
  /** An attempt got no clear answer, or ended in the middle: until then a duplicate may show up. */
  readonly doubtfulUntil?: Instant;
}

/** What messages that are posted once are about. */
export type PostKind = 'window' | 'digest' | 'alert' | 'notice';

/** What is sent to Slack; `blocks` are Block Kit. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly object[];
}

/** What `metadata` says about a message of ours, to find it by. */
export interface PostMark {
  readonly kind: PostKind;
  /** Of what it is about: the window's id, the digest's channel. */
  readonly id: string;
  /** `ClaimedPost.name`. */
  readonly name: string;
}

/** Where something stands in Slack. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/**
 * refused: Slack said no, so nothing was posted; `retryAfter` where it takes no more such calls for so long. unclear: no
 * answer, or none that says whether it was.
 */
export type PostOutcome =
  | { readonly kind: 'posted'; readonly place: Posted }
  | { readonly kind: 'refused'; readonly code: string; readonly retryAfter?: Milliseconds }
  | { readonly kind: 'unclear'; readonly error: unknown };

/**
 * Writes messages. Nothing is tried again after an unclear answer: Slack has no idempotency key. What throws, throws
 * `RateLimitedError` where Slack takes no more such calls for a while.
 */
export interface Messenger {
  /** The channel of the direct message with a user; a channel's id is itself. Throws where Slack cannot say. */
  channelOf(target: string): Promise<string>;
  /** `thread`: the `ts` of the message to reply to. */
  post(channel: string, message: SlackMessage, mark: PostMark, thread?: string): Promise<PostOutcome>;
  /** gone: the message or its channel is not there any more. Throws where Slack gave no answer or another refusal. */
  update(place: Posted, message: SlackMessage, mark: PostMark): Promise<'updated' | 'gone'>;
  /** Does nothing where it is gone. Throws where Slack gave no answer. */
  remove(place: Posted): Promise<void>;
  /** Our messages with this mark since `since`, oldest first. Throws where the history cannot be read. */
  find(channel: string, mark: PostMark, since: Instant, thread?: string): Promise<readonly Posted[]>;
}
