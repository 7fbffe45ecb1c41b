import type { Instant } from '../../domain/time.ts';
import type { Called, CardView } from '../../domain/window/card-view.ts';
import type { Refusal } from '../../domain/window/refusal.ts';
import type { ReplyTopic } from '../../domain/window/reply-topic.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Message } from '../message.ts';
import type { WatchedUse } from './buttons.ts';
import { windowCard } from './card.ts';
import { windowNotice } from './notice.ts';
import { windowPage } from './page.ts';
import { refusalText } from './refusal.ts';
import { windowReply } from './reply.ts';

/** Everything that is drawn from stored state alone. It fits the `WindowRenderer` that operations are given. */
export interface RendersWindows {
  card(view: CardView, called?: Called): Message;
  page(view: CardView, called: Called, approvals: string): Message;
  reply(view: CardView, about: ReplyTopic, mention: readonly string[]): Message;
  notice(view: CardView, about: ReplyTopic, userId: string): Message;
  refusal(window: RootWindow, refusal: Refusal, now: Instant): string;
}

export function windowRenderer(watched?: WatchedUse): RendersWindows {
  return {
    card: (view, called) => windowCard(view, called, watched),
    page: windowPage,
    reply: windowReply,
    notice: windowNotice,
    refusal: refusalText,
  };
}
