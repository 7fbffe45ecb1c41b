import type { Instant } from '../../time.ts';
import { phaseOf, reviewStanding } from '../phase.ts';
import type { Untimely } from '../refusal.ts';
import type { RootWindow } from '../window.ts';

/** Why the window is not where anybody could decide this about it, or `undefined` where it is. */
export function untimely(
  window: RootWindow,
  step: 'approved' | 'denied' | 'revoked' | 'reviewed',
  now: Instant,
): Untimely | undefined {
  switch (step) {
    case 'approved':
    case 'denied':
      return notPending(window, now);
    case 'revoked':
      return notStoppable(window, now);
    case 'reviewed':
      return notOver(window, now) ?? reviewedBefore(window);
  }
}

/** Why nothing can be decided about the request any more, or `undefined` while it is pending. */
export function notPending(window: RootWindow, now: Instant): Untimely | undefined {
  switch (phaseOf(window, now)) {
    case 'pending':
      return undefined;
    case 'lapsed':
      return { why: 'lapsed', at: window.request.lapsesAt };
    case 'scheduled':
    case 'open':
    case 'ended':
      return approvedAlready(window);
    case 'denied':
    case 'withdrawn':
    case 'revoked':
    case 'closed':
      return endedAlready(window);
  }
}

/** Why there is nothing to stop, or `undefined` while the window is approved and not over. */
export function notStoppable(window: RootWindow, now: Instant): Untimely | undefined {
  switch (phaseOf(window, now)) {
    case 'scheduled':
    case 'open':
      return undefined;
    case 'ended':
      return { why: 'over', end: window.period?.end ?? now };
    case 'pending':
      return { why: 'undecided' };
    case 'lapsed':
    case 'denied':
    case 'withdrawn':
    case 'revoked':
    case 'closed':
      return notPending(window, now);
  }
}

/** Why nothing can be looked back at, or `undefined` once a window that was open is over. */
export function notOver(window: RootWindow, now: Instant): Untimely | undefined {
  switch (reviewStanding(window, now)) {
    case 'unreviewed':
    case 'overdue':
    case 'reviewed':
      return undefined;
    case 'not-needed':
      return { why: 'never-opened' };
    case 'not-yet':
      return notOverYet(window, now);
  }
}

export function reviewedBefore({ review }: RootWindow): Untimely | undefined {
  return review === undefined ? undefined : { why: 'already-reviewed', review };
}

function notOverYet(window: RootWindow, now: Instant): Untimely {
  const { period } = window;
  if (window.state === 'requested' || period === undefined) return { why: 'undecided' };
  return now < period.start
    ? { why: 'not-open-yet', start: period.start }
    : { why: 'not-over-yet', end: period.end };
}

function approvedAlready({ approvals }: RootWindow): Untimely {
  const deciding = approvals.at(-1);
  if (deciding === undefined) return { why: 'needs-no-approval' };
  return { why: 'already-approved', by: deciding.by.name, at: deciding.at };
}

function endedAlready({ request, ending }: RootWindow): Untimely {
  const { kind } = request.origin;
  if (ending === undefined || kind === 'afterwards' || kind === 'paper') return { why: 'needs-no-approval' };
  return { why: 'already-ended', ending };
}
