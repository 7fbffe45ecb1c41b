import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { ClaimedPost } from '../../posting-ports.ts';
import type { WholeWindow } from '../../window-ports.ts';
import { attemptPost } from './attempt-post.ts';
import { CLAIM_FOR, isDoubtful } from './claims.ts';
import type { TendingDeps } from './deps.ts';
import { drawnOf, keyNow } from './drawn.ts';
import type { Showing, Shown } from './showing.ts';

/** Other processes' claims, and messages deleted in Slack, make it necessary to look again; not for ever. */
const MOST_LOOKS = 6;
const LOOK_AGAIN: Milliseconds = MINUTE;

/**
 * Sees to it that a message of the window is there once, and shows the window as it is. Looks again after everything it
 * does: whoever changed the window meanwhile, and found the message claimed, relies on it.
 */
export async function showPost(first: WholeWindow, showing: Showing, deps: TendingDeps): Promise<Shown> {
  let whole = first;
  let isMended = false;
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    const post = postOf(whole, showing);
    const seen = seenAs(whole, post, showing, deps.clock.now(), isMended);
    if (seen !== 'to-do') return seen;
    isMended = true;
    const attempt = await attemptPost(whole, post, showing, deps);
    if (attempt !== undefined) return { ...placeOf(post), ...attempt };
    whole = (await deps.store.loadWhole(whole.window.id)) ?? whole;
  }
  return { again: deps.clock.now() + LOOK_AGAIN };
}

/** How things stand with a message by what is stored; `to-do` where `showPost` would do something. */
export function standingOf(whole: WholeWindow, showing: Showing, now: Instant): Shown | 'to-do' {
  return seenAs(whole, postOf(whole, showing), showing, now, false);
}

function postOf({ posts }: WholeWindow, showing: Showing): ClaimedPost | undefined {
  return posts.find(({ name }) => name === showing.name);
}

/** What is to be done about a message is done under a claim; nothing is, while somebody else holds it. */
function seenAs(
  whole: WholeWindow,
  post: ClaimedPost | undefined,
  showing: Showing,
  now: Instant,
  isMended: boolean,
): Shown | 'to-do' {
  if (post === undefined) return 'to-do';
  const { claim, place, doubtfulUntil } = post;
  if (claim !== undefined && now < claim.at + CLAIM_FOR)
    return { ...placeOf(post), again: claim.at + CLAIM_FOR };
  if (place === undefined || isBehind(whole, post, showing, now)) return 'to-do';
  if (claim !== undefined || (isDoubtful(post) && !isMended)) return 'to-do';
  return doubtfulUntil === undefined
    ? { place }
    : { place, again: Math.min(now + LOOK_AGAIN, Math.max(now, doubtfulUntil)) };
}

function isBehind(whole: WholeWindow, post: ClaimedPost, { isRedrawn }: Showing, now: Instant): boolean {
  return isRedrawn && drawnOf(post).key !== keyNow(whole, now);
}

function placeOf(post: ClaimedPost | undefined): Pick<Shown, 'place'> {
  return post?.place === undefined ? {} : { place: post.place };
}
