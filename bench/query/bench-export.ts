import { loadavg } from 'node:os';
import { inChild } from '../child.ts';
import { rounded } from '../rounded.ts';
import type { ExportCost, ExportTask } from './export-process.ts';
import type { PutTask } from './put-reports-process.ts';
import { startReceivingSlack } from './receiving-slack.ts';

/** What may not be exceeded at 5,000 accounts with 50 users each. */
const BOUNDS = { exportSeconds: 10, aboveIdleMiB: 200, eventLoopMaxMs: 100 } as const;

/** All reports of a table that was filled, as one CSV, to a Slack that only counts. Throws where it is not whole. */
export async function benchExport({ users, ...task }: PutTask): Promise<void> {
  const slack = await startReceivingSlack();
  try {
    const exported = await inChild<ExportTask, ExportCost>('query/export-process.ts', {
      ...task,
      apiUrl: slack.apiUrl,
    });
    const { bytes, lines } = slack.received();
    const rows = task.accounts * users;
    if (lines !== rows + 1) throw new Error(`the file has ${lines} lines for ${rows} users`);
    print(task.accounts, rows, bytes, exported);
  } finally {
    await slack.close();
  }
}

function print(accounts: number, rows: number, bytes: number, { cost, idleRssMiB, units }: ExportCost): void {
  const values = {
    exportSeconds: cost.wallSeconds,
    aboveIdleMiB: cost.peakRssMiB - idleRssMiB,
    eventLoopMaxMs: cost.eventLoopMaxMs,
  };
  const within = values.exportSeconds <= BOUNDS.exportSeconds && values.aboveIdleMiB <= BOUNDS.aboveIdleMiB;
  const line = {
    ...{ bench: 'query', measures: 'export', accounts, rows, fileMB: rounded(bytes / 1e6) },
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value)])),
    ...{ bounds: BOUNDS, within: within && values.eventLoopMaxMs <= BOUNDS.eventLoopMaxMs },
    ...{ peakRssMiB: rounded(cost.peakRssMiB), cpuSeconds: rounded(cost.cpuSeconds), readUnits: units },
    loadAverage: rounded(loadavg()[0] ?? 0),
  };
  console.log(JSON.stringify(line));
}
