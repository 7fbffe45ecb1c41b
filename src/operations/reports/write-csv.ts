import type { Account, AccountId } from '../../domain/account.ts';
import { DAMAGED, whyNone } from '../../domain/report-csv/note.ts';
import type { Instant } from '../../domain/time.ts';
import type { ReportState, ReportStore } from '../report-ports.ts';
import { type ReportsCsv, startSheet } from './sheet.ts';

export interface Written {
  readonly accounts: readonly Account[];
  readonly states: ReadonlyMap<AccountId, ReportState>;
  readonly now: Instant;
}

/** Two passes do, as long as no report with a column of its own takes the place of another meanwhile. */
const MOST_PASSES = 4;

/**
 * One line for each user, account after account in the order given; streamed from the store. The header holds the columns
 * of all reports, and comes first: where a later report has more of them, all are read once more. Throws where the store
 * does, and the signal's reason when it aborts.
 */
export async function writeCsv(
  what: Written,
  report: (accounts: number) => void,
  store: Pick<ReportStore, 'load'>,
  signal: AbortSignal,
): Promise<ReportsCsv> {
  let columns: readonly string[] = [];
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    const written = await writePass(columns, what, report, store, signal);
    if (written.kind === 'whole') return written.csv;
    columns = written.columns;
  }
  throw new Error(`the columns of credential reports changed ${MOST_PASSES} times while they were read`);
}

async function writePass(
  known: readonly string[],
  { accounts, states, now }: Written,
  report: (accounts: number) => void,
  store: Pick<ReportStore, 'load'>,
  signal: AbortSignal,
) {
  const stored = accounts.filter(({ id }) => states.get(id)?.head !== undefined);
  const reports = store.load(
    stored.map(({ id }) => id),
    now,
  );
  const loaded = reports[Symbol.asyncIterator]();
  let next = await loaded.next();
  const sheet = await startSheet(known, next.done === true ? undefined : next.value);
  for (const [at, account] of accounts.entries()) {
    signal.throwIfAborted();
    const { head, trouble } = states.get(account.id) ?? {};
    if (next.done !== true && next.value.accountId === account.id) {
      await sheet.report(account, next.value, trouble);
      next = await loaded.next();
    } else {
      await sheet.reason(account, head === undefined ? whyNone(account, trouble) : DAMAGED);
    }
    report(at + 1);
  }
  return sheet.end();
}
