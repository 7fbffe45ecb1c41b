import type { Called, CardView } from '../../domain/window/card-view.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import { actions, button } from '../blocks/button.ts';
import { bold, channel, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { WINDOW_HISTORY } from '../window-action-ids.ts';
import { pagedPeople } from './called-on.ts';
import { fact, joined, type Line } from './lines.ts';
import { accountsInWords, whoIs } from './names.ts';
import { NOBODY_REVIEWS } from './nobody-reviews.ts';
import { whenInWords } from './request-facts.ts';
import { fitted, quoted, type Room } from './room.ts';
import { headline } from './state.ts';
import { encodeWindowValue } from './value.ts';

/**
 * What pages people of a break-glass window: what, who, why, until when, what to do now, and where it is decided
 * (`approvals`). The card has the rest.
 */
export function windowPage(view: CardView, called: Called, approvals: string): Message {
  const { window, now } = view;
  const first = headline(window, now);
  return {
    text: escapeMrkdwn(first),
    blocks: fitted((room) => [
      richText(joined([[bold(first)], ...facts(view, room), ...todo(view), decided(view, approvals)])),
      ...(isOpen(view) ? calling(view, called) : []),
      ...actions([button('History', WINDOW_HISTORY, encodeWindowValue(window))]),
    ]),
  };
}

function facts({ window, now }: CardView, room: Room): Line[] {
  const { requester, operator, accounts, task, reason } = window.request;
  const signs = operator.id === requester.id ? [] : [fact('Signs in', whoIs(operator, room))];
  return [
    fact('Who', whoIs(requester, room)),
    ...signs,
    fact('Where', accountsInWords(accounts, room)),
    fact('What', harmlessLabel(task.title, room.label)),
    fact('Why', quoted(reason, room, window.id)),
    fact('When', whenInWords(window, now)),
  ];
}

function todo(view: CardView): Line[] {
  const { noReviewer } = view.window.request;
  const now = isOpen(view)
    ? 'Do now: ask the operator, not in Slack only, that it is really them. If it is not, press Revoke… on the card and attach the deny-root SCP.'
    : 'Root access was opened without approval; it is over.';
  return [
    [plain(now)],
    ...(noReviewer === true && view.window.review === undefined ? [[plain(NOBODY_REVIEWS)]] : []),
  ];
}

function decided({ window }: CardView, approvals: string): Line {
  const what =
    window.review === undefined ? 'Revoke…, and the review after it, on its card in ' : 'Its card is in ';
  return [plain(what), channel(approvals), plain('.')];
}

function calling(view: CardView, called: Called) {
  const people = pagedPeople(view, called);
  return people.length === 0 ? [] : [richText([bold('Paged: '), ...people])];
}

function isOpen({ window, now }: CardView): boolean {
  return phaseOf(window, now) === 'open';
}
