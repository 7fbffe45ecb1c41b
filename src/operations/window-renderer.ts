import type { Instant } from '../domain/time.ts';
import type { Called, CardView } from '../domain/window/card-view.ts';
import type { Refusal } from '../domain/window/refusal.ts';
import type { ReplyTopic } from '../domain/window/reply-topic.ts';
import type { RootWindow } from '../domain/window/window.ts';
import type { SlackMessage } from './posting-ports.ts';

/** Draws messages from stored state. */
export interface WindowRenderer {
  card(view: CardView, called?: Called): SlackMessage;
  /** A short one, of a break-glass window. `approvals`: the channel where it is decided. */
  page(view: CardView, called: Called, approvals: string): SlackMessage;
  /** `mention`: user ids to call on. */
  reply(view: CardView, about: ReplyTopic, mention: readonly string[]): SlackMessage;
  /** For one person, in a direct message. */
  notice(view: CardView, about: ReplyTopic, userId: string): SlackMessage;
  /** Why a step was refused, in one sentence or two, without markup. */
  refusal(window: RootWindow, refusal: Refusal, now: Instant): string;
}
