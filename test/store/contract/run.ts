import { randomUUID } from 'node:crypto';
import type { Table } from '../../../src/store/table.ts';
import { freshTable, openTable, type RunningStore } from '../../support/dynalite.ts';
import { startDynamoDbProxy } from '../../support/dynamodb-proxy.ts';
import { activityAlertsContract } from './activity-alerts.ts';
import { activityBesideContract } from './activity-beside.ts';
import { activityRecordsContract } from './activity-records.ts';
import { alarmWatchContract } from './alarm-watch.ts';
import { answerStoreContract } from './answer-store.ts';
import { batchContract } from './batch.ts';
import { digestAcknowledgementsContract } from './digest-acknowledgements.ts';
import { digestPostsContract } from './digest-posts.ts';
import { digestSnapshotsContract } from './digest-snapshots.ts';
import { digestSweepsContract } from './digest-sweeps.ts';
import { directoryStoreContract } from './directory-store.ts';
import { leasesContract } from './leases.ts';
import { queryContract } from './query.ts';
import { reportsContract } from './reports.ts';
import { resultStoreContract } from './result-store.ts';
import { sightingStoreContract } from './sighting-store.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { tableContract } from './table.ts';
import { windowHeadsContract } from './window-heads.ts';
import { windowPostsContract } from './window-posts.ts';
import { windowRefusalsContract } from './window-refusals.ts';
import { windowStoreContract } from './window-store.ts';
import { windowWritesContract } from './window-writes.ts';

/** Runs every test of the store against the DynamoDB that `start` starts. */
export function runStoreContract(start: () => Promise<RunningStore>): void {
  let running: RunningStore;
  const endings: (() => Promise<void> | void)[] = [];

  beforeAll(async () => {
    running = await start();
  });
  afterEach(async () => {
    for (const end of endings.splice(0)) await end();
  });
  afterAll(() => running?.stop());

  const ended = (table: Table): Table => {
    endings.push(() => table.client.destroy());
    return table;
  };
  const store: StoreUnderTest = {
    freshTable: async () => ended(await freshTable(running.endpoint)),
    replicaOf: ({ name }) => ended(openTable(running.endpoint, name)),
    through: async ({ name }, handle) => {
      const proxy = await startDynamoDbProxy(running.endpoint, handle);
      endings.push(proxy.stop);
      return ended(openTable(proxy.endpoint, name));
    },
    absentTable: () => ended(openTable(running.endpoint, `absent-${randomUUID()}`)),
  };

  tableContract(store);
  batchContract(store);
  queryContract(store);
  directoryStoreContract(store);
  resultStoreContract(store);
  answerStoreContract(store);
  leasesContract(store);
  windowStoreContract(store);
  windowWritesContract(store);
  windowPostsContract(store);
  windowRefusalsContract(store);
  sightingStoreContract(store);
  windowHeadsContract(store);
  digestSnapshotsContract(store);
  digestSweepsContract(store);
  digestAcknowledgementsContract(store);
  digestPostsContract(store);
  activityRecordsContract(store);
  activityAlertsContract(store);
  activityBesideContract(store);
  alarmWatchContract(store);
  reportsContract(store);
}
