import { type Instant, MINUTE } from '../../../domain/time.ts';
import { settledPlaceOf } from '../../../domain/window/lists.ts';
import { cardName, type WantedPost } from '../../../domain/window/posts.ts';
import type { Shown } from '../../posting/once.ts';
import { isDirect } from '../../posting/target.ts';
import type { WholeWindow } from '../../window-ports.ts';
import type { TendingDeps } from './deps.ts';
import { earliest } from './mark.ts';
import { lookForCard, showPost } from './show-post.ts';
import type { Showing } from './showing.ts';
import { cardIn, pageIn, replyIn } from './showings.ts';

/** Whether windows may be shown in a channel. */
export type IsFit = (channel: string) => Promise<boolean>;

/** What became of a window's messages in channels. */
export interface ShownWindow {
  /** When to see to them again though nothing changes; absent: all is done. */
  readonly again?: Instant;
  /** Whether what is told in the thread now is told there: the card is there, and nothing is in its way. */
  readonly canBeTold: boolean;
}

/**
 * Posts and redraws every message in channels that the window calls for: the page of a break-glass window, which cannot
 * wait, then the card in the approvals channel, then the replies in their threads. Throws only where the store gives no
 * answer.
 */
export async function showWindow(
  whole: WholeWindow,
  wanted: readonly WantedPost[],
  isFit: IsFit,
  deps: TendingDeps,
): Promise<ShownWindow> {
  const { approvalsChannel, alertsChannel } = deps;
  const beside = new Map<string, Shown>();
  for (const { target, showing } of cardsBeside(whole, wanted, deps)) {
    beside.set(target, await show(whole, showing, isFit, deps));
  }
  const page = beside.get(alertsChannel);
  const card = cardIn(approvalsChannel, page?.place === undefined ? undefined : alertsChannel, deps);
  const main = await show(whole, card, isFit, deps);
  const replies = await Promise.all([
    showReplies(whole, wanted, 'card', { head: card, place: main.place }, isFit, deps),
    showReplies(
      whole,
      wanted,
      'page',
      { head: pageIn(alertsChannel, deps), place: page?.place },
      isFit,
      deps,
    ),
  ]);
  const again = earliest([main, ...beside.values(), ...replies.flat()].map((shown) => shown.again));
  const isInTheWay = main.place === undefined || main.failed !== undefined;
  const canBeTold = !isInTheWay && (await isFit(approvalsChannel));
  return { canBeTold, ...(again !== undefined && { again }) };
}

/** Every card that is there is redrawn, also where it would not be posted any more; what is over gets no new ones. */
function cardsBeside({ window, posts }: WholeWindow, wanted: readonly WantedPost[], deps: TendingDeps) {
  const isOver = settledPlaceOf(window, deps.clock.now()) === undefined;
  const called = wanted.flatMap((post) => (post.kind === 'page' && !isOver ? [post.target] : []));
  const there = posts.filter(({ name, target }) => name === cardName(target)).map(({ target }) => target);
  const targets = [...new Set([...called, ...there])].filter(
    (target) => target !== deps.approvalsChannel && !isDirect(target),
  );
  const isBreakGlass = window.request.origin.kind === 'break-glass';
  return targets.map((target) => ({
    target,
    showing: isBreakGlass ? pageIn(target, deps) : cardIn(target, undefined, deps),
  }));
}

/** What replies stand below. */
interface Head {
  readonly head: Showing;
  readonly place: Shown['place'];
}

/** One after the other, so that they stand in order; those after one that is not there wait for it. */
async function showReplies(
  whole: WholeWindow,
  wanted: readonly WantedPost[],
  to: 'card' | 'page',
  { head, place }: Head,
  isFit: IsFit,
  deps: TendingDeps,
): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  if (place === undefined) return shown;
  for (const post of wanted) {
    if (post.kind !== 'reply' || post.to !== to) continue;
    const reply = await show(whole, replyIn(head.target, place.ts, post, deps), isFit, deps);
    shown.push(reply);
    if (reply.failed?.refused === 'thread_not_found') await lookForCard(whole, head, deps);
    if (reply.place === undefined) break;
  }
  return shown;
}

/** Nothing is posted into a channel that is not fit; what is there already is kept up to date. */
async function show(whole: WholeWindow, showing: Showing, isFit: IsFit, deps: TendingDeps): Promise<Shown> {
  const isThere = whole.posts.some(({ name, place }) => name === showing.name && place !== undefined);
  if (!isThere && !(await isFit(showing.target))) return { again: deps.clock.now() + MINUTE };
  return showPost(whole, showing, deps);
}
