import { mayReview } from '../../approval-policy/may-review.ts';
import type { JudgeContext } from '../context.ts';
import type { Review } from '../events.ts';
import { isComplete } from '../findings.ts';
import { mayMeasureAgain } from '../measuring.ts';
import type { Person } from '../person.ts';
import type { Refusal } from '../refusal.ts';
import type { RootWindow } from '../window.ts';
import { factsAbout } from './facts-about.ts';
import { textRefusal } from './text-refusal.ts';
import { notOver, reviewedBefore } from './timely.ts';

/** Once, when a window that was open is over; by an approver of then or of now who is neither requester nor operator. */
export function judgeReview(window: RootWindow, event: Review, context: JudgeContext): Refusal | undefined {
  return judgeReviewing(window, event.by, context) ?? textRefusal('done', event.done);
}

/** The same whatever it says was done. */
export function judgeReviewing(window: RootWindow, by: Person, context: JudgeContext): Refusal | undefined {
  const { request } = window;
  return (
    notOver(window, context.now) ??
    reviewedBefore(window) ??
    mayReview(factsAbout(by, context), request, request.policy, context.policy, context.now)
  );
}

/**
 * When a window that was open is over, until every account has been measured, and again before the review; a review does
 * not wait for it.
 */
export function judgeFindings(window: RootWindow, { now }: Pick<JudgeContext, 'now'>): Refusal | undefined {
  const untimely = notOver(window, now);
  if (untimely !== undefined) return untimely;
  const measured = window.findings !== undefined && isComplete(window.findings, window.request.accounts);
  return measured && !mayMeasureAgain(window, now) ? { why: 'already-measured' } : undefined;
}
