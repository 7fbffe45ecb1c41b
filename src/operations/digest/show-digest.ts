import type { ChannelTrouble, WhyNotPosted } from '../../domain/channel-trouble.ts';
import type { Digest } from '../../domain/digest/digest.ts';
import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import { type Instant, MINUTE, type Milliseconds, SECOND } from '../../domain/time.ts';
import type { DigestPostStore, DigestRenderer } from '../digest-ports.ts';
import type { ChannelCheck } from '../posting/channel-check.ts';
import { digestClaims } from '../posting/digest-claims.ts';
import type { OnceMessage, PostingDeps, Shown } from '../posting/once.ts';
import { type PostWithPictureDeps, postWithPicture } from '../posting/post-with-picture.ts';
import { showOnce, standingOf } from '../posting/show.ts';
import type { Posted, PostMark, PostOutcome, SlackMessage } from '../posting-ports.ts';
import type { Drawings, Made } from './drawings.ts';

export interface ShowDigestDeps extends PostingDeps, PostWithPictureDeps {
  readonly posts: DigestPostStore;
  /** Where it is posted. */
  readonly channel: string;
  readonly channelCheck: ChannelCheck;
  readonly drawings: Drawings;
  readonly renderer: DigestRenderer;
  /** Whether anybody may acknowledge findings. */
  readonly canAcknowledge: boolean;
}

/** What came of posting a digest; `again`: when there is something to do about it still. */
export type PostedDay =
  /** `isNew`: by this very attempt. */
  | { readonly kind: 'posted'; readonly place: Posted; readonly isNew: boolean; readonly again?: Instant }
  /** Another process is at it. */
  | { readonly kind: 'elsewhere'; readonly again: Instant }
  | ({ readonly kind: 'not-posted'; readonly again: Instant } & WhyNotPosted);

/** How often is looked whether somebody else, who is at it, has done it or has ended in the middle. */
export const LOOK_AGAIN: Milliseconds = 10 * SECOND;
const TRY_AGAIN: Milliseconds = MINUTE;
/** Somebody must change something in Slack first, and the log says what each time. */
const CHANGED_BY_HAND: Milliseconds = 5 * MINUTE;

/**
 * Posts a digest, or stores the intent to, for whichever process can; once however many processes are at it. Nothing is drawn where it stands there already, is being posted
 * by somebody else, or may not be posted. Throws where the store gives no answer, or `signal` aborts before it is posted.
 */
export async function showDigest(
  digest: Digest,
  deps: ShowDigestDeps,
  signal: AbortSignal,
): Promise<PostedDay> {
  const { posts, channel, clock, drawings } = deps;
  const { date } = digest;
  const stored = await posts.load(channel, date);
  const standing = standingOf(messageOf(date, deps, standsAlready), stored, clock.now());
  if (standing !== 'to-do') return postedDay(standing, false, deps);
  if (stored?.place !== undefined) return tendDigest(date, deps);
  const trouble = await deps.channelCheck(channel);
  if (trouble !== undefined) {
    if (stored === undefined) await posts.intend({ name: date, target: channel, intendedAt: clock.now() });
    return { kind: 'not-posted', trouble, again: clock.now() + retryIn(trouble) };
  }
  const made = await drawings(digest, signal);
  signal.throwIfAborted();
  let isNew = false;
  const message = messageOf(date, deps, async (target, mark) => {
    const outcome = await post(digest, made, target, mark, deps);
    isNew = outcome.kind === 'posted';
    return outcome;
  });
  return postedDay(await showOnce(message, deps), isNew, deps);
}

function retryIn(trouble: ChannelTrouble): Milliseconds {
  return trouble === 'unread' ? TRY_AGAIN : CHANGED_BY_HAND;
}

/** Sees to it that a digest that was posted stands there once: what may have been posted twice is looked for. */
export async function tendDigest(date: LocalDate, deps: ShowDigestDeps): Promise<PostedDay> {
  return postedDay(await showOnce(messageOf(date, deps, standsAlready), deps), false, deps);
}

async function standsAlready(): Promise<never> {
  throw new Error('a digest that stands in Slack is not posted again');
}

function messageOf(
  date: LocalDate,
  { posts, channel }: ShowDigestDeps,
  post: OnceMessage['post'],
): OnceMessage {
  return {
    mark: { kind: 'digest', id: channel, name: date },
    target: channel,
    claims: digestClaims(posts, channel, date),
    post,
  };
}

function post(
  digest: Digest,
  made: Made,
  target: string,
  mark: PostMark,
  deps: ShowDigestDeps,
): Promise<PostOutcome> {
  const { messenger, renderer, clock, canAcknowledge } = deps;
  const drawing = { now: clock.now(), canAcknowledge };
  const { picture, ...head } = made;
  const send = (message: SlackMessage) => messenger.post(target, message, mark);
  const without = renderer.message(digest, { ...drawing, ...head });
  if (picture === undefined) return send(without);
  const withPicture = renderer.message(digest, { ...drawing, ...head, picture });
  return postWithPicture({ withPicture, without }, send, deps);
}

function postedDay({ place, again, failed }: Shown, isNew: boolean, { clock }: ShowDigestDeps): PostedDay {
  if (place !== undefined) return { kind: 'posted', place, isNew, ...(again !== undefined && { again }) };
  if (failed !== undefined) {
    const { refused } = failed;
    const why = refused === undefined ? {} : { refused };
    return { kind: 'not-posted', again: again ?? clock.now() + TRY_AGAIN, ...why };
  }
  return { kind: 'elsewhere', again: again ?? clock.now() + LOOK_AGAIN };
}
