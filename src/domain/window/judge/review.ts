import { mayReview } from '../../approval-policy/may-review.ts';
import type { ApplyContext } from '../context.ts';
import type { Review } from '../events.ts';
import { isComplete } from '../findings.ts';
import { mayMeasureAgain } from '../measuring.ts';
import type { Refusal } from '../refusal.ts';
import type { RootWindow } from '../window.ts';
import { factsAbout } from './facts-about.ts';
import { textRefusal } from './text-refusal.ts';
import { notOver, reviewedBefore } from './timely.ts';

/** Once, when a window that was open is over; by an approver of then or of now who is neither requester nor operator. */
export function judgeReview(window: RootWindow, event: Review, context: ApplyContext): Refusal | undefined {
  const { request } = window;
  return (
    notOver(window, context.now) ??
    reviewedBefore(window) ??
    mayReview(factsAbout(event.by, context), request, request.policy, context.policy, context.now) ??
    textRefusal('done', event.done)
  );
}

/**
 * When a window that was open is over, until every account has been measured, and again before the review; a review does
 * not wait for it.
 */
export function judgeFindings(window: RootWindow, { now }: ApplyContext): Refusal | undefined {
  const untimely = notOver(window, now);
  if (untimely !== undefined) return untimely;
  const measured = window.findings !== undefined && isComplete(window.findings, window.request.accounts);
  return measured && !mayMeasureAgain(window, now) ? { why: 'already-measured' } : undefined;
}
