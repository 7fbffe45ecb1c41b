import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { ClaimedPost } from '../posting-ports.ts';
import { attempt } from './attempt.ts';
import { CLAIM_FOR, isDoubtful } from './claims.ts';
import { drawnOf } from './drawn.ts';
import type { OnceMessage, PostingDeps, RedrawnMessage, Shown } from './once.ts';
import { at } from './outcome.ts';

/** Other processes' claims, and messages deleted in Slack, make it necessary to look again; not for ever. */
const MOST_LOOKS = 6;
const LOOK_AGAIN: Milliseconds = MINUTE;

/**
 * Sees to it that a message is in Slack once and, where it is redrawn, shows things as they are; `first` is what is
 * stored of it. Looks again after everything it does: whoever changed things meanwhile, and found the message claimed,
 * relies on it. Throws only where the store gives no answer.
 */
export async function show(
  message: OnceMessage | RedrawnMessage,
  first: ClaimedPost | undefined,
  deps: PostingDeps,
): Promise<Shown> {
  let post = first;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const seen = seenAs(message, post, deps.clock.now(), look > 0);
    if (seen !== 'to-do') return seen;
    const attempted = await attempt(message, post, deps);
    if (attempted !== undefined) return { ...at(post?.place), ...attempted };
    post = await message.claims.load();
  }
  return { again: deps.clock.now() + LOOK_AGAIN };
}

/** The same for who has not read yet what is stored of the message. Without `again`, nothing is left to do. */
export async function showOnce(message: OnceMessage, deps: PostingDeps): Promise<Shown> {
  return show(message, await message.claims.load(), deps);
}

/** How things stand with a message by what is stored; `to-do` where `show` would do something. */
export function standingOf(
  message: OnceMessage | RedrawnMessage,
  post: ClaimedPost | undefined,
  now: Instant,
): Shown | 'to-do' {
  return seenAs(message, post, now, false);
}

/** What is to be done about a message is done under a claim; nothing is, while somebody else holds it. */
function seenAs(
  message: OnceMessage | RedrawnMessage,
  post: ClaimedPost | undefined,
  now: Instant,
  isMended: boolean,
): Shown | 'to-do' {
  if (post === undefined) return 'to-do';
  const { claim, place, doubtfulUntil } = post;
  if (claim !== undefined && now < claim.at + CLAIM_FOR) return { ...at(place), again: claim.at + CLAIM_FOR };
  if (place === undefined || isBehind(message, post, now)) return 'to-do';
  if (claim !== undefined || (isDoubtful(post) && !isMended)) return 'to-do';
  return doubtfulUntil === undefined
    ? { place }
    : { place, again: Math.min(now + LOOK_AGAIN, Math.max(now, doubtfulUntil)) };
}

function isBehind(message: OnceMessage | RedrawnMessage, post: ClaimedPost, now: Instant): boolean {
  return 'draw' in message && drawnOf(post).key !== message.key(now);
}
