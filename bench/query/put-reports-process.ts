import { DAY } from '../../src/domain/time.ts';
import { createLog } from '../../src/log.ts';
import { createTable } from '../../src/store/create-table.ts';
import { createReportStore } from '../../src/store/reports/report-store.ts';
import { NOW } from '../../test/support/builders/time.ts';
import { asChild } from '../child.ts';
import { numberedIds } from '../digest/large-days.ts';
import { eachOf } from '../windows/each-of.ts';
import { meteredTable } from '../windows/metered.ts';
import { madeAccounts, madeReport } from './made-reports.ts';

export interface PutTask {
  readonly region: string;
  readonly table: string;
  readonly accounts: number;
  /** Of each account, the root user among them. */
  readonly users: number;
}

/** What storing the reports took. */
export interface Put {
  /** Consumed, of all reports. */
  readonly units: number;
}

const AT_ONCE = 16;

/** Stores the report of every account in a new table. */
asChild<PutTask, Put>(async ({ region, table: name, accounts, users }) => {
  const metered = meteredTable(region, name);
  await createTable(metered.table);
  metered.reset();
  const store = createReportStore({ table: metered.table, newId: numberedIds(), log: createLog('error') });
  const keptUntil = NOW + 7 * DAY;
  await eachOf(madeAccounts(accounts), AT_ONCE, (account) =>
    store.save(madeReport(account, users), keptUntil),
  );
  return { units: metered.units };
});
