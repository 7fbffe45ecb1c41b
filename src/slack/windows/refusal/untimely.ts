import type { Instant } from '../../../domain/time.ts';
import { hasOpened, phaseOf } from '../../../domain/window/phase.ts';
import type { Untimely } from '../../../domain/window/refusal.ts';
import type { Ending, RootWindow } from '../../../domain/window/window.ts';
import { harmlessLabel } from '../../text/harmless.ts';
import { isLive } from '../live.ts';
import { nameOf } from '../names.ts';
import { quoted, REPLY_ROOM } from '../room.ts';
import { moment } from '../when.ts';

const AGAIN = 'Do: ask again with /root-request if it is still needed.';

/** Why this cannot happen to the window where it stands: who decided and when, and what to do. */
export function untimelyText(window: RootWindow, refusal: Untimely, now: Instant): string {
  const { id } = window;
  switch (refusal.why) {
    case 'already-requested':
      return `${id} was requested already; nothing more is needed.`;
    case 'already-approved':
      return phaseOf(window, now) === 'ended'
        ? endedByTime(window, now)
        : `Already approved by ${harmlessLabel(refusal.by, REPLY_ROOM.label)} at ${moment(refusal.at, now)}; nothing else is needed.${isLive(window, now) ? ` Do: to stop it, press Revoke… or type /root-close ${id}.` : ''}`;
    case 'already-ended':
      return endedText(window, refusal.ending, now);
    case 'needs-no-approval':
      return NO_APPROVAL[window.request.origin.kind];
    case 'you-already-approved':
      return `You approved this at ${moment(refusal.at, now)}; it counts once. Do: leave the other approvals to others.`;
    case 'lapsed':
      return `Lapsed undecided at ${moment(refusal.at, now)}; nobody can decide about it any more. ${AGAIN}`;
    default:
      return earlyOrLate(window, refusal, now);
  }
}

type EarlyOrLate = Exclude<
  Untimely,
  {
    why:
      | 'already-requested'
      | 'already-approved'
      | 'already-ended'
      | 'needs-no-approval'
      | 'you-already-approved'
      | 'lapsed';
  }
>;

function earlyOrLate(window: RootWindow, refusal: EarlyOrLate, now: Instant): string {
  const { id } = window;
  switch (refusal.why) {
    case 'undecided':
      return `Nobody has decided about ${id} yet. Do: approve, deny or withdraw it.`;
    case 'not-open-yet':
      return `${id} opens at ${moment(refusal.start, now)}; there is nothing to review yet. Do: call it off or revoke it if it is not needed.`;
    case 'not-over-yet':
      return `${id} is open until ${moment(refusal.end, now)}; it is reviewed after its end. Do: close it first if the work is done.`;
    case 'over':
      return `${id} ended at ${moment(refusal.end, now)}, so there is nothing to stop.${reviewCall(window)}`;
    case 'never-opened':
      return `${id} never opened, so there is nothing to review.`;
    case 'already-reviewed':
      return `Already reviewed by ${nameOf(refusal.review.by, REPLY_ROOM)} at ${moment(refusal.review.at, now)}; nothing else is needed.`;
    case 'already-measured':
      return `The root users of ${id} were measured already; nothing else is needed.`;
    case 'nothing-to-remind-of':
      return `There is nothing to remind of about ${id} any more.`;
    case 'written-in-the-future':
      return 'The paper record bears a time that has not come yet. Do: correct its date.';
  }
}

const NO_APPROVAL: Readonly<Record<RootWindow['request']['origin']['kind'], string>> = {
  request: 'Nobody is asked about this window any more. Do: look at its history.',
  'break-glass':
    'This window was opened by break-glass, so nobody is asked. Do: revoke it if it must stop, and review it after its end.',
  afterwards: 'This was declared afterwards, so nobody is asked. Do: review it.',
  paper: 'This was taken in from paper, so nobody is asked. Do: review it.',
};

function endedText(window: RootWindow, ending: Ending, now: Instant): string {
  const { id } = window;
  const reason = ending.reason === undefined ? '' : `: ${quoted(ending.reason, REPLY_ROOM, id)}`;
  const todo = hasOpened(window, now) ? reviewCall(window) : ` ${AGAIN}`;
  return `Already ${ending.kind} by ${nameOf(ending.by, REPLY_ROOM)} at ${moment(ending.at, now)}${reason}. Nothing more can be decided.${todo}`;
}

function endedByTime(window: RootWindow, now: Instant): string {
  const end = moment(window.period?.end ?? now, now);
  return `${window.id} ended at ${end}; nothing more can be decided about it.${reviewCall(window)}`;
}

function reviewCall({ review }: RootWindow): string {
  return review === undefined ? ' Do: have it reviewed.' : '';
}
