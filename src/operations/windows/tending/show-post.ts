import { attempt } from '../../posting/attempt.ts';
import type { Shown } from '../../posting/once.ts';
import { show, standingOf } from '../../posting/show.ts';
import type { WholeWindow } from '../../window-ports.ts';
import type { TendingDeps } from './deps.ts';
import type { Showing } from './showing.ts';
import { storedPost, windowMessage } from './window-message.ts';

/** Sees to it that a message of the window is there once, and shows the window as it is. */
export function showPost(whole: WholeWindow, showing: Showing, deps: TendingDeps): Promise<Shown> {
  return show(windowMessage(whole, showing, deps), storedPost(whole, showing), deps);
}

/** How things stand with a message by what is stored; `to-do` where `showPost` would do something. */
export function postStanding(whole: WholeWindow, showing: Showing, deps: TendingDeps): Shown | 'to-do' {
  const message = windowMessage(whole, showing, deps);
  return standingOf(message, storedPost(whole, showing), deps.clock.now());
}

/** Draws a card though it is not behind: where it was deleted in Slack, that shows, and it is posted anew. */
export async function lookForCard(whole: WholeWindow, card: Showing, deps: TendingDeps): Promise<void> {
  const now = (await deps.store.loadWhole(whole.window.id)) ?? whole;
  const post = storedPost(now, card);
  if (post?.place !== undefined) await attempt(windowMessage(now, card, deps), post, deps);
}
