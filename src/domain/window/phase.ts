import type { Instant } from '../time.ts';
import type { RootWindow } from './window.ts';

/** Where a window stands at one time. Only states that people caused are stored; the others follow from the clock. */
export type Phase =
  | 'pending'
  | 'lapsed'
  | 'scheduled'
  | 'open'
  | 'ended'
  | 'denied'
  | 'withdrawn'
  | 'revoked'
  | 'closed';

/** Where its review stands. not-needed: it never opened. overdue: unreviewed for longer than the policy allows. */
export type ReviewStanding = 'not-needed' | 'not-yet' | 'unreviewed' | 'overdue' | 'reviewed';

/** Half open: at its start a window is open, at its end it has ended; at `lapsesAt` a request has lapsed. */
export function phaseOf(window: RootWindow, now: Instant): Phase {
  switch (window.state) {
    case 'requested':
      return now < window.request.lapsesAt ? 'pending' : 'lapsed';
    case 'approved':
      return phaseOfApproved(window, now);
    case 'denied':
    case 'withdrawn':
    case 'revoked':
    case 'closed':
      return window.state;
  }
}

export function reviewStanding(window: RootWindow, now: Instant): ReviewStanding {
  const phase = phaseOf(window, now);
  if (phase === 'pending' || phase === 'scheduled' || phase === 'open') return 'not-yet';
  if (!hasOpened(window, now)) return 'not-needed';
  if (window.review !== undefined) return 'reviewed';
  return now < reviewDueAt(window) ? 'unreviewed' : 'overdue';
}

/**
 * Whether it was open at any time up to `now`. One that was revoked or closed before its start never was; one that was
 * stopped in the very instant of its start may have been used, by clocks that differ a little, and counts as opened.
 */
export function hasOpened({ state, period, ending }: RootWindow, now: Instant): boolean {
  if (period === undefined) return false;
  if (state === 'approved') return period.start <= now;
  if (state === 'revoked' || state === 'closed') return ending !== undefined && period.start <= ending.at;
  return false;
}

/** When it stopped being usable, or will: the end of its period or the decision that ended it, whichever is first. */
export function endOf({ period, ending }: RootWindow): Instant | undefined {
  if (period === undefined) return ending?.at;
  return ending === undefined ? period.end : Math.min(period.end, ending.at);
}

/** From when on a missing review is overdue. One that was taken in after the fact has its time from then on. */
export function reviewDueAt(window: RootWindow): Instant {
  const { requestedAt, policy } = window.request;
  return Math.max(endOf(window) ?? requestedAt, requestedAt) + policy.reviewWithin;
}

/** Since when the review is overdue at `now`, or was when it was signed; `undefined` where it is not, or was not. */
export function overdueSince(window: RootWindow, now: Instant): Instant | undefined {
  if (!['overdue', 'reviewed'].includes(reviewStanding(window, now))) return undefined;
  const due = reviewDueAt(window);
  return due <= (window.review?.at ?? now) ? due : undefined;
}

function phaseOfApproved({ period }: RootWindow, now: Instant): Phase {
  if (period === undefined || now < period.start) return 'scheduled';
  return now < period.end ? 'open' : 'ended';
}
