import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { createApp } from './app.ts';
import { createTurns } from './aws/turns.ts';
import { composeActivity } from './compose-activity.ts';
import { createAws } from './compose-aws.ts';
import { composeDigest } from './compose-digest.ts';
import { createCommonJobs } from './compose-jobs.ts';
import { createSlackClients } from './compose-slack.ts';
import { composeWindows } from './compose-windows.ts';
import type { Config } from './config/config.ts';
import type { Milliseconds } from './domain/time.ts';
import { type Scheduler, startScheduler } from './jobs/scheduler.ts';
import type { RootLog } from './log.ts';
import { createAuditIntents } from './operations/activity/audit-intents.ts';
import { createAuthorizeReader } from './operations/authorize-reader.ts';
import { createRecentSnapshot } from './operations/digest/recent-snapshot.ts';
import { currentDirectory } from './operations/directory.ts';
import { createDateLastMeasured } from './operations/last-measured.ts';
import { createMayShare } from './operations/may-share.ts';
import { createMeasurements } from './operations/measurements.ts';
import { rememberingResults } from './operations/results.ts';
import { createRootStatus } from './operations/root-status.ts';
import { createSeenUses } from './operations/seen-uses.ts';
import type { Runtime } from './runtime.ts';
import { createMessenger } from './slack-web/messenger.ts';
import { createWorkspace } from './slack-web/workspace.ts';
import { createIntentStore } from './store/activity/intent-store.ts';
import { createStoreClient } from './store/client.ts';
import { checkTable, createTable } from './store/create-table.ts';
import { createSnapshotStore } from './store/digest/snapshot-store.ts';
import { createDirectoryStore } from './store/directory-store.ts';
import { createLeases } from './store/leases.ts';
import { createResultStore } from './store/result-store.ts';

/** Everything but the process around it: clients, ports, operations, commands and jobs; nothing is started but the jobs. */
export async function compose(config: Config, runtime: Runtime, log: RootLog) {
  const { clock, monotonic, random, newId } = runtime;
  const shutdown = new AbortController();
  // Every account at work listens for the end.
  setMaxListeners(0, shutdown.signal);
  const storeClient = createStoreClient({ region: config.aws.region });
  const table = { client: storeClient, name: config.store.table, random };
  await (config.store.createTable ? createTable(table) : checkTable(table));

  const intents = createAuditIntents({ intents: createIntentStore({ table }), clock, newId });
  const aws = createAws(config, runtime, log, config.activity && intents);
  const directoryStore = createDirectoryStore({ table, newId, now: clock.now, log });
  const results = rememberingResults(createResultStore({ table, newId, log }));
  const leases = createLeases({ table, newId, monotonic });
  const slack = createSlackClients(config, log);
  const workspace = createWorkspace(slack.questions, clock);

  const directory = (signal: AbortSignal) =>
    currentDirectory(directoryStore, (time) => sleep(time, undefined, { signal }), signal);
  const signal = shutdown.signal;
  const common = { runtime, config, table, workspace, log };
  const activity =
    config.activity &&
    composeActivity(config.activity, {
      ...{ ...common, signal, messenger: createMessenger(slack.messages) },
      ...{ auditor: aws.auditor, callerIdentity: aws.callerIdentity, directoryStore },
    });
  const auditor = activity?.watching(aws.auditor) ?? aws.auditor;
  const measurements = createMeasurements(auditor, clock);
  const shared = { ...common, measurements, auditor };
  const windows =
    config.windows &&
    composeWindows(config.windows, {
      ...{ ...shared, signal, messenger: createMessenger(slack.messages) },
      currentDirectory: () => directory(signal),
    });
  const snapshots = createSnapshotStore({ table, newId, clock, log });
  const recentSnapshot = createRecentSnapshot({ snapshots, clock });
  const digest =
    config.digest &&
    composeDigest(config.digest, {
      ...{ ...shared, signal, slack, snapshots, recentSnapshot, results, leases, directory },
    });
  const rootStatus = createRootStatus({
    directory,
    readDetails: aws.directorySource.readDetails,
    auditor,
    measurements,
    results,
    ...(digest === undefined
      ? {}
      : {
          dateLastMeasured: createDateLastMeasured(recentSnapshot, log),
          seenUses: createSeenUses(recentSnapshot, log),
        }),
    scopes: config.scopes,
    defaultScope: config.defaultScope,
    policy: config.policy,
    clock,
    newId,
    turn: createTurns().next,
  });
  const app = createApp({
    ...config.slack,
    log,
    commands: {
      authorizeReader: createAuthorizeReader(workspace, config.readers, log),
      rootStatus: windows?.remembering(rootStatus, digest?.commands.acknowledging) ?? rootStatus,
      results,
      mayShare: createMayShare(workspace, log),
      defaultScope: config.defaultScope,
      scopeNames: Object.keys(config.scopes),
      ...(config.channels.security === undefined ? {} : { securityChannel: config.channels.security }),
      clock,
      newId,
      log,
      shutdown: shutdown.signal,
      ...(windows === undefined ? {} : { windows: windows.commands }),
      ...(digest === undefined ? {} : { digests: digest.commands }),
      ...(activity === undefined
        ? {}
        : {
            activity: activity.commands({
              ...{ config, table, trail: aws.trail, windowPorts: windows?.ports },
              currentDirectory: () => directory(signal),
            }),
          }),
    },
  });

  const scheduler: Scheduler = startScheduler(
    [
      ...createCommonJobs({
        ...{ config, runtime, table, results, leases, clock, log, signal: shutdown.signal },
        ...{ source: aws.directorySource, store: directoryStore },
      }),
      ...(windows?.jobs ?? []),
      ...(activity?.jobs ?? []),
      ...(digest === undefined ? [] : [digest.job]),
    ],
    clock,
    log,
  );
  const receiving = activity?.run();
  const close = () => {
    aws.close();
    storeClient.destroy();
  };
  const settled = async (most: Milliseconds) => {
    const received = shutdown.signal.aborted ? receiving : undefined;
    const ended = Promise.all([windows?.settled(), activity?.settled(), received]);
    await Promise.race([ended, sleep(most, undefined, { ref: false })]);
  };
  return { app, scheduler, shutdown, settled, close };
}
