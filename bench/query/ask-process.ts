import { setTimeout as sleep } from 'node:timers/promises';
import { readQuery } from '../../src/domain/query/read-query.ts';
import { SECOND } from '../../src/domain/time.ts';
import { createLog } from '../../src/log.ts';
import { createImages } from '../../src/operations/query/images.ts';
import type { QueryOutcome } from '../../src/operations/query-ports.ts';
import { createQueryEngine } from '../../src/query-engine/engine.ts';
import { createReportStore } from '../../src/store/reports/report-store.ts';
import { aDirectory } from '../../test/support/builders/account.ts';
import { NOW } from '../../test/support/builders/time.ts';
import { type Cost, measured } from '../audit/measured.ts';
import { asChild } from '../child.ts';
import { numberedIds } from '../digest/large-days.ts';
import { meteredTable } from '../windows/metered.ts';
import { madeAccounts } from './made-reports.ts';
import type { PutTask } from './put-reports-process.ts';

/** What a first question and later ones took. */
export interface Asked {
  readonly idleRssMiB: number;
  readonly rows: number;
  readonly readUnits: number;
  readonly imageMiB: number;
  /** Reports read, image made, question answered. */
  readonly first: Cost;
  /** Of the same image. */
  readonly next: readonly Cost[];
  /** Of an image that is made anew, since it is older than a minute, of the same reports. */
  readonly renewed: Cost;
}

const QUESTIONS = [
  'SELECT count(*) FROM credential_report',
  "SELECT account_name, password_last_used FROM credential_report WHERE user = '<root_account>' ORDER BY 2 DESC LIMIT 5",
  'SELECT ou_path, count(*) FROM credential_report WHERE password_enabled AND NOT mfa_active GROUP BY 1 ORDER BY 2 DESC',
  'SELECT account_name, user, password_last_used FROM credential_report WHERE password_enabled ORDER BY 3 LIMIT 20000',
];

/** A process that has just been started is asked, as the app is: reports from the table, an image, an answer. */
asChild<PutTask, Asked>(async ({ region, table: name, accounts }) => {
  const metered = meteredTable(region, name);
  const { signal } = new AbortController();
  const log = createLog('error');
  const reports = createReportStore({ table: metered.table, newId: numberedIds(), log });
  const engine = createQueryEngine();
  let now = NOW;
  const directory = aDirectory({ accounts: madeAccounts(accounts) });
  const currentImage = createImages({
    ...{ engine, reports, log, signal, clock: { now: () => now } },
    reportStates: () => reports.heads(NOW),
    directory: async () => directory,
    recentSnapshot: async () => undefined,
  });
  const ask = async (sql: string) => {
    const read = readQuery(sql);
    if (read.kind === 'refused') throw new Error(sql);
    const { image } = await currentImage();
    return engine.run(image, read.statement, now, signal);
  };
  const [count = '', ...others] = QUESTIONS;
  await sleep(SOME_TURNS);
  const idleRssMiB = process.memoryUsage().rss / 2 ** 20;
  const first = await measured(() => betweenTurns(() => ask(count)));
  const readUnits = metered.units;
  const next: Cost[] = [];
  for (const sql of others) {
    const { result, cost } = await measured(() => betweenTurns(() => ask(sql)));
    if (result.kind !== 'answered' || result.rowCount === 0) throw new Error(`${sql}: ${result.kind}`);
    next.push(cost);
  }
  now += OLD;
  const { cost: renewed } = await measured(() => betweenTurns(() => ask(count)));
  const imageMiB = (await currentImage()).image.bytes.byteLength / 2 ** 20;
  return { idleRssMiB, rows: countIn(first.result), readUnits, imageMiB, first: first.cost, next, renewed };
});

/** An image is made anew after a minute. */
const OLD = 61 * SECOND;
const SOME_TURNS = 10;

/** What holds the event loop is seen by what comes late: so something has to be due before the work and after it. */
async function betweenTurns<T>(work: () => Promise<T>): Promise<T> {
  await sleep(SOME_TURNS);
  const result = await work();
  await sleep(SOME_TURNS);
  return result;
}

function countIn(outcome: QueryOutcome): number {
  const count = outcome.kind === 'answered' ? outcome.first[0]?.[0] : undefined;
  if (typeof count !== 'number') throw new Error(`no count: ${JSON.stringify(outcome)}`);
  return count;
}
