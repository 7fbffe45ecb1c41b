import type { ReportCommandDeps } from '../commands/index.ts';
import type { Base } from './compose-base.ts';
import type { ReportsConfig } from './config/reports.ts';
import type { Job } from './jobs/job.ts';
import { createReportRefreshJob } from './jobs/report-refresh.ts';
import { createReportRetentionJob } from './jobs/report-retention.ts';
import type { RootLog } from './log.ts';
import { createAuthorizeReader } from './operations/authorize-reader.ts';
import type { FileUpload, ReportStore } from './operations/report-ports.ts';
import { createKeepReports, type KeepReports } from './operations/reports/keep-reports.ts';
import { createReadMissing, type ReadMissing } from './operations/reports/read-missing.ts';
import { createRefreshReports } from './operations/reports/refresh-reports.ts';
import { createSendReports } from './operations/reports/send-reports.ts';
import type { Runtime } from './runtime.ts';
import { createFileUpload } from './slack-web/file-upload.ts';
import { createReportStore } from './store/reports/report-store.ts';
import type { Table } from './store/table.ts';

/** The store of credential reports, and what audits hand them to. */
export interface ReportKeeping extends KeepReports {
  readonly store: ReportStore;
}

/** Before the AWS side, whose audits tell of reports. */
export function createReportKeeping(
  { keep }: ReportsConfig,
  table: Table,
  { clock, newId }: Pick<Runtime, 'clock' | 'newId'>,
  log: RootLog,
): ReportKeeping {
  const store = createReportStore({ table, newId, log });
  return { store, ...createKeepReports({ store, keep, clock, log }) };
}

export interface ComposedReports {
  readonly commands: ReportCommandDeps;
  readonly jobs: readonly Job[];
  readonly store: ReportStore;
  readonly readMissing: ReadMissing;
  readonly files: FileUpload;
  /** Resolves when no report is being stored in the background. */
  settled(): Promise<void>;
}

/** Credential reports: kept current, and sent to who asks. */
export function composeReports(
  { readers }: ReportsConfig,
  keeping: ReportKeeping,
  { config, runtime, log, signal, aws, slack, workspace, directory, directoryStore, leases }: Base,
): ComposedReports {
  const { clock, newId } = runtime;
  const { store } = keeping;
  const reading = { store, keeping, reader: aws.reportReader, clock };
  const refresh = createRefreshReports({ ...reading, directoryStore, leases, log, signal });
  const readMissing = createReadMissing({ ...reading, signal });
  const files = createFileUpload(slack.files);
  const { scopes, defaultScope } = config;
  const sending = { directory, scopes, defaultScope, readMissing, store, files, clock, log };
  return {
    ...{ store, readMissing, files, settled: keeping.settled },
    commands: {
      authorize: createAuthorizeReader(workspace, readers, log),
      send: createSendReports(sending),
    },
    jobs: [
      createReportRefreshJob(
        (now) => log.within({ requestId: newId('job') }, () => refresh(now)),
        clock.now(),
      ),
      createReportRetentionJob(store.deleteExpired, clock.now()),
    ],
  };
}
