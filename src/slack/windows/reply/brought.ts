import type { Instant } from '../../../domain/time.ts';
import { endOf, phaseOf } from '../../../domain/window/phase.ts';
import type { BroughtByTime } from '../../../domain/window/reply-topic.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { count } from '../../text/words.ts';
import { accountsInWords, nameOf } from '../names.ts';
import { REPLY_ROOM } from '../room.ts';
import { approvalsNeeded } from '../state.ts';
import { moment } from '../when.ts';
import { afterTheEnd } from './after-the-end.ts';
import { MOVED_ON } from './moved-on.ts';
import { overdue, remindedOf } from './reminded.ts';
import type { ReplyLines } from './reply-lines.ts';

/** What time alone brought about. */
export function brought(window: RootWindow, kind: BroughtByTime, now: Instant): ReplyLines {
  const { request, approvals } = window;
  const end = moment(endOf(window) ?? now, now);
  switch (kind) {
    case 'lapsed':
      return {
        what: `lapsed at ${moment(request.lapsesAt, now)}: ${approvals.length} of ${count(approvalsNeeded(window), 'approval')}`,
        rest: ['Do: nobody signs in. Ask again with /root-request if it is still needed.'],
      };
    case 'opened':
      return opened(window, now);
    case 'ending':
      return remindedOf(window, 'ending', now);
    case 'overdue':
      return overdue(window, now);
    case 'ended':
      return {
        what: `ended at ${end}`,
        rest: afterTheEnd(window),
      };
  }
}

function opened(window: RootWindow, now: Instant): ReplyLines {
  const { request, period } = window;
  if (phaseOf(window, now) !== 'open') {
    return { what: `opened at ${moment(period?.start ?? now, now)}`, rest: [MOVED_ON] };
  }
  return {
    what: `is open until ${moment(period?.end ?? now, now)}`,
    rest: [
      `${nameOf(request.operator, REPLY_ROOM)} may sign in as root to ${accountsInWords(request.accounts, REPLY_ROOM)}.`,
      "Do: press I'm done on the card as soon as the work is done.",
    ],
  };
}
