import { RateLimitedError } from '../../domain/errors.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { ClaimedPost, PostMark, PostOutcome } from '../posting-ports.ts';
import { DOUBT_FOR, doubtLeft } from './claims.ts';
import type { Failed, PostingDeps } from './once.ts';
import { isDirect } from './target.ts';

/** What is not shown is tried again after this long; a person whom Slack lets nobody write to, less often. */
const AGAIN: Milliseconds = MINUTE;
const AGAIN_DIRECTLY: Milliseconds = 10 * MINUTE;

/** What is stored of an attempt; `failed` where it must be tried again. */
export interface Outcome {
  readonly stored: Pick<ClaimedPost, 'place' | 'drawn' | 'doubtfulUntil'>;
  readonly failed?: Failed;
}

/** What was posted. */
interface Attempted {
  readonly message: { readonly mark: PostMark };
  readonly seen: ClaimedPost | undefined;
  readonly channel: string;
  readonly drawn: Pick<ClaimedPost, 'drawn'>;
}

/** What posting came to; what went wrong is logged. */
export function outcomeOf(
  posted: PostOutcome,
  { message, seen, channel, drawn }: Attempted,
  { clock, log }: Pick<PostingDeps, 'clock' | 'log'>,
): Outcome {
  const now = clock.now();
  const doubt = withDoubt(doubtLeft(seen, now));
  const about = { ...aboutOf(message.mark), channel };
  switch (posted.kind) {
    case 'posted':
      return { stored: { place: posted.place, ...drawn, ...doubt } };
    case 'refused':
      log.error({ ...about, code: posted.code }, `Slack refuses a message; it is tried again: ${REFUSED}`);
      return { stored: doubt, failed: refused(posted, now) };
    case 'unclear':
      log.warn(
        { ...about, err: posted.error },
        'Slack does not say whether a message was posted; it is looked for',
      );
      return { stored: { doubtfulUntil: now + DOUBT_FOR }, failed: {} };
  }
}

const REFUSED = 'if it stays so, mend what the code says, as chat.postMessage explains it in its reference';

/** What log lines say of a message: `{ window: 'RW-7F3K2M', post: 'REPLY#3' }`. */
export function aboutOf({ kind, id, name }: PostMark): Readonly<Record<string, string>> {
  return { [kind]: id, post: name };
}

function refused({ code, retryAfter }: Extract<PostOutcome, { kind: 'refused' }>, now: Instant): Failed {
  return { refused: code, ...(retryAfter !== undefined && { busyUntil: now + retryAfter }) };
}

export function busy(error: unknown, now: Instant): Failed {
  return error instanceof RateLimitedError ? { busyUntil: now + error.retryAfter } : {};
}

export function againAt(target: string, { busyUntil }: Failed, now: Instant): Instant {
  return busyUntil ?? now + (isDirect(target) ? AGAIN_DIRECTLY : AGAIN);
}

export function at(place: ClaimedPost['place']): Pick<ClaimedPost, 'place'> {
  return place === undefined ? {} : { place };
}

export function withDoubt(doubtfulUntil: Instant | undefined): Pick<ClaimedPost, 'doubtfulUntil'> {
  return doubtfulUntil === undefined ? {} : { doubtfulUntil };
}
