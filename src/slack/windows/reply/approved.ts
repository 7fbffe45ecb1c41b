import type { AuditEntry } from '../../../domain/audit-chain/entry.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Approve } from '../../../domain/window/events.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { count } from '../../text/words.ts';
import { accountsInWords, nameOf } from '../names.ts';
import { quoted, REPLY_ROOM } from '../room.ts';
import { approvalsNeeded } from '../state.ts';
import { moment } from '../when.ts';
import type { ReplyLines } from './reply-lines.ts';

/** An approval: how many there were with it, and what that made of the window. */
export function approvedTold(
  window: RootWindow,
  entry: AuditEntry,
  { by, note }: Approve,
  now: Instant,
): ReplyLines {
  const given = window.history.filter(
    ({ seq, event }) => seq <= entry.seq && event.type === 'approved',
  ).length;
  const quorum = entry.policy?.quorum ?? approvalsNeeded(window);
  const said = note === undefined ? [] : [quoted(note, REPLY_ROOM, window.id)];
  const follows = given < quorum ? waiting(window, quorum - given, now) : granted(window, entry.at, now);
  return {
    what: `approved by ${nameOf(by, REPLY_ROOM)}, ${given} of ${count(quorum, 'approval')}`,
    rest: [...said, ...follows],
  };
}

function waiting({ request }: RootWindow, missing: number, now: Instant): string[] {
  const more = missing === 1 ? 'One more approval is needed' : `${missing} more approvals are needed`;
  return [
    `${more} before ${moment(request.lapsesAt, now)}. Do: another approver presses Approve… or Deny… on the card.`,
  ];
}

function granted({ period, request }: RootWindow, at: Instant, now: Instant): string[] {
  const { start, end } = period ?? { start: at, end: at };
  const operator = nameOf(request.operator, REPLY_ROOM);
  const where = accountsInWords(request.accounts, REPLY_ROOM);
  if (start > at) {
    return [
      `It opens at ${moment(start, now)}, until ${moment(end, now)}. Do: ${operator} does not sign in to ${where} before.`,
    ];
  }
  return [
    `It is open until ${moment(end, now)}: ${operator} may sign in as root to ${where}.`,
    "Do: press I'm done on the card as soon as the work is done.",
  ];
}
