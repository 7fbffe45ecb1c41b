import type { Transform } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { ExportRecord } from '../operations/windows/audit/export-record.ts';
import { flatRecord } from './flat-record.ts';

/** Columns, in their order. What a record has none of is empty. */
export const CSV_COLUMNS = [
  'time',
  'window',
  'seq',
  'type',
  'tried',
  'byId',
  'byName',
  'text',
  'about',
  'origin',
  'accounts',
  'accountNames',
  'requesterId',
  'requesterName',
  'operatorId',
  'operatorName',
  'task',
  'ticket',
  'policyHash',
  'quorum',
  'previous',
  'hash',
  'beyond',
  'account',
  'region',
  'outcome',
  'mfa',
  'source',
  'verdict',
  'count',
  'until',
] as const;

export type CsvRow = Partial<Record<(typeof CSV_COLUMNS)[number], string | number>>;

/** Controls and what turns the direction of a line; not tabs and line ends, nor the joiners that scripts need. */
const HIDDEN = /(?![\t\n\r\u200c\u200d])[\p{Cc}\p{Cf}]/gu;

/** Takes rows, gives RFC 4180: a header, CRLF, and no cell that a spreadsheet takes for a formula. */
export function csvWriter(): Transform {
  return stringify({
    header: true,
    columns: [...CSV_COLUMNS],
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

/** A record as a row for people and spreadsheets. Hidden characters are shown as `[U+202E]`. */
export function csvRow(record: ExportRecord): CsvRow {
  const { accounts, accountNames, ...flat } = flatRecord(record);
  const row = {
    ...flat,
    accounts: accounts.join(' '),
    accountNames: accountNames.join('; '),
    ...(record.kind === 'entry' && sealedColumns(record.entry)),
  };
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, shown(value)]));
}

function sealedColumns({ seq, policy, previous, hash }: Extract<ExportRecord, { kind: 'entry' }>['entry']) {
  return {
    ...{ seq, previous, hash },
    ...(policy !== undefined && { policyHash: policy.hash, quorum: policy.quorum }),
  };
}

function shown(value: string | number): string | number {
  if (typeof value === 'number') return value;
  return value.replace(HIDDEN, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    return `[U+${hex}]`;
  });
}
