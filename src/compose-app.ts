import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { createApp } from './app.ts';
import { createTurns } from './aws/turns.ts';
import { clientLogger } from './bolt-logger.ts';
import { createAws } from './compose-aws.ts';
import { type ComposedDigest, composeDigest } from './compose-digest.ts';
import type { DigestParts } from './compose-digest-ports.ts';
import type { WindowParts } from './compose-window-ports.ts';
import { type ComposedWindows, composeWindows } from './compose-windows.ts';
import type { Config } from './config/config.ts';
import { type Milliseconds, SECOND } from './domain/time.ts';
import { createDigestRetentionJob } from './jobs/digest-retention.ts';
import { createDirectoryRefreshJob } from './jobs/directory-refresh.ts';
import { createResultSweepJob } from './jobs/result-sweep.ts';
import { createSchedule } from './jobs/schedule.ts';
import { type Scheduler, startScheduler } from './jobs/scheduler.ts';
import type { RootLog } from './log.ts';
import { createAuthorizeReader } from './operations/authorize-reader.ts';
import { createRecentSnapshot } from './operations/digest/recent-snapshot.ts';
import { currentDirectory, refreshDirectory } from './operations/directory.ts';
import { createDateLastMeasured } from './operations/last-measured.ts';
import { createMayShare } from './operations/may-share.ts';
import { createMeasurements } from './operations/measurements.ts';
import type { Log } from './operations/ports.ts';
import { rememberingResults } from './operations/results.ts';
import { createRootStatus } from './operations/root-status.ts';
import type { Runtime } from './runtime.ts';
import { createMessenger, MESSENGER_CLIENT } from './slack-web/messenger.ts';
import { PICTURES_CLIENT } from './slack-web/pictures.ts';
import { createWorkspace } from './slack-web/workspace.ts';
import { createStoreClient } from './store/client.ts';
import { checkTable, createTable } from './store/create-table.ts';
import { createDigestRetention } from './store/digest/retention.ts';
import { createSnapshotStore } from './store/digest/snapshot-store.ts';
import { createDirectoryStore } from './store/directory-store.ts';
import { createLeases } from './store/leases.ts';
import { createResultStore } from './store/result-store.ts';

/** Where the directory comes from the configuration, reading it again costs nothing. */
const CONFIGURED_DIRECTORY_REFRESH = '*/10 * * * *';

/** Everything but the process around it: clients, ports, operations, commands and jobs; nothing is started but the jobs. */
export async function compose(config: Config, runtime: Runtime, log: RootLog) {
  const { clock, monotonic, random, newId } = runtime;
  const shutdown = new AbortController();
  // Every account at work listens for the end.
  setMaxListeners(0, shutdown.signal);
  const storeClient = createStoreClient({ region: config.aws.region });
  const table = { client: storeClient, name: config.store.table, random };
  await (config.store.createTable ? createTable(table) : checkTable(table));

  const aws = createAws(config, runtime, log);
  const directoryStore = createDirectoryStore({ table, newId, now: clock.now, log });
  const results = rememberingResults(createResultStore({ table, newId, log }));
  const leases = createLeases({ table, newId, monotonic });
  const workspace = createWorkspace(slackClient(config, QUESTIONS, log), clock);

  const directory = (signal: AbortSignal) =>
    currentDirectory(directoryStore, (time) => sleep(time, undefined, { signal }), signal);
  const measurements = createMeasurements(aws.auditor, clock);
  const windows = windowsOf(config, {
    ...{ runtime, config, table, workspace, measurements, log },
    currentDirectory: () => directory(shutdown.signal),
    auditor: aws.auditor,
    signal: shutdown.signal,
  });
  const snapshots = createSnapshotStore({ table, newId, clock, log });
  const recentSnapshot = createRecentSnapshot({ snapshots, clock });
  const digest = digestOf(config, {
    ...{
      runtime,
      config,
      table,
      snapshots,
      recentSnapshot,
      results,
      leases,
      directory,
      measurements,
      workspace,
    },
    ...{ log, auditor: aws.auditor, signal: shutdown.signal },
  });
  const rootStatus = createRootStatus({
    directory,
    readDetails: aws.directorySource.readDetails,
    auditor: aws.auditor,
    measurements,
    results,
    ...(digest === undefined ? {} : { dateLastMeasured: createDateLastMeasured(recentSnapshot, log) }),
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
    },
  });

  const refresh = () =>
    log.within({ requestId: newId('job') }, () =>
      refreshDirectory(
        { source: aws.directorySource, store: directoryStore, leases, clock, log },
        shutdown.signal,
      ),
    );
  const schedule = createSchedule(
    config.directory.source === 'organizations' ? config.directory.refresh : CONFIGURED_DIRECTORY_REFRESH,
  );
  const scheduler: Scheduler = startScheduler(
    [
      createDirectoryRefreshJob(refresh, schedule, clock.now()),
      createResultSweepJob(results.deleteExpired, clock.now()),
      createDigestRetentionJob(createDigestRetention({ table }).deleteExpired, clock.now()),
      ...(windows?.jobs ?? []),
      ...(digest === undefined ? [] : [digest.job]),
    ],
    clock,
    log,
  );
  const close = () => {
    aws.close();
    storeClient.destroy();
  };
  const settled = async (most: Milliseconds) => {
    await Promise.race([windows?.settled(), sleep(most, undefined, { ref: false })]);
  };
  return { app, scheduler, shutdown, settled, close };
}

/** Windows, where they are configured. */
function windowsOf(config: Config, parts: Omit<WindowParts, 'messenger'>): ComposedWindows | undefined {
  if (config.windows === undefined) return undefined;
  const messenger = createMessenger(slackClient(config, MESSENGER_CLIENT, parts.log));
  return composeWindows(config.windows, { ...parts, messenger });
}

/** The daily digest, where it is configured. */
function digestOf(config: Config, parts: Omit<DigestParts, 'slack'>): ComposedDigest | undefined {
  if (config.digest === undefined) return undefined;
  const slack = {
    messages: slackClient(config, MESSENGER_CLIENT, parts.log),
    pictures: slackClient(config, PICTURES_CLIENT, parts.log),
  };
  return composeDigest(config.digest, { ...parts, slack });
}

/** Questions may be asked again: they change nothing. */
const QUESTIONS: WebClientOptions = {
  retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 1_000 },
  timeout: 5 * SECOND,
};

function slackClient({ slack }: Config, options: WebClientOptions, log: Log): WebClient {
  return new WebClient(slack.botToken, {
    ...options,
    logger: clientLogger(log.child({ part: 'slack' })),
    ...(slack.apiUrl === undefined ? {} : { slackApiUrl: slack.apiUrl }),
  });
}
