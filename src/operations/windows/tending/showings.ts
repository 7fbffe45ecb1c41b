import type { Instant } from '../../../domain/time.ts';
import type { WantedNotice } from '../../../domain/window/notices.ts';
import { phaseOf, reviewStanding } from '../../../domain/window/phase.ts';
import { cardName, type WantedPost } from '../../../domain/window/posts.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { awaitedNow } from './awaited.ts';
import type { TendingDeps } from './deps.ts';
import { type Awaited, mentionsOf } from './mentions.ts';
import type { Showing } from './showing.ts';

type WantedReply = Extract<WantedPost, { kind: 'reply' }>;

/** The card, in a channel or for a person. `pagedIn`: where those whom it would call on were called on already. */
export function cardIn(target: string, pagedIn: string | undefined, deps: TendingDeps): Showing {
  const { renderer, cardView } = deps;
  return {
    ...{ name: cardName(target), target, isRedrawn: true },
    draw: async ({ window, baseline }) => {
      const awaited = await whomItAwaits(window, deps);
      const called = {
        ...(awaited !== undefined && { awaited }),
        ...(pagedIn !== undefined && { pagedIn }),
      };
      return renderer.card(await cardView(window, baseline), called);
    },
  };
}

/** The page of a break-glass window. */
export function pageIn(target: string, deps: TendingDeps): Showing {
  const { renderer, cardView, approvalsChannel } = deps;
  return {
    ...{ name: cardName(target), target, isRedrawn: true },
    draw: async ({ window, baseline }) => {
      const awaited = await whomItAwaits(window, deps);
      const called = awaited === undefined ? {} : { awaited };
      return renderer.page(await cardView(window, baseline), called, approvalsChannel);
    },
  };
}

/** In the thread of a card or page in the channel `target`. */
export function replyIn(
  target: string,
  thread: string,
  { name, about }: WantedReply,
  deps: TendingDeps,
): Showing {
  const { renderer, cardView } = deps;
  return {
    ...{ name, target, thread, isRedrawn: false },
    draw: async ({ window, baseline }) => {
      const awaited = (await whomItAwaits(window, deps)) ?? [];
      return renderer.reply(await cardView(window, baseline), about, mentionsOf(window, about, awaited));
    },
  };
}

export function noticeTo({ name, target, about }: WantedNotice, deps: TendingDeps): Showing {
  const { renderer, cardView } = deps;
  return {
    ...{ name, target, isRedrawn: false },
    draw: async ({ window, baseline }) => renderer.notice(await cardView(window, baseline), about, target),
  };
}

/** `undefined` where it waits for nobody, or nobody knows for whom. */
async function whomItAwaits(window: RootWindow, deps: TendingDeps): Promise<readonly string[] | undefined> {
  const step = awaitedStep(window, deps.clock.now());
  return step === undefined ? undefined : awaitedNow(step, window, deps);
}

/** A window that nobody approved needs its reviewers from the first moment on. */
function awaitedStep(window: RootWindow, now: Instant): Awaited | undefined {
  const phase = phaseOf(window, now);
  if (phase === 'pending') return 'approved';
  if (phase === 'open' && window.request.origin.kind === 'break-glass') return 'reviewed';
  return ['unreviewed', 'overdue'].includes(reviewStanding(window, now)) ? 'reviewed' : undefined;
}
