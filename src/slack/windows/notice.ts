import type { CardView } from '../../domain/window/card-view.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { ReplyTopic } from '../../domain/window/reply-topic.ts';
import { answer } from '../answer.ts';
import type { Message } from '../message.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { replyLines } from './reply.ts';
import { REPLY_ROOM, wholeOf } from './room.ts';

/** What one person is told directly of a window: as it is told in the thread, what is needed of them, where the rest is. */
export function windowNotice(view: CardView, about: ReplyTopic, userId: string): Message {
  const { window, now } = view;
  const { what, rest } = replyLines(window, about, now);
  const alarm = window.request.origin.kind === 'break-glass' ? 'BREAK-GLASS ' : '';
  const needed = about.kind === 'opened' && phaseOf(window, now) === 'open' ? held(view, userId) : [];
  return answer(`${alarm}${window.id} ${what}`, [
    ...rest,
    ...needed,
    `Everything about it: ${wholeOf(window.id)}`,
  ]);
}

/** Who holds what the operator needs is called on to hand it over. */
function held({ window: { request } }: CardView, userId: string): string[] {
  const theirs = request.custody.filter(({ holder }) => holder === userId);
  if (theirs.length === 0) return [];
  const items = theirs.slice(0, REPLY_ROOM.items).map(({ label, place }) => {
    const where = place === undefined ? '' : ` (${harmlessLabel(place, REPLY_ROOM.label)})`;
    return `${harmlessLabel(label, REPLY_ROOM.label)}${where}`;
  });
  return [
    `You hold what the operator needs: ${items.join('; ')}. Do: be reachable, and hand it to nobody else.`,
  ];
}
