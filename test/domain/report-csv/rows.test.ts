import { parse } from 'csv-parse/sync';
import { withColumns } from '../../../src/domain/report-csv/columns.ts';
import { headerRow, noteRow, reportRows } from '../../../src/domain/report-csv/rows.ts';
import { anAccount } from '../../support/builders/account.ts';

const ACCOUNT = anAccount({ name: '=prod, "one"', ouPath: ['workloads', 'prod'] });
const GENERATED = Date.parse('2026-11-20T06:12:44.000Z');
const COLUMNS = ['user', 'arn', 'mfa_active'];

function rowsOf(lines: Iterable<string>): string[][] {
  return parse([...lines].join(''), { record_delimiter: '\r\n' });
}

describe('the columns of several reports', () => {
  it('are those of the first where the others have no more', () => {
    expect(withColumns(COLUMNS, ['user', 'mfa_active'])).toBe(COLUMNS);
    expect(withColumns([], COLUMNS)).toEqual(COLUMNS);
  });

  it('take in a new one where AWS put it: at the end, in between, or first', () => {
    expect(withColumns(COLUMNS, ['user', 'arn', 'mfa_active', 'passkey'])).toEqual([...COLUMNS, 'passkey']);
    expect(withColumns(COLUMNS, ['user', 'id', 'arn', 'mfa_active'])).toEqual([
      'user',
      'id',
      'arn',
      'mfa_active',
    ]);
    expect(withColumns(COLUMNS, ['id', 'user', 'arn'])).toEqual(['id', ...COLUMNS]);
  });
});

describe('the rows of a report', () => {
  it('have the account and the report’s time before AWS’s own columns, and the note behind them', () => {
    const [header, row] = rowsOf([
      headerRow(COLUMNS),
      ...reportRows(
        {
          ...{ account: ACCOUNT, generatedAt: GENERATED, header: COLUMNS, note: 'throttled' },
          records: [['<root_account>', 'arn:x', 'true']],
        },
        COLUMNS,
      ),
    ]);
    expect(header).toEqual([
      ...['account_id', 'account_name', 'ou_path', 'report_generated_time'],
      ...COLUMNS,
      'note',
    ]);
    expect(row).toEqual([
      ...[ACCOUNT.id, `'=prod, "one"`, 'workloads/prod', '2026-11-20T06:12:44Z'],
      ...['<root_account>', 'arn:x', 'true'],
      'throttled',
    ]);
  });

  it('put each value under its own column, whatever the order and number of a report’s own', () => {
    const report = { account: ACCOUNT, generatedAt: GENERATED, header: ['mfa_active', 'user'] };
    const [row] = rowsOf(reportRows({ ...report, records: [['false', '@mia']] }, COLUMNS));
    expect(row?.slice(4)).toEqual(["'@mia", '', 'false', '']);
  });

  it('are one with the reason for an account that has no report', () => {
    const [row] = rowsOf([noteRow(ACCOUNT, 'Role cannot be assumed.', COLUMNS)]);
    expect(row?.slice(3)).toEqual(['', '', '', '', 'Role cannot be assumed.']);
  });
});
