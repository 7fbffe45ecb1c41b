import { dateInUtc, type LocalDate, plusDays } from '../../domain/snapshot/local-date.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { SnapshotStore } from '../digest-ports.ts';
import type { Clock } from '../ports.ts';

export interface RecentSnapshotDeps {
  readonly snapshots: Pick<SnapshotStore, 'latest' | 'counts'>;
  readonly clock: Clock;
}

/**
 * The last whole snapshot, as `SnapshotStore.latest` has it, for a small read: it is loaded anew only where a later one
 * was stored. `undefined` before the first. Throws where the store does not answer.
 */
export type RecentSnapshot = () => Promise<Snapshot | undefined>;

/** For so long a snapshot is kept. */
const KEPT_DAYS = 90;
/** No time zone is further ahead of UTC. What a clock that is wrong stored of a later date is not the last. */
const AHEAD_DAYS = 1;

interface Loading {
  /** The last date that had a snapshot then; `loaded` is of an earlier one where that is damaged. */
  readonly newest: LocalDate;
  readonly loaded: Promise<Snapshot | undefined>;
}

/** Remembers the snapshot that was last, which is not replaced once it could be read; several who ask at once load it once. */
export function createRecentSnapshot({ snapshots, clock }: RecentSnapshotDeps): RecentSnapshot {
  let known: Loading | undefined;

  const load = (newest: LocalDate): Loading => {
    const loading = { newest, loaded: snapshots.latest(plusDays(newest, 1)) };
    loading.loaded.catch(() => {
      if (known === loading) known = undefined;
    });
    return loading;
  };

  return async () => {
    const today = dateInUtc(clock.now());
    const to = plusDays(today, AHEAD_DAYS);
    const from = known !== undefined && known.newest <= to ? known.newest : plusDays(today, -KEPT_DAYS);
    const newest = (await snapshots.counts(from, to)).at(-1)?.date;
    if (newest === undefined) return undefined;
    if (known?.newest !== newest) known = load(newest);
    return known.loaded;
  };
}
