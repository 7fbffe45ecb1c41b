import { dateInUtc } from '../../src/domain/snapshot/local-date.ts';
import { nextSnapshot } from '../../src/domain/snapshot/next-snapshot.ts';
import { createLog } from '../../src/log.ts';
import { createTable } from '../../src/store/create-table.ts';
import { createSnapshotStore } from '../../src/store/digest/snapshot-store.ts';
import { createSweepStore } from '../../src/store/digest/sweep-store.ts';
import { NOW } from '../../test/support/builders/time.ts';
import { asChild } from '../child.ts';
import { meteredTable } from '../windows/metered.ts';
import { largeDay, numberedIds, postureOf } from './large-days.ts';

export interface StoreTask {
  readonly region: string;
  readonly accounts: number;
}

/** What a day's digest takes of the table. */
export interface Stored {
  /** Of the snapshot. */
  readonly saveSeconds: number;
  readonly readSeconds: number;
  /** Consumed, of all parts of the sweep, and of the snapshot. */
  readonly sweepUnits: number;
  readonly snapshotUnits: number;
}

/** As a sweep stores them. */
const ACCOUNTS_A_PART = 250;

/** One day in a process and a table that are both new. */
asChild<StoreTask, Stored>(async ({ region, accounts }) => {
  const metered = meteredTable(region, 'bench-digest-store');
  const { table } = metered;
  await createTable(table);
  const day = largeDay(accounts, 'bad', NOW);
  const [date, posture] = [dateInUtc(NOW), postureOf(day, NOW)];
  const snapshot = nextSnapshot(undefined, { date, posture, acknowledgements: [] });
  const dependencies = { table, newId: numberedIds(), clock: { now: () => NOW }, log: createLog('error') };
  const sweeps = createSweepStore(dependencies);
  const snapshots = createSnapshotStore(dependencies);

  metered.reset();
  const run = await sweeps.begin(date, NOW, NOW);
  for (let from = 0; from < day.swept.length; from += ACCOUNTS_A_PART) {
    await sweeps.savePart(run, day.swept.slice(from, from + ACCOUNTS_A_PART));
  }
  const sweepUnits = metered.units;
  metered.reset();
  const saveSeconds = await seconds(() => snapshots.save(snapshot, run.id));
  const snapshotUnits = metered.units;
  const readSeconds = await seconds(async () => {
    const read = await snapshots.latest();
    if (read?.accounts.length !== accounts) throw new Error('the snapshot was not stored whole');
  });
  return { saveSeconds, readSeconds, sweepUnits, snapshotUnits };
});

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
