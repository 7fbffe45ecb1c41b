import { WebClient } from '@slack/web-api';
import { createLog } from '../../src/log.ts';
import { createSendReports } from '../../src/operations/reports/send-reports.ts';
import { createFileUpload, FILES_CLIENT } from '../../src/slack-web/file-upload.ts';
import { createReportStore } from '../../src/store/reports/report-store.ts';
import { aDirectory } from '../../test/support/builders/account.ts';
import { NOW } from '../../test/support/builders/time.ts';
import { type Cost, measured } from '../audit/measured.ts';
import { asChild } from '../child.ts';
import { numberedIds } from '../digest/large-days.ts';
import { meteredTable } from '../windows/metered.ts';
import { madeAccounts } from './made-reports.ts';

export interface ExportTask {
  readonly region: string;
  readonly table: string;
  readonly accounts: number;
  readonly apiUrl: string;
}

export interface ExportCost {
  readonly cost: Cost;
  /** Of the process before it began. */
  readonly idleRssMiB: number;
  /** Consumed by reading. */
  readonly units: number;
}

const MIB = 1_024 ** 2;

/** The reports of a whole organization as one CSV, from the store to Slack, after those of one account. */
asChild<ExportTask, ExportCost>(async ({ region, table: name, accounts, apiUrl }) => {
  const metered = meteredTable(region, name);
  const log = createLog('error');
  const store = createReportStore({ table: metered.table, newId: numberedIds(), log });
  const all = madeAccounts(accounts);
  const send = createSendReports({
    ...{ store, log, scopes: {}, defaultScope: 'all', clock: { now: () => NOW } },
    directory: async () => aDirectory({ accounts: all }),
    readMissing: () => store.heads(NOW),
    files: createFileUpload(new WebClient('xoxb-bench', { slackApiUrl: apiUrl, ...FILES_CLIENT })),
  });
  const { signal } = new AbortController();
  const sent = (scope: string) =>
    send(
      { scope, userId: 'U0BENCH', target: 'U0BENCH' },
      () => ({ text: '', blocks: [] }),
      () => undefined,
      signal,
    );
  await sent(all[0]?.id ?? '');
  metered.reset();
  const idleRssMiB = process.memoryUsage().rss / MIB;
  const { cost } = await measured(() => sent('all'));
  return { cost, idleRssMiB, units: metered.units };
});
