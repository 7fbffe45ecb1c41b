import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAws } from './compose-aws.ts';
import { createReportKeeping } from './compose-reports.ts';
import { createSlackClients } from './compose-slack.ts';
import type { Config } from './config/config.ts';
import type { RootLog } from './log.ts';
import { createAuditIntents } from './operations/activity/audit-intents.ts';
import { createRecentSnapshot } from './operations/digest/recent-snapshot.ts';
import { currentDirectory } from './operations/directory.ts';
import { rememberingResults } from './operations/results.ts';
import type { Runtime } from './runtime.ts';
import { createWorkspace } from './slack-web/workspace.ts';
import { createIntentStore } from './store/activity/intent-store.ts';
import { createStoreClient } from './store/client.ts';
import { checkTable, createTable } from './store/create-table.ts';
import { createSnapshotStore } from './store/digest/snapshot-store.ts';
import { createDirectoryStore } from './store/directory-store.ts';
import { createLeases } from './store/leases.ts';
import { createResultStore } from './store/result-store.ts';
import type { Table } from './store/table.ts';

export type Base = Awaited<ReturnType<typeof createBase>>;

/** What every part of the app stands on: AWS, Slack and the table. Throws `UserError` where the table is missing. */
export async function createBase(config: Config, runtime: Runtime, log: RootLog) {
  const { clock, random, newId } = runtime;
  const shutdown = new AbortController();
  // Every account at work listens for the end.
  setMaxListeners(0, shutdown.signal);
  const storeClient = createStoreClient({ region: config.aws.region });
  const table = { client: storeClient, name: config.store.table, random };
  await (config.store.createTable ? createTable(table) : checkTable(table));
  const intents = createAuditIntents({ intents: createIntentStore({ table }), clock, newId });
  const reportKeeping = config.reports && createReportKeeping(config.reports, table, runtime, log);
  const aws = createAws(config, runtime, log, {
    ...(config.activity && { intents }),
    ...(reportKeeping && { tellReport: reportKeeping.tell }),
  });
  const slack = createSlackClients(config, log);
  return {
    ...{ config, runtime, log, shutdown, signal: shutdown.signal, table, aws, slack, reportKeeping },
    workspace: createWorkspace(slack.questions, clock),
    ...createStores(table, runtime, log),
    close: () => {
      aws.close();
      storeClient.destroy();
    },
  };
}

function createStores(table: Table, { clock, monotonic, newId }: Runtime, log: RootLog) {
  const directoryStore = createDirectoryStore({ table, newId, now: clock.now, log });
  const snapshots = createSnapshotStore({ table, newId, clock, log });
  return {
    ...{ directoryStore, snapshots },
    results: rememberingResults(createResultStore({ table, newId, log })),
    leases: createLeases({ table, newId, monotonic }),
    recentSnapshot: createRecentSnapshot({ snapshots, clock }),
    /** Waits a while for the first reading of all. */
    directory: (signal: AbortSignal) =>
      currentDirectory(directoryStore, (time) => sleep(time, undefined, { signal }), signal),
  };
}
