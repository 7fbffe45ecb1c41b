import { randomUUID } from 'node:crypto';
import type { Config } from '../../src/config/config.ts';
import { ConfigError, type Environment, loadConfig } from '../../src/config/load.ts';
import type { Instant } from '../../src/domain/time.ts';
import { createLocalSchedule } from '../../src/jobs/local-schedule.ts';
import { createStoreClient } from '../../src/store/client.ts';
import { createTable } from '../../src/store/create-table.ts';
import { createAcknowledgementStore } from '../../src/store/digest/acknowledgement-store.ts';
import { snapshotManifests } from '../../src/store/digest/keys.ts';
import { createSnapshotStore } from '../../src/store/digest/snapshot-store.ts';
import { lastKeys } from '../../src/store/query.ts';
import type { Table } from '../../src/store/table.ts';
import type { History } from '../organization/history.ts';
import { daysBefore, type StoredBefore } from './days-before.ts';

export interface HistoryToWrite {
  readonly history: History;
  /** What the app will be started with. */
  readonly environment: Environment;
  /** Where the store is, behind every interception. */
  readonly storeUrl: string;
  readonly start: Instant;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/**
 * Writes into the store what the app would have stored on the days before `start`. Nothing where a store that was kept has
 * snapshots of its own, or where the configuration has no digest of an organization. Throws where the history cannot be.
 */
export async function writeHistory(toWrite: HistoryToWrite): Promise<void> {
  const config = await readConfig(toWrite.environment);
  if (config?.digest === undefined || config.directory.source !== 'organizations') return;
  const { schedule, timeZone } = config.digest;
  const before = daysBefore({ ...toWrite, config, schedule: createLocalSchedule(schedule, timeZone) });
  const client = createStoreClient({ endpoint: toWrite.storeUrl, region: 'us-east-1', credentials: ANYBODY });
  try {
    await store(before, { client, name: config.store.table, random: toWrite.random }, toWrite.start);
  } finally {
    client.destroy();
  }
}

/** What is wrong with a configuration the app says itself when it starts. */
async function readConfig(environment: Environment): Promise<Config | undefined> {
  try {
    return await loadConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return undefined;
    throw error;
  }
}

/** The sandbox's store asks for a signature, and takes any. */
const ANYBODY = { accessKeyId: 'history', secretAccessKey: 'history' };

async function store(before: StoredBefore, table: Table, start: Instant): Promise<void> {
  await createTable(table);
  const [last] = await lastKeys(table, snapshotManifests({}), 1);
  if (last !== undefined) return;
  const newId = (purpose: string) => `${purpose}-${randomUUID()}`;
  const stores = { table, newId, clock: { now: () => start }, log: { error: neverAsked } };
  const [snapshots, acknowledgements] = [createSnapshotStore(stores), createAcknowledgementStore(stores)];
  await Promise.all([
    ...before.snapshots.map((snapshot) => snapshots.save(snapshot, newId('sweep'))),
    ...before.acknowledgements.map((each) => acknowledgements.put(each, undefined)),
  ]);
}

/** Only what is read can turn out to be damaged. */
function neverAsked(): void {
  throw new Error('Nothing is read while a history is written.');
}
