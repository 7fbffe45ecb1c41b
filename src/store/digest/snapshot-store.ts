import { type LocalDate, plusDays } from '../../domain/snapshot/local-date.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { SnapshotStore } from '../../operations/digest-ports.ts';
import type { Clock, Log, NewId } from '../../operations/ports.ts';
import { deleteAll } from '../batch.ts';
import { chunkKeys, readChunks, writeChunks } from '../chunked.ts';
import { ABSENT, type Expression, every, readable, versionIs } from '../conditions.ts';
import { DamagedItemError } from '../errors.ts';
import { itemsBetween, lastKeys } from '../query.ts';
import { settledWrite } from '../settled-write.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { RawItem, Table } from '../table.ts';
import { snapshotExpiry, snapshotManifestKey, snapshotManifests } from './keys.ts';
import {
  dateOfManifest,
  SNAPSHOT_SCHEMA,
  snapshotManifestFromItem,
  snapshotManifestToItem,
  snapshotThing,
} from './snapshot-manifest.ts';
import { fromRecords, recordsOf } from './snapshot-records.ts';

export interface SnapshotStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
  readonly clock: Clock;
  readonly log: Pick<Log, 'error'>;
}

/** How many damaged snapshots are passed over, one after another, before there counts as being none. */
const MOST_LOOKED_AT = 10;

/**
 * Snapshots in the table: chunks of at most 1,000 accounts, and a manifest a date, written last, and replaced only where
 * what it stands for is damaged.
 */
export function createSnapshotStore({ table, newId, clock, log }: SnapshotStoreDependencies): SnapshotStore {
  const store: SnapshotStore = {
    save: (snapshot, runId) => save(table, log, snapshot, `${runId}~${newId('snapshot')}`),
    latest: async (before) => {
      const range = snapshotManifests(before === undefined ? {} : { to: plusDays(before, -1) });
      for (const { sk } of await lastKeys(table, range, MOST_LOOKED_AT)) {
        const snapshot = await store.load(dateOfManifest(sk));
        if (snapshot !== undefined) return snapshot;
      }
      return undefined;
    },
    load: async (date) =>
      clock.now() < snapshotExpiry(date) ? unlessDamaged(log, () => load(table, date)) : undefined,
    counts: async (from, to) => {
      const items = await itemsBetween(table, snapshotManifests({ from, to }));
      const days = await Promise.all(items.map((item) => unlessDamaged(log, async () => dayOf(item))));
      return days.filter((day) => day !== undefined);
    },
  };
  return store;
}

async function save(
  table: Table,
  log: Pick<Log, 'error'>,
  snapshot: Snapshot,
  version: string,
): Promise<'stored' | 'there'> {
  const { organization: _, accounts: __, ...small } = snapshot;
  const { date } = small;
  const thing = snapshotThing({ date, version });
  const { organization, parts } = recordsOf(snapshot);
  const layout = await writeChunks(table, thing, parts);
  const manifest = snapshotManifestToItem({ ...small, version, layout, organization });
  const before = await damagedItem(table, log, date);
  const isStored = await settledWrite(
    `the snapshot of ${date} was stored`,
    () => putItemIf(table, manifest, before === undefined ? ABSENT : stillAs(before)),
    async () => {
      const standing = (await getItem(table, snapshotManifestKey(date)))?.version;
      if (standing === version) return 'ours';
      return standing === before?.version ? 'unchanged' : 'another';
    },
  );
  if (!isStored) await deleteAll(table, chunkKeys(thing, layout));
  return isStored ? 'stored' : 'there';
}

/** The manifest that stands for a date, where that snapshot cannot be read: then another may take its place. */
async function damagedItem(
  table: Table,
  log: Pick<Log, 'error'>,
  date: LocalDate,
): Promise<RawItem | undefined> {
  const item = await getItem(table, snapshotManifestKey(date));
  if (item === undefined) return undefined;
  return (await unlessDamaged(log, () => readSnapshot(table, item))) === undefined ? item : undefined;
}

function stillAs({ version }: RawItem): Expression {
  const seen = typeof version === 'string' ? versionIs(version) : NO_VERSION;
  return every(readable(SNAPSHOT_SCHEMA), seen);
}

const NO_VERSION: Expression = {
  text: 'NOT attribute_type(#version, :text)',
  names: { '#version': 'version' },
  values: { ':text': 'S' },
};

async function load(table: Table, date: LocalDate): Promise<Snapshot | undefined> {
  const item = await getItem(table, snapshotManifestKey(date));
  return item === undefined ? undefined : readSnapshot(table, item);
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
async function readSnapshot(table: Table, item: RawItem): Promise<Snapshot> {
  const manifest = snapshotManifestFromItem(item);
  const { version: _, layout, organization, ...small } = manifest;
  const parts = await readChunks(table, snapshotThing(manifest), layout);
  if (parts === undefined) throw new DamagedItemError(`snapshot of ${small.date}`, 'it lacks chunks');
  return { ...small, ...(await fromRecords(organization, parts)) };
}

function dayOf(item: RawItem) {
  const { date, counts } = snapshotManifestFromItem(item);
  return { date, counts };
}

/** A damaged one is as if it were not there, and somebody is told. */
async function unlessDamaged<T>(log: Pick<Log, 'error'>, read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof DamagedItemError)) throw error;
    log.error({ err: error }, 'A stored snapshot is damaged; it is passed over.');
    return undefined;
  }
}
