import type { KnownBlock } from '@slack/types';
import type { Called, CardView } from '../../domain/window/card-view.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { actions } from '../blocks/button.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { type WatchedUse, windowButtons } from './buttons.ts';
import { calledOn } from './called-on.ts';
import { circumstances } from './circumstances.ts';
import { decidedFacts, reviewFacts } from './decided-facts.ts';
import { findingFacts } from './finding-facts.ts';
import { joined, type Line } from './lines.ts';
import { NOBODY_REVIEWS } from './nobody-reviews.ts';
import { requestFacts } from './request-facts.ts';
import { fitted, type Room } from './room.ts';
import { headline } from './state.ts';

/**
 * The card of a window, as it stands at `view.now`: everything that a decision needs, and the buttons that can still
 * succeed. Within Slack's limits whatever people wrote; what is shortened says where the whole is.
 */
export function windowCard(view: CardView, called: Called = {}, watched?: WatchedUse): Message {
  const first = headline(view.window, view.now);
  return {
    text: escapeMrkdwn(first),
    blocks: fitted((room) => cardBlocks(view, called, first, room, watched)),
  };
}

function cardBlocks(
  view: CardView,
  called: Called,
  first: string,
  room: Room,
  watched: WatchedUse | undefined,
): KnownBlock[] {
  const { window, now } = view;
  const since = [
    ...decidedFacts(window, now, room),
    ...findingFacts(window, now, room),
    ...reviewFacts(window, now, room),
  ];
  return [
    richText([bold(first), plain(alarm(view))]),
    richText(joined(requestFacts(window, now, room))),
    richText(joined(circumstances(view, room))),
    ...paragraph(since),
    ...paragraph(calledOn(view, called)),
    ...actions(windowButtons(window, now, watched)),
  ];
}

function paragraph(lines: readonly Line[]): KnownBlock[] {
  return lines.length === 0 ? [] : [richText(joined(lines))];
}

/** Break-glass says in words what it is, and what to do. */
function alarm({ window, now }: CardView): string {
  if (window.request.origin.kind !== 'break-glass') return '';
  if (phaseOf(window, now) === 'open') {
    return `\nROOT ACCESS IS OPEN WITHOUT APPROVAL. Do: ask the operator now, not in Slack only, that it is really them. If it is not, press Revoke… and attach the deny-root SCP.${unreviewable(window)}`;
  }
  const todo = window.review === undefined ? ` Do: an approver reviews it.${unreviewable(window)}` : '';
  return `\nRoot access was opened without approval.${todo}`;
}

function unreviewable({ request }: RootWindow): string {
  return request.noReviewer === true ? `\n${NOBODY_REVIEWS}` : '';
}
