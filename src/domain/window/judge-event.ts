import type { ApplyContext } from './context.ts';
import type { WindowEvent } from './events.ts';
import { judgeApproval } from './judge/approval.ts';
import { judgeDeclaration, judgePaper, judgeReminder } from './judge/notes.ts';
import { judgeFindings, judgeReview } from './judge/review.ts';
import { judgeClosing, judgeRevocation } from './judge/stopping.ts';
import { judgeDenial, judgeWithdrawal } from './judge/undecided.ts';
import type { Refusal } from './refusal.ts';
import type { RootWindow } from './window.ts';

/** Why the event may not happen to the window, or `undefined` where it may. */
export function judgeEvent(
  window: RootWindow,
  event: WindowEvent,
  context: ApplyContext,
): Refusal | undefined {
  switch (event.type) {
    case 'requested':
      return { why: 'already-requested' };
    case 'approved':
      return judgeApproval(window, event, context);
    case 'denied':
      return judgeDenial(window, event, context);
    case 'withdrawn':
      return judgeWithdrawal(window, event, context);
    case 'revoked':
      return judgeRevocation(window, event, context);
    case 'closed':
      return judgeClosing(window, event, context);
    case 'reviewed':
      return judgeReview(window, event, context);
    case 'findings-recorded':
      return judgeFindings(window, context);
    case 'reminded':
      return judgeReminder(window, event, context);
    case 'declared-afterwards':
      return judgeDeclaration(window, event, context);
    case 'paper-recorded':
      return judgePaper(window, event, context);
  }
}
