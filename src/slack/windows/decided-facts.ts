import type { Instant } from '../../domain/time.ts';
import { hasOpened, reviewDueAt, reviewStanding } from '../../domain/window/phase.ts';
import type { PaperApproval } from '../../domain/window/request.ts';
import type { Approval, RootWindow } from '../../domain/window/window.ts';
import { plain } from '../blocks/rich-text.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { count } from '../text/words.ts';
import { droppedFacts } from './dropped.ts';
import { fact, type Line } from './lines.ts';
import { nameOf } from './names.ts';
import { moreNote, quoted, type Room } from './room.ts';

/** Who decided what, and when, in the order in which it happened. */
export function decidedFacts(window: RootWindow, now: Instant, room: Room): Line[] {
  return [
    ...approvals(window, now, room),
    ...droppedFacts(window, now, room),
    ...recorded(window, now, room),
    ...ending(window, now, room),
    ...declared(window),
  ];
}

/** Where the review stands: who signed it and what was done, or until when it is due. */
export function reviewFacts(window: RootWindow, now: Instant, room: Room): Line[] {
  const due = dateAndTime(reviewDueAt(window), now);
  const { review, id } = window;
  switch (reviewStanding(window, now)) {
    case 'not-needed':
    case 'not-yet':
      return [];
    case 'unreviewed':
      return [fact('Review', `due by ${due}; an approver who is neither requester nor operator signs it`)];
    case 'overdue':
      return [
        fact('Review', `OVERDUE since ${due}; an approver who is neither requester nor operator signs it`),
      ];
    case 'reviewed':
      return review === undefined
        ? []
        : [
            fact(
              'Reviewed',
              `by ${nameOf(review.by, room)} ${dateAndTime(review.at, now)}: ${quoted(review.done, room, id)}`,
            ),
          ];
  }
}

function approvals({ id, approvals: all, request }: RootWindow, now: Instant, room: Room): Line[] {
  const onPaper = request.origin.kind === 'paper' ? request.origin.approvals : [];
  const given = all.map((approval) => approvalLine(approval, id, now, room));
  const lines = [...given, ...onPaper.map((approval) => paperLine(approval, now, room))];
  const shown = lines.slice(0, room.items);
  return [...shown, ...moreNote(lines.length, shown.length, id).map((note) => [plain(note)])];
}

function approvalLine({ by, at, note }: Approval, id: RootWindow['id'], now: Instant, room: Room): Line {
  const each = { ...room, text: Math.max(70, Math.floor(room.text / 3)) };
  const said = note === undefined ? '' : `: ${quoted(note, each, id)}`;
  return fact('Approved', `by ${nameOf(by, room)} ${dateAndTime(at, now)}${said}`);
}

function paperLine({ name, at }: PaperApproval, now: Instant, room: Room): Line {
  const who = harmlessLabel(name, room.label);
  return fact('Approved on paper', `by ${who} ${dateAndTime(at, now)}; not checked by Rootkeeper`);
}

/** What was taken in after the fact: it explains, and sanctions nothing. */
function recorded({ id, request }: RootWindow, now: Instant, room: Room): Line[] {
  const { origin, requestedAt } = request;
  const at = dateAndTime(requestedAt, now);
  switch (origin.kind) {
    case 'request':
    case 'break-glass':
      return [];
    case 'afterwards':
      return [
        fact('Declared afterwards', `${at}, for ${quoted(origin.use, room, id)}. It sanctions nothing.`),
      ];
    case 'paper': {
      const by = harmlessLabel(origin.recordedBy, room.label);
      return [fact('Taken in from paper', `${at} by ${by}. It sanctions nothing.`)];
    }
  }
}

function ending(window: RootWindow, now: Instant, room: Room): Line[] {
  const { ending: end, id, request } = window;
  const afterTheFact = request.origin.kind === 'afterwards' || request.origin.kind === 'paper';
  if (end === undefined || afterTheFact) return [];
  const early = end.kind === 'closed' && hasOpened(window, now) ? ', before its end' : '';
  const reason = end.reason === undefined ? '' : `: ${quoted(end.reason, room, id)}`;
  return [fact(ENDINGS[end.kind], `by ${nameOf(end.by, room)} ${dateAndTime(end.at, now)}${early}${reason}`)];
}

const ENDINGS = { denied: 'Denied', withdrawn: 'Withdrawn', revoked: 'Revoked', closed: 'Closed' } as const;

/** Later entries that explain something about the window. */
function declared({ history }: RootWindow): Line[] {
  const uses = history.filter(({ event }) => event.type === 'declared-afterwards').length;
  const paper = history.filter(({ event }) => event.type === 'paper-recorded').length;
  return [
    ...(uses === 0 ? [] : [fact('Declared afterwards', `${count(uses, 'use')} of root; see History`)]),
    ...(paper === 0 ? [] : [fact('From paper', `${count(paper, 'note')}; see History`)]),
  ];
}
