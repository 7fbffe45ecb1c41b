import type { Digest } from '../../domain/digest/digest.ts';
import { digestInPieces } from '../../domain/digest/digest-of.ts';
import type { WindowsSummary } from '../../domain/digest/windows-summary.ts';
import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { ActivitySince } from '../activity/activity-since.ts';
import type { AcknowledgementStore } from '../digest-ports.ts';
import { inTurns } from '../in-turns.ts';
import type { Clock } from '../ports.ts';
import type { SweptDays } from './swept-days.ts';

export interface DayDigestsDeps {
  readonly sweptDays: SweptDays;
  readonly acknowledgements: Pick<AcknowledgementStore, 'since'>;
  /** The windows that somebody waits for; absent: windows are not configured. */
  readonly waitingWindows?: (now: Instant) => Promise<WindowsSummary>;
  /** What root did since a time, and whether it would have been noticed; absent: root activity is not watched. */
  readonly rootActivity?: ActivitySince;
  readonly clock: Clock;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

/**
 * The digest of a date, with acknowledgements, windows and root activity as they are now; `lateSince`: when it was due,
 * where it is posted late. `undefined` where the date has no snapshot (any more). Throws where the store does not answer.
 */
export type DayDigests = (date: LocalDate, lateSince?: Instant) => Promise<Digest | undefined>;

export function createDayDigests(deps: DayDigestsDeps): DayDigests {
  return async (date, lateSince) => {
    const day = await deps.sweptDays(date);
    if (day === undefined) return undefined;
    const now = deps.clock.now();
    const since = day.before?.snapshot.takenAt ?? day.snapshot.takenAt - DAY;
    const [acknowledgements, windows, activity] = await Promise.all([
      deps.acknowledgements.since((day.before ?? day).snapshot.takenAt),
      deps.waitingWindows?.(now),
      deps.rootActivity?.(since),
    ]);
    const late = lateSince === undefined ? {} : { lateSince };
    const told = { ...(windows && { windows }), ...activity };
    const parts = { ...day, acknowledgements, ...told, now, ...late };
    return inTurns(digestInPieces(parts), deps.turn);
  };
}
