import type { CredentialReport } from '../credential-report.ts';
import type { Instant } from '../time.ts';
import { COLUMN_TYPES, isReportColumn, type ReportColumn } from './columns.ts';
import { readDate, readFlag, readName, type Stated } from './values.ts';

interface ValueOf {
  readonly text: string;
  readonly flag: boolean;
  readonly time: Instant;
}

/** The values of one row by AWS's own column names: booleans real, times instants. */
export type RowValues = {
  readonly [Column in ReportColumn]?: ValueOf[(typeof COLUMN_TYPES)[Column]];
};

/**
 * One row of a credential report, typed. A column is absent where AWS says `N/A`, `no_information` or `not_supported`,
 * where its field is empty, and where the report has no such column.
 */
export interface UserRow {
  readonly values: RowValues;
  /**
   * Flags and times of which the report says nothing: `not_supported`, an empty field, `N/A` where a flag belongs, a
   * value that AWS does not document, a column that is not there. `N/A` and `no_information` for a time do say
   * something, that there is none, and are not among them.
   */
  readonly unstated: ReadonlySet<ReportColumn>;
}

/** The row of the account's root user, in AWS's words. */
export const ROOT_ROW = '<root_account>';

/** Every row of a report in its order, the root's and duplicates too. Made one at a time: a report may hold 5,000. */
export function* userRowsOf({ header, records }: CredentialReport): Generator<UserRow> {
  const columns = header.flatMap((name, at) => (isReportColumn(name) ? [{ name, at }] : []));
  const absent = ALL.filter((name) => !header.includes(name) && COLUMN_TYPES[name] !== 'text');
  for (const fields of records()) {
    const values: { [name: string]: string | boolean | Instant } = {};
    const unstated = new Set<ReportColumn>(absent);
    for (const { name, at } of columns) {
      const read = readField(name, fields[at] ?? '');
      if (read.kind === 'unstated') unstated.add(name);
      else if (read.value !== null) values[name] = read.value;
    }
    yield { values, unstated };
  }
}

const ALL = Object.keys(COLUMN_TYPES).filter(isReportColumn);

const NOT_DOCUMENTED: Stated<never> = { kind: 'unstated', reason: 'the value is none that AWS documents' };

function readField(name: ReportColumn, text: string): Stated<string | boolean | Instant | null> {
  switch (COLUMN_TYPES[name]) {
    case 'flag':
      return readFlag(text) ?? NOT_DOCUMENTED;
    case 'time':
      return readDate(text) ?? NOT_DOCUMENTED;
    case 'text':
      return { kind: 'stated', value: VERBATIM.has(name) ? text : (readName(text) ?? null) };
  }
}

/** A user may well be called no_information. */
const VERBATIM: ReadonlySet<ReportColumn> = new Set(['user', 'arn']);
