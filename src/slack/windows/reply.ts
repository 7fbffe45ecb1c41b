import type { Instant } from '../../domain/time.ts';
import type { CardView } from '../../domain/window/card-view.ts';
import type { ReplyTopic } from '../../domain/window/reply-topic.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { joined } from './lines.ts';
import { mentions } from './names.ts';
import { brought } from './reply/brought.ts';
import type { ReplyLines } from './reply/reply-lines.ts';
import { told } from './reply/told.ts';

/**
 * What is told in the thread of a window's card: a step somebody took, or what time brought. It stays as it was posted,
 * so a step is told as it was then. `mention`: user ids to call on; Slack notifies them.
 */
export function windowReply(
  { window, now }: CardView,
  about: ReplyTopic,
  mention: readonly string[],
): Message {
  const { what, rest } = replyLines(window, about, now);
  const alarm = window.request.origin.kind === 'break-glass' ? 'BREAK-GLASS ' : '';
  const first = `${alarm}${window.id} ${what}`;
  const people = mentions(mention);
  const lines = [
    [bold(first)],
    ...rest.map((line) => [plain(line)]),
    ...(people.length === 0 ? [] : [[plain('For: '), ...people]]),
  ];
  return { text: escapeMrkdwn(first), blocks: [richText(joined(lines))] };
}

/** The same without whom it is for. */
export function replyLines(window: RootWindow, about: ReplyTopic, now: Instant): ReplyLines {
  return about.kind === 'entry' ? told(window, about.entry, now) : brought(window, about.kind, now);
}
