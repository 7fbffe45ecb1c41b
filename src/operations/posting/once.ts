import type { Instant } from '../../domain/time.ts';
import type { ClaimedPost, Posted, PostMark, PostOutcome } from '../posting-ports.ts';

/** Claims on one message, each a conditional write; what each gives back is said at `PostStore` and `DigestPostStore`. */
export interface Claims {
  /** What is stored of the message now. */
  load(): Promise<ClaimedPost | undefined>;
  intend(post: ClaimedPost): Promise<boolean>;
  claim(seen: ClaimedPost, claim: NonNullable<ClaimedPost['claim']>): Promise<boolean>;
  finish(by: string, outcome: Pick<ClaimedPost, 'place' | 'drawn' | 'doubtfulUntil'>): Promise<boolean>;
}

/** A message that is to stand in Slack once, whatever ends in the middle. */
export interface OnceMessage {
  readonly mark: PostMark;
  /** A channel, or a user for a direct message. */
  readonly target: string;
  /** The `ts` of the message to reply to. */
  readonly thread?: string;
  readonly claims: Claims;
  /** Draws it and posts it: called under a claim, after it was looked for and not found. Takes 13 s at most. */
  readonly post: (channel: string, mark: PostMark) => Promise<PostOutcome>;
}

/** Where it is, if it is known to be there; and when to see to it again, though nothing changed. */
export interface Shown {
  readonly place?: Posted;
  readonly again?: Instant;
  readonly failed?: Failed;
}

/** It could not be shown. */
export interface Failed {
  /** Slack's word for why it was not posted. */
  readonly refused?: string;
  /** Slack asks for nothing more of the kind before then. */
  readonly busyUntil?: Instant;
}
