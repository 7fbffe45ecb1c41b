import type { Instant } from '../time.ts';
import { endOf, hasOpened, phaseOf, reviewStanding } from './phase.ts';
import type { RootWindow } from './window.ts';

/**
 * The lists that windows stand in while something about them may still change; what is over and settled stands in none,
 * so that no list grows with the past. requested: by the time they lapse at. approved: by their end. unreviewed: by
 * the end they had. settling: decided, and perhaps not yet shown so everywhere; by the time of the decision.
 */
export type WindowList = 'requested' | 'approved' | 'unreviewed' | 'settling';

export interface ListPlace {
  readonly list: WindowList;
  readonly at: Instant;
}

/** Where a window stands once everything was done for it: `due` is when there is something to do again; absent: never. */
export interface SettledPlace extends ListPlace {
  readonly due?: Instant;
}

/** Where a window stands right after it was written; only what is stored decides, never the clock. */
export function placeOf(window: RootWindow): ListPlace {
  const { state, request, period, review } = window;
  const lastAt = window.history.at(-1)?.at ?? request.requestedAt;
  const end = endOf(window) ?? lastAt;
  if (state === 'requested') return { list: 'requested', at: request.lapsesAt };
  if (review !== undefined) return { list: 'settling', at: lastAt };
  if (state === 'approved') return { list: 'approved', at: period?.end ?? end };
  return hasOpened(window, lastAt) ? { list: 'unreviewed', at: end } : { list: 'settling', at: lastAt };
}

/**
 * Where it belongs at `now`, once everything that follows from it has been done: an approved window that has ended
 * waits for its review, and one about which nothing can change any more stands in no list.
 */
export function settledPlaceOf(window: RootWindow, now: Instant): ListPlace | undefined {
  switch (reviewStanding(window, now)) {
    case 'not-yet':
      return placeOf(window);
    case 'unreviewed':
    case 'overdue':
      return { list: 'unreviewed', at: endOf(window) ?? now };
    case 'not-needed':
    case 'reviewed':
      return undefined;
  }
}

/**
 * What a card shows changes exactly when this does: with every entry, with every phase that time brings, and with the
 * baseline. Kept beside what was drawn, to tell whether it is behind.
 */
export function drawingKey(window: RootWindow, baselineAsOf: Instant | undefined, now: Instant): string {
  const phase = phaseOf(window, now);
  return [window.version, phase, reviewStanding(window, now), baselineAsOf ?? '-'].join(':');
}
