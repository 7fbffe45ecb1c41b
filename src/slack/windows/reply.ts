import type { CardView } from '../../domain/window/card-view.ts';
import type { ReplyTopic } from '../../domain/window/posts.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { joined } from './lines.ts';
import { mentions } from './names.ts';
import { brought } from './reply/brought.ts';
import { told } from './reply/told.ts';

/**
 * What is told in the thread of a window's card: a step somebody took, or what time brought. It stays as it was posted,
 * so a step is told as it was then. `mention`: user ids to call on; Slack notifies them.
 */
export function windowReply(view: CardView, about: ReplyTopic, mention: readonly string[]): Message {
  const { what, rest } = about.kind === 'entry' ? told(view, about.entry) : brought(view, about.kind);
  const alarm = view.window.request.origin.kind === 'break-glass' ? 'BREAK-GLASS ' : '';
  const first = `${alarm}${view.window.id} ${what}`;
  const people = mentions(mention);
  const lines = [
    [bold(first)],
    ...rest.map((line) => [plain(line)]),
    ...(people.length === 0 ? [] : [[plain('For: '), ...people]]),
  ];
  return { text: escapeMrkdwn(first), blocks: [richText(joined(lines))] };
}
