import type { Instant } from '../time.ts';
import { phaseOf, reviewDueAt, reviewStanding } from './phase.ts';
import type { RootWindow } from './window.ts';

/** When time alone next changes what a window is: it lapses, opens, ends, or its review is overdue. `undefined`: never. */
export function nextChange(window: RootWindow, now: Instant): Instant | undefined {
  switch (phaseOf(window, now)) {
    case 'pending':
      return window.request.lapsesAt;
    case 'scheduled':
      return window.period?.start;
    case 'open':
      return window.period?.end;
    case 'lapsed':
    case 'ended':
    case 'denied':
    case 'withdrawn':
    case 'revoked':
    case 'closed':
      return reviewStanding(window, now) === 'unreviewed' ? reviewDueAt(window) : undefined;
  }
}
