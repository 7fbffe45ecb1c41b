import type { Config } from './config/config.ts';
import { createDigestRetentionJob } from './jobs/digest-retention.ts';
import { createDirectoryRefreshJob } from './jobs/directory-refresh.ts';
import type { Job } from './jobs/job.ts';
import { createResultSweepJob } from './jobs/result-sweep.ts';
import { createSchedule } from './jobs/schedule.ts';
import type { RootLog } from './log.ts';
import { type DirectoryDeps, refreshDirectory } from './operations/directory.ts';
import type { ResultStore } from './operations/ports.ts';
import type { Runtime } from './runtime.ts';
import { createDigestRetention } from './store/digest/retention.ts';
import type { Table } from './store/table.ts';

/** Where the directory comes from the configuration, reading it again costs nothing. */
const CONFIGURED_DIRECTORY_REFRESH = '*/10 * * * *';

export interface JobParts extends Omit<DirectoryDeps, 'log'> {
  readonly config: Pick<Config, 'directory'>;
  readonly results: Pick<ResultStore, 'deleteExpired'>;
  readonly table: Table;
  readonly runtime: Pick<Runtime, 'newId'>;
  readonly log: RootLog;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

/** What the app does by itself, whatever is configured. */
export function createCommonJobs(parts: JobParts): readonly Job[] {
  const { config, results, table, runtime, clock, log, signal } = parts;
  const refresh = () =>
    log.within({ requestId: runtime.newId('job') }, () => refreshDirectory(parts, signal));
  const { directory } = config;
  const schedule = createSchedule(
    directory.source === 'organizations' ? directory.refresh : CONFIGURED_DIRECTORY_REFRESH,
  );
  return [
    createDirectoryRefreshJob(refresh, schedule, clock.now()),
    createResultSweepJob(results.deleteExpired, clock.now()),
    createDigestRetentionJob(createDigestRetention({ table }).deleteExpired, clock.now()),
  ];
}
