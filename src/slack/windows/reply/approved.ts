import type { AuditEntry } from '../../../domain/audit-chain/entry.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Approve } from '../../../domain/window/events.ts';
import { phaseOf } from '../../../domain/window/phase.ts';
import { replay } from '../../../domain/window/replay.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { count } from '../../text/words.ts';
import { droppedInWords } from '../dropped.ts';
import { accountsInWords, nameOf } from '../names.ts';
import { quoted, REPLY_ROOM } from '../room.ts';
import { approvalsNeeded } from '../state.ts';
import { moment } from '../when.ts';
import { MOVED_ON } from './moved-on.ts';
import type { ReplyLines } from './reply-lines.ts';

/** An approval: how many there were with it, and what that made of the window. */
export function approvedTold(
  window: RootWindow,
  entry: AuditEntry,
  { by, note }: Approve,
  now: Instant,
): ReplyLines {
  const given = countedAt(window, entry);
  const quorum = entry.policy?.quorum ?? approvalsNeeded(window);
  const wasLast = window.history.findLast(({ event }) => event.type === 'approved')?.seq === entry.seq;
  const dropped = (entry.dropped ?? []).map((each) => droppedInWords(each, REPLY_ROOM, now));
  const said = note === undefined ? [] : [quoted(note, REPLY_ROOM, window.id)];
  return {
    what: `approved by ${nameOf(by, REPLY_ROOM)}, ${given} of ${count(quorum, 'approval')}`,
    rest: [...said, ...dropped, ...(wasLast ? follows(window, now) : [MOVED_ON])],
  };
}

/** How many approvals counted with this one. */
function countedAt({ history }: RootWindow, { seq }: AuditEntry): number {
  const then = replay(history.filter((entry) => entry.seq <= seq));
  return then.kind === 'replayed' ? then.window.approvals.length : 0;
}

/** Told late, it must not call for what is done already: only what is still so follows. */
function follows(window: RootWindow, now: Instant): string[] {
  const { period, request } = window;
  const operator = nameOf(request.operator, REPLY_ROOM);
  const where = accountsInWords(request.accounts, REPLY_ROOM);
  const [start, end] = [moment(period?.start ?? now, now), moment(period?.end ?? now, now)];
  switch (phaseOf(window, now)) {
    case 'pending':
      return [missing(window, now)];
    case 'scheduled':
      return [`It opens at ${start}, until ${end}. Do: ${operator} does not sign in to ${where} before.`];
    case 'open':
      return [
        `It is open until ${end}: ${operator} may sign in as root to ${where}.`,
        `Do: ${operator} presses I'm done on the card when the work is done.`,
      ];
    default:
      return [MOVED_ON];
  }
}

function missing(window: RootWindow, now: Instant): string {
  const left = approvalsNeeded(window) - window.approvals.length;
  const more = left === 1 ? 'One more approval is needed' : `${left} more approvals are needed`;
  return `${more} before ${moment(window.request.lapsesAt, now)}. Do: another approver presses Approve… or Deny… on the card.`;
}
