import type { Account, AccountId } from '../../domain/account.ts';
import { layoutOf } from '../../domain/credential-report/rows.ts';
import { BYTE_ORDER_MARK } from '../../domain/csv/row.ts';
import { withColumns } from '../../domain/report-csv/columns.ts';
import { type NotRead, noteOf, unreadableReport } from '../../domain/report-csv/note.ts';
import { headerRow, noteRow, reportRows } from '../../domain/report-csv/rows.ts';
import type { Instant } from '../../domain/time.ts';
import type { StoredReport } from '../report-ports.ts';
import { createSpool, type Spooled } from './spool.ts';

/** The reports of some accounts as one CSV, and what is in it. */
export interface ReportsCsv {
  readonly file: Spooled;
  /** Users of all reports, root users among them. */
  readonly users: number;
  /** Accounts whose report is in it, with the time at which AWS made it. */
  readonly included: ReadonlyMap<AccountId, Instant>;
  /** Accounts that are in it with a reason instead. */
  readonly without: readonly AccountWithout[];
}

export interface AccountWithout {
  readonly account: Account;
  readonly why: NotRead;
}

/** more-columns: some report has columns that the header has not, so that what was written is not whole. */
export type SheetEnd =
  | { readonly kind: 'whole'; readonly csv: ReportsCsv }
  | { readonly kind: 'more-columns'; readonly columns: readonly string[] };

/** Begins a CSV whose header has these columns, and those of the report that comes first. */
export async function startSheet(known: readonly string[], first: StoredReport | undefined) {
  const columns = first === undefined ? known : withColumns(known, headerOf(first));
  const spool = createSpool();
  const included = new Map<AccountId, Instant>();
  const without: AccountWithout[] = [];
  let seen = columns;
  let users = 0;
  await spool.write(BYTE_ORDER_MARK + headerRow(columns));

  const reason = async (account: Account, why: NotRead, generatedAt?: Instant) => {
    without.push({ account, why });
    await spool.write(noteRow(account, noteOf(why), columns, generatedAt));
  };
  return {
    /** The account's report is not there, or not whole. */
    reason,
    /** `trouble`: why there is no newer one. */
    async report(
      account: Account,
      { generatedAt, csv }: StoredReport,
      trouble: NotRead | undefined,
    ): Promise<void> {
      const layout = layoutOf(csv);
      if (layout.kind === 'unreadable') return reason(account, unreadableReport(layout.reason), generatedAt);
      seen = withColumns(seen, layout.header);
      if (seen !== columns) return;
      const note = trouble && { note: `There is no newer report: ${trouble.reason}` };
      const { header, records } = layout;
      for (const row of reportRows({ account, generatedAt, header, records: records(), ...note }, columns)) {
        users += 1;
        await spool.write(row);
      }
      included.set(account.id, generatedAt);
    },
    async end(): Promise<SheetEnd> {
      const file = await spool.end();
      if (seen !== columns) return { kind: 'more-columns', columns: seen };
      return { kind: 'whole', csv: { file, users, included, without } };
    },
  };
}

/** None of one that is not whole. */
function headerOf({ csv }: StoredReport): readonly string[] {
  const layout = layoutOf(csv);
  return layout.kind === 'unreadable' ? [] : layout.header;
}
