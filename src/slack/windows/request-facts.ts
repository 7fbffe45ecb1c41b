import type { Instant } from '../../domain/time.ts';
import { endOf, phaseOf } from '../../domain/window/phase.ts';
import type { RequestedAccount } from '../../domain/window/request.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { plain } from '../blocks/rich-text.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count } from '../text/words.ts';
import { fact, type Line, separated } from './lines.ts';
import { accountOf, whoIs } from './names.ts';
import { moreNote, quoted, type Room } from './room.ts';
import { taskFacts } from './task-facts.ts';
import { exactLength, periodInWords } from './when.ts';

/** What was asked for: who, where, what, why, when. The lines that nobody decides without. */
export function requestFacts(window: RootWindow, now: Instant, room: Room): Line[] {
  const { request } = window;
  return [
    people(window, room),
    accounts(window, room),
    ...taskFacts(window, now, room),
    reason(window, room),
    fact('When', whenInWords(window, now)),
    ...(request.continues === undefined ? [] : [fact('More time for', request.continues)]),
  ];
}

/** When the window may be used; before the approval, as it was asked for; stopped before its end, until when it was. */
export function whenInWords(window: RootWindow, now: Instant): string {
  const { period, request } = window;
  const { timing } = request;
  const length = exactLength(timing.duration);
  const waits = window.state === 'requested' || phaseOf(window, now) === 'lapsed';
  if (period === undefined || (waits && timing.kind === 'on-approval')) {
    return `from the approval on, for ${length}`;
  }
  const approved = exactLength(period.end - period.start);
  const end = endOf(window) ?? period.end;
  if (end >= period.end || end < period.start) return `${periodInWords(period, now)} (${approved})`;
  const open = { start: period.start, end };
  return `${periodInWords(open, now)} (${exactLength(end - period.start)} of ${approved})`;
}

function people({ request }: RootWindow, room: Room): Line {
  const { requester, operator } = request;
  if (requester.id === operator.id) return fact('Requester and operator', whoIs(requester, room));
  return separated(
    [fact('Requester', whoIs(requester, room)), fact('Operator', whoIs(operator, room))],
    '   ',
  );
}

function accounts({ id, request }: RootWindow, room: Room): Line {
  const all = request.accounts;
  const shown = all.slice(0, room.accounts).map((account) => labelOf(account, room));
  const text = [...shown, ...moreNote(all.length, shown.length, id)].join(', ');
  return all.length === 1 ? fact('Account', text) : fact(count(all.length, 'account'), text);
}

function labelOf(account: RequestedAccount, room: Room): string {
  return `${accountOf(account, room)} ${account.id}`;
}

function reason({ id, request }: RootWindow, room: Room): Line {
  const why = fact('Why', quoted(request.reason, room, id));
  const { ticket } = request;
  return ticket === undefined
    ? why
    : [...why, plain('   '), ...fact('Ticket', harmlessLabel(ticket, 2 * room.label))];
}
