import { TREND_DAYS, type TrendDay } from '../../domain/digest/trend.ts';
import type { Drift } from '../../domain/drift/drift.ts';
import { driftInPieces } from '../../domain/drift/drift-between.ts';
import { type LocalDate, plusDays } from '../../domain/snapshot/local-date.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { SnapshotStore } from '../digest-ports.ts';
import { inTurns } from '../in-turns.ts';
import type { Clock } from '../ports.ts';

/** What never changes about a day once it was swept. */
export interface SweptDay {
  readonly snapshot: Snapshot;
  /** The last complete one before it, and what changed since; absent on the first day. */
  readonly before?: { readonly snapshot: Snapshot; readonly drift: Drift };
  /** The days before. */
  readonly history: readonly TrendDay[];
}

export interface SweptDaysDeps {
  readonly snapshots: Pick<SnapshotStore, 'load' | 'latest' | 'counts'>;
  readonly clock: Clock;
  /** Resolves in a turn of the event loop of its own. */
  readonly turn: () => Promise<void>;
}

/** `undefined` where the date has no snapshot (any more). Throws where the store does not answer. */
export type SweptDays = (date: LocalDate) => Promise<SweptDay | undefined>;

/** Somebody who pages through thousands of accounts does not load them at every page. */
const REMEMBERED_FOR: Milliseconds = 10 * MINUTE;
const MOST_REMEMBERED = 2;

/** Remembers the days that were asked for last; several who ask at once load a day once. */
export function createSweptDays(deps: SweptDaysDeps): SweptDays {
  const remembered = new Map<LocalDate, { readonly day: ReturnType<SweptDays>; readonly until: Instant }>();

  const begin = (date: LocalDate, now: Instant) => {
    const entry = { day: loadDay(date, deps), until: now + REMEMBERED_FOR };
    remembered.set(date, entry);
    const oldest = remembered.keys().next().value;
    if (oldest !== undefined && remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
    const drop = () => {
      if (remembered.get(date) === entry) remembered.delete(date);
    };
    entry.day.then((day) => day ?? drop(), drop);
    return entry.day;
  };

  return (date) => {
    const now = deps.clock.now();
    for (const [other, { until }] of remembered) if (until <= now) remembered.delete(other);
    return remembered.get(date)?.day ?? begin(date, now);
  };
}

async function loadDay(date: LocalDate, { snapshots, turn }: SweptDaysDeps): Promise<SweptDay | undefined> {
  const snapshot = await snapshots.load(date);
  if (snapshot === undefined) return undefined;
  const previous = await snapshots.latest(date);
  const history = await snapshots.counts(plusDays(date, -TREND_DAYS), plusDays(date, -1));
  if (previous === undefined) return { snapshot, history };
  const drift = await inTurns(driftInPieces(previous, snapshot), turn);
  return { snapshot, before: { snapshot: previous, drift }, history };
}
