import { type Instant, MINUTE } from '../../../domain/time.ts';
import { settledPlaceOf } from '../../../domain/window/lists.ts';
import { reviewStanding } from '../../../domain/window/phase.ts';
import { cardName, type ReplyTopic, type WantedPost, wantedPosts } from '../../../domain/window/posts.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { SlackMessage, WholeWindow } from '../../window-ports.ts';
import { attemptPost } from './attempt-post.ts';
import { awaitedNow } from './awaited.ts';
import type { TendingDeps } from './deps.ts';
import { earliest } from './mark.ts';
import { mentionsOf } from './mentions.ts';
import { showPost } from './show-post.ts';
import type { Showing, Shown } from './showing.ts';

/** Whether windows may be shown in a channel. */
export type IsFit = (channel: string) => Promise<boolean>;

/**
 * Posts and redraws every message that the window calls for: the card in the approvals channel, the other cards, then
 * the replies in its thread. Gives when to see to them again though nothing changes, `undefined` where all is done.
 * Throws only where the store gives no answer.
 */
export async function showWindow(
  whole: WholeWindow,
  isFit: IsFit,
  deps: TendingDeps,
): Promise<Instant | undefined> {
  const now = deps.clock.now();
  const wanted = wantedPosts(whole.window, await targetsOf(whole.window, deps), now);
  const main = await show(whole, cardIn(deps.approvalsChannel, deps), isFit, deps);
  const thread = main.place?.ts;
  const [others, replies] = await Promise.all([
    Promise.all(
      cardsBeside(whole, wanted, now, deps).map((target) => show(whole, cardIn(target, deps), isFit, deps)),
    ),
    thread === undefined ? [] : showReplies(whole, wanted, thread, isFit, deps),
  ]);
  return earliest([main, ...others, ...replies].map(({ again }) => again));
}

async function targetsOf({ request }: RootWindow, { approvalsChannel, alertsChannel, people }: TendingDeps) {
  const { policy, origin } = request;
  const isDirect = policy.notifyDirectly || origin.kind === 'break-glass';
  const directly = isDirect ? await people.members(policy.notified) : [];
  return { approvals: approvalsChannel, alerts: alertsChannel, directly };
}

/** Every card that is there is redrawn, also where it would not be posted any more; what is over gets no new ones. */
function cardsBeside(
  { window, posts }: WholeWindow,
  wanted: readonly WantedPost[],
  now: Instant,
  { approvalsChannel }: TendingDeps,
): readonly string[] {
  const isOver = settledPlaceOf(window, now) === undefined;
  const called = wanted.flatMap((post) => (post.kind === 'card' && !isOver ? [post.target] : []));
  const there = posts.filter(({ name, target }) => name === cardName(target)).map(({ target }) => target);
  return [...new Set([...called, ...there])].filter((target) => target !== approvalsChannel);
}

function cardIn(target: string, { renderer, cardView }: TendingDeps): Showing {
  return {
    name: cardName(target),
    target,
    isRedrawn: true,
    draw: async ({ window, baseline }) => renderer.card(await cardView(window, baseline)),
  };
}

/** One after the other, so that they stand in order; those after one that is not there wait for it. */
async function showReplies(
  whole: WholeWindow,
  wanted: readonly WantedPost[],
  thread: string,
  isFit: IsFit,
  deps: TendingDeps,
): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const post of wanted) {
    if (post.kind !== 'reply') continue;
    const reply = await show(whole, replyIn(thread, post.name, post.about, deps), isFit, deps);
    shown.push(reply);
    if (reply.refused === 'thread_not_found') await lookForCard(whole, deps);
    if (reply.place === undefined) break;
  }
  return shown;
}

function replyIn(thread: string, name: string, about: ReplyTopic, deps: TendingDeps): Showing {
  return {
    ...{ name, target: deps.approvalsChannel, thread, isRedrawn: false },
    draw: (whole) => reply(whole, about, deps),
  };
}

async function reply(
  { window, baseline }: WholeWindow,
  about: ReplyTopic,
  deps: TendingDeps,
): Promise<SlackMessage> {
  const isToReview = ['unreviewed', 'overdue'].includes(reviewStanding(window, deps.clock.now()));
  const reviewers = isToReview ? await awaitedNow('reviewed', window, deps) : [];
  const mention = mentionsOf(window, about, reviewers);
  return deps.renderer.reply(await deps.cardView(window, baseline), about, mention);
}

/** Draws the card though it is not behind: where it was deleted in Slack, that shows, and it is posted anew. */
async function lookForCard(whole: WholeWindow, deps: TendingDeps): Promise<void> {
  const card = cardIn(deps.approvalsChannel, deps);
  const now = (await deps.store.loadWhole(whole.window.id)) ?? whole;
  const post = now.posts.find(({ name }) => name === card.name);
  if (post?.place !== undefined) await attemptPost(now, post, card, deps);
}

/** Nothing is posted into a channel that is not fit; what is there already is kept up to date. */
async function show(whole: WholeWindow, showing: Showing, isFit: IsFit, deps: TendingDeps): Promise<Shown> {
  const isThere = whole.posts.some(({ name, place }) => name === showing.name && place !== undefined);
  const isDirect = /^[UW]/.test(showing.target);
  if (!isThere && !isDirect && !(await isFit(showing.target))) return { again: deps.clock.now() + MINUTE };
  return showPost(whole, showing, deps);
}
