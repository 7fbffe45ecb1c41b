import type { Instant } from '../../../domain/time.ts';
import type { Remind, ReminderTopic } from '../../../domain/window/events.ts';
import { endOf, phaseOf, reviewDueAt } from '../../../domain/window/phase.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { count } from '../../text/words.ts';
import { accountsInWords, nameOf } from '../names.ts';
import { REPLY_ROOM } from '../room.ts';
import { approvalsNeeded } from '../state.ts';
import { moment } from '../when.ts';
import { MOVED_ON } from './moved-on.ts';
import type { ReplyLines } from './reply-lines.ts';

/** A reminder; whom it calls on stands below it. */
export function remindedTold(window: RootWindow, { about }: Remind, now: Instant): ReplyLines {
  return remindedOf(window, about, now);
}

export function remindedOf(window: RootWindow, about: ReminderTopic, now: Instant): ReplyLines {
  if (!isStillSo(window, about, now)) return { what: OVER[about], rest: [MOVED_ON] };
  switch (about) {
    case 'undecided':
      return undecided(window, now);
    case 'ending':
      return ending(window, now);
    case 'unreviewed':
      return unreviewed(window, now);
  }
}

const OVER: Readonly<Record<ReminderTopic, string>> = {
  undecided: 'waited for a decision',
  ending: 'was about to end',
  unreviewed: 'waited for its review',
};

function isStillSo(window: RootWindow, about: ReminderTopic, now: Instant): boolean {
  switch (about) {
    case 'undecided':
      return phaseOf(window, now) === 'pending';
    case 'ending':
      return phaseOf(window, now) === 'open';
    case 'unreviewed':
      return window.review === undefined;
  }
}

function undecided(window: RootWindow, now: Instant): ReplyLines {
  const { approvals, request } = window;
  const who = nameOf(request.requester, REPLY_ROOM);
  return {
    what: `still waits for a decision: ${approvals.length} of ${count(approvalsNeeded(window), 'approval')}`,
    rest: [
      `${who} asks for root access to ${accountsInWords(request.accounts, REPLY_ROOM)}. If nobody decides, it lapses at ${moment(request.lapsesAt, now)}.`,
      'Do: press Approve… or Deny… on the card.',
    ],
  };
}

function ending(window: RootWindow, now: Instant): ReplyLines {
  const end = endOf(window) ?? now;
  return {
    what: `ends at ${moment(end, now)}`,
    rest: [
      `Do: ${nameOf(window.request.operator, REPLY_ROOM)} finishes, signs out of root and presses I'm done on the card. If it takes longer: More time…, which needs approval again.`,
    ],
  };
}

/** The review became overdue; whoever is told later reads since when. */
export function overdue(window: RootWindow, now: Instant): ReplyLines {
  if (window.review !== undefined) {
    return { what: `was not reviewed by ${moment(reviewDueAt(window), now)}`, rest: [MOVED_ON] };
  }
  return unreviewed(window, now);
}

function unreviewed(window: RootWindow, now: Instant): ReplyLines {
  const due = reviewDueAt(window);
  const state = now < due ? `due by ${moment(due, now)}` : `OVERDUE since ${moment(due, now)}`;
  return {
    what: `still waits for its review, ${state}`,
    rest: [
      `It ended at ${moment(endOf(window) ?? now, now)}.`,
      'Do: an approver who is neither requester nor operator presses Review… on the card.',
    ],
  };
}
