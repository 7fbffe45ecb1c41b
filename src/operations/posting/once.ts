import type { Instant } from '../../domain/time.ts';
import type { Clock, Log, NewId } from '../ports.ts';
import type {
  ClaimedPost,
  Messenger,
  Posted,
  PostMark,
  PostOutcome,
  SlackMessage,
} from '../posting-ports.ts';

/** Claims on one message, each a conditional write; what each gives back is said at `PostStore` and `DigestPostStore`. */
export interface Claims {
  /** What is stored of the message now. */
  load(): Promise<ClaimedPost | undefined>;
  intend(post: ClaimedPost): Promise<boolean>;
  claim(seen: ClaimedPost, claim: NonNullable<ClaimedPost['claim']>): Promise<boolean>;
  finish(by: string, outcome: Pick<ClaimedPost, 'place' | 'drawn' | 'doubtfulUntil'>): Promise<boolean>;
}

interface ClaimedMessage {
  readonly mark: PostMark;
  /** A channel, or a user for a direct message. */
  readonly target: string;
  /** The `ts` of the message to reply to. */
  readonly thread?: string;
  readonly claims: Claims;
}

/** A message that is to stand in Slack once, whatever ends in the middle, and stays as it was posted. */
export interface OnceMessage extends ClaimedMessage {
  /** Draws it and posts it: called under a claim, after it was looked for and not found. Takes 13 s at most. */
  readonly post: (channel: string, mark: PostMark) => Promise<PostOutcome>;
}

/** A message that is to stand in Slack once, and to show what it is about as it is now. */
export interface RedrawnMessage extends ClaimedMessage {
  /** What tells drawings at different states apart: of the state that `claims.load` gave last. Without `|`. */
  readonly key: (now: Instant) => string;
  /** Called under a claim, and must read anew what it draws: nobody draws anything newer while the claim is held. */
  readonly draw: () => Promise<Drawing>;
}

/** A message as it is to be shown. */
export interface Drawing {
  readonly message: SlackMessage;
  /** Of the state that was drawn. */
  readonly key: string;
  /** `lookOf` the message: what looks the same is not sent again. */
  readonly look: string;
}

/** Where it is, if it is known to be there; and when to see to it again, though nothing changed. */
export interface Shown {
  readonly place?: Posted;
  readonly again?: Instant;
  readonly failed?: Failed;
}

/** It could not be shown; where Slack gave no word why, it may stand there all the same. */
export interface Failed {
  /** Slack's word for why it was not posted. */
  readonly refused?: string;
  /** Slack asks for nothing more of the kind before then. */
  readonly busyUntil?: Instant;
}

/** What showing a message needs. */
export interface PostingDeps {
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
}
