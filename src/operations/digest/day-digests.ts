import type { Digest } from '../../domain/digest/digest.ts';
import { digestInPieces } from '../../domain/digest/digest-of.ts';
import type { WindowsSummary } from '../../domain/digest/windows-summary.ts';
import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import type { Instant } from '../../domain/time.ts';
import type { AcknowledgementStore } from '../digest-ports.ts';
import { inTurns } from '../in-turns.ts';
import type { Clock } from '../ports.ts';
import type { SweptDays } from './swept-days.ts';

export interface DayDigestsDeps {
  readonly sweptDays: SweptDays;
  readonly acknowledgements: Pick<AcknowledgementStore, 'since'>;
  /** The windows that somebody waits for; absent: windows are not configured. */
  readonly waitingWindows?: (now: Instant) => Promise<WindowsSummary>;
  readonly clock: Clock;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

/**
 * The digest of a date, with acknowledgements and windows as they are now; `lateSince`: when it was due, where it is
 * posted late. `undefined` where the date has no snapshot (any more). Throws where the store does not answer.
 */
export type DayDigests = (date: LocalDate, lateSince?: Instant) => Promise<Digest | undefined>;

export function createDayDigests(deps: DayDigestsDeps): DayDigests {
  return async (date, lateSince) => {
    const day = await deps.sweptDays(date);
    if (day === undefined) return undefined;
    const now = deps.clock.now();
    const [acknowledgements, windows] = await Promise.all([
      deps.acknowledgements.since((day.before ?? day).snapshot.takenAt),
      deps.waitingWindows?.(now),
    ]);
    const late = lateSince === undefined ? {} : { lateSince };
    const parts = { ...day, acknowledgements, ...(windows && { windows }), now, ...late };
    return inTurns(digestInPieces(parts), deps.turn);
  };
}
