import type { Instant } from '../../domain/time.ts';
import { endOf, phaseOf, reviewStanding } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';

/** Earlier is more urgent: first by rank, then by time. */
type Urgency = readonly [rank: number, at: number];

/**
 * The most urgent first: what waits for a decision, by when it lapses; what is open, by its end; missing reviews, the
 * oldest first; what is scheduled, by its start; then what is over, the newest first.
 */
export function mostUrgentFirst(windows: readonly RootWindow[], now: Instant): readonly RootWindow[] {
  return windows
    .map((window) => ({ window, urgency: urgencyOf(window, now) }))
    .sort(({ urgency: [a, atA] }, { urgency: [b, atB] }) => a - b || atA - atB)
    .map(({ window }) => window);
}

function urgencyOf(window: RootWindow, now: Instant): Urgency {
  const { request, period } = window;
  const end = endOf(window) ?? request.requestedAt;
  switch (phaseOf(window, now)) {
    case 'pending':
      return [0, request.lapsesAt];
    case 'open':
      return [1, end];
    case 'scheduled':
      return [3, period?.start ?? end];
    default:
      return isUnreviewed(window, now) ? [2, end] : [4, -request.requestedAt];
  }
}

/** Whether it was used and its review is still missing. */
export function isUnreviewed(window: RootWindow, now: Instant): boolean {
  return ['unreviewed', 'overdue'].includes(reviewStanding(window, now));
}
