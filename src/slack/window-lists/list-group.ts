import type { Instant } from '../../domain/time.ts';
import { phaseOf, reviewStanding } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';

/** Where a window stands among others, what is most urgent first. */
export type ListState = 'pending' | 'open' | 'overdue' | 'unreviewed' | 'scheduled' | 'over';

export const LIST_STATES: readonly ListState[] = [
  'pending',
  'open',
  'overdue',
  'unreviewed',
  'scheduled',
  'over',
];

/** The group of a list that a window stands in at `now`. */
export function listStateOf(window: RootWindow, now: Instant): ListState {
  const phase = phaseOf(window, now);
  if (phase === 'pending' || phase === 'open' || phase === 'scheduled') return phase;
  const review = reviewStanding(window, now);
  return review === 'unreviewed' || review === 'overdue' ? review : 'over';
}
