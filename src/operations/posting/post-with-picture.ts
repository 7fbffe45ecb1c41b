import { type Milliseconds, SECOND } from '../../domain/time.ts';
import type { Log } from '../ports.ts';
import type { PostOutcome, SlackMessage } from '../posting-ports.ts';

/** Slack refuses a message with a picture that it has not processed yet; so long is waited before each further try. */
const PAUSES: readonly Milliseconds[] = [0.5 * SECOND, SECOND, 2 * SECOND, 4 * SECOND];
/** In all; then the message goes without its picture. */
const PICTURE_WITHIN: Milliseconds = 8 * SECOND;
/** Nothing more is sent later than this: it would not end within the time that a claim on a message lives. */
const LAST_SENT: Milliseconds = 10 * SECOND;

/** A message, and what is posted in its place where Slack does not show the picture. */
export interface MessageWithPicture {
  readonly withPicture: SlackMessage;
  readonly without: SlackMessage;
}

export interface PostWithPictureDeps {
  readonly wait: (time: Milliseconds) => Promise<void>;
  /** Milliseconds that never jump. */
  readonly monotonic: () => Milliseconds;
  readonly log: Log;
}

/**
 * Posts a message whose picture was just uploaded: as soon as Slack has processed the picture, or without it after 8 s.
 * `post` sends one message; what it comes to, other than `invalid_blocks`, is given back as it is. Where Slack takes so
 * long to refuse that a claim would not outlive another message, that refusal is.
 */
export async function postWithPicture(
  { withPicture, without }: MessageWithPicture,
  post: (message: SlackMessage) => Promise<PostOutcome>,
  { wait, monotonic, log }: PostWithPictureDeps,
): Promise<PostOutcome> {
  const began = monotonic();
  const elapsed = () => monotonic() - began;
  let outcome = await post(withPicture);
  for (const pause of PAUSES) {
    const left = PICTURE_WITHIN - elapsed();
    if (!isRefusedAsInvalid(outcome) || left <= 0) break;
    await wait(Math.min(pause, left));
    outcome = await post(withPicture);
  }
  if (!isRefusedAsInvalid(outcome) || elapsed() > LAST_SENT) return outcome;
  log.warn({}, 'Slack does not show the picture of a message: it is posted without it');
  return post(without);
}

/** Slack does not say which block it is: a picture that is not ready, or a message that is wrong anyway. */
function isRefusedAsInvalid(outcome: PostOutcome): boolean {
  return outcome.kind === 'refused' && outcome.code === 'invalid_blocks';
}
