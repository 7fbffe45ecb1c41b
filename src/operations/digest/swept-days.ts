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
  /** What it is compared with, and what changed since; absent where there is none. */
  readonly before?: { readonly snapshot: Snapshot; readonly drift: Drift };
  /** The date that it would have been compared with, and whose snapshot cannot be read (any more). */
  readonly unreadBefore?: LocalDate;
  /** The days before. */
  readonly history: readonly TrendDay[];
}

export interface SweptDaysDeps {
  readonly snapshots: Pick<SnapshotStore, 'load' | 'latest' | 'counts'>;
  /** The date of the last digest before another that was posted where digests are; absent: none was. */
  readonly lastPosted: (before: LocalDate) => Promise<LocalDate | undefined>;
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

async function loadDay(date: LocalDate, deps: SweptDaysDeps): Promise<SweptDay | undefined> {
  const { snapshots, turn } = deps;
  const snapshot = await snapshots.load(date);
  if (snapshot === undefined) return undefined;
  const history = await snapshots.counts(plusDays(date, -TREND_DAYS), plusDays(date, -1));
  const { previous, unreadBefore } = await comparedWith(date, history.at(-1)?.date, deps);
  const day = { snapshot, history, ...(unreadBefore !== undefined && { unreadBefore }) };
  if (previous === undefined) return day;
  const drift = await inTurns(driftInPieces(previous, snapshot), turn);
  return { ...day, before: { snapshot: previous, drift } };
}

/**
 * What people were told last: the snapshot of the last digest that was posted, so that nothing of a day whose digest was
 * not is lost; where none was, the last snapshot. Where that cannot be read, the last before it, which hides nothing; or
 * else any.
 */
async function comparedWith(
  date: LocalDate,
  lastSwept: LocalDate | undefined,
  { snapshots, lastPosted }: SweptDaysDeps,
): Promise<{ readonly previous: Snapshot | undefined } & Pick<SweptDay, 'unreadBefore'>> {
  const wanted = (await lastPosted(date)) ?? lastSwept;
  if (wanted === undefined) return { previous: await snapshots.latest(date) };
  const found = await snapshots.load(wanted);
  if (found !== undefined) return { previous: found };
  return {
    previous: (await snapshots.latest(wanted)) ?? (await snapshots.latest(date)),
    unreadBefore: wanted,
  };
}
