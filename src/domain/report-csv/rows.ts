import type { Account } from '../account.ts';
import { csvCell, csvRow } from '../csv/row.ts';
import type { Instant } from '../time.ts';
import { ACCOUNT_COLUMNS, NOTE_COLUMN } from './columns.ts';

/** The first line. `columns`: AWS's own, of all reports that follow. */
export function headerRow(columns: readonly string[]): string {
  return csvRow([...ACCOUNT_COLUMNS, ...columns, NOTE_COLUMN]);
}

/** The rows of one account's report. */
export interface ReportRows {
  readonly account: Account;
  readonly generatedAt: Instant;
  /** The names of the report's own columns. */
  readonly header: readonly string[];
  readonly records: Iterable<readonly string[]>;
  /** Why there is no newer report. */
  readonly note?: string;
}

/** A line for each user of a report, a few at a time. What its report does not have of `columns` is empty. */
export function* reportRows(
  { account, generatedAt, header, records, note }: ReportRows,
  columns: readonly string[],
): Generator<string> {
  const before = `${[...accountCells(account), timeCell(generatedAt)].join(',')},`;
  const after = `,${csvCell(note)}\r\n`;
  const places = columns.map((name) => header.indexOf(name));
  const isSame = places.length === header.length && places.every((place, n) => place === n);
  for (const record of records) {
    const cells = isSame ? record : places.map((place) => record[place]);
    yield before + cells.map(csvCell).join(',') + after;
  }
}

/** The line of an account without a report that can be read: `note` says why. */
export function noteRow(
  account: Account,
  note: string,
  columns: readonly string[],
  generatedAt?: Instant,
): string {
  const time = generatedAt === undefined ? '' : timeCell(generatedAt);
  return `${[...accountCells(account), time].join(',')},${','.repeat(columns.length)}${csvCell(note)}\r\n`;
}

function accountCells({ id, name, ouPath }: Account): readonly string[] {
  return [id, csvCell(name), csvCell(ouPath.join('/'))];
}

/** To the second, as AWS gives it: `2026-11-20T06:12:44Z`. */
function timeCell(at: Instant): string {
  return new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
}
