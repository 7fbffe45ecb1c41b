import { REPORT_COLUMNS } from '../../../src/domain/credential-report/columns.ts';
import { ROOT_ROW, type UserRow, userRowsOf } from '../../../src/domain/credential-report/user-rows.ts';
import { parseCredentialReport } from '../../../src/domain/credential-report.ts';
import { aCredentialReport, REPORT_COLUMNS as WRITTEN } from '../../support/builders/credential-report.ts';

function rowsOf(csv: string): UserRow[] {
  const parsed = parseCredentialReport(csv);
  if (parsed.kind === 'unreadable') throw new Error(parsed.reason);
  return [...userRowsOf(parsed.report)];
}

function ann(fields: Readonly<Record<string, string>>): UserRow | undefined {
  return rowsOf(aCredentialReport({ users: [{ user: 'ann', ...fields }] }))[1];
}

test('there is a type for every column that AWS writes, and for the one that its guide adds', () => {
  expect(REPORT_COLUMNS.map(({ name }) => name)).toEqual([...WRITTEN, 'additional_credentials_info']);
});

test('the root user’s row comes first, and duplicates are all there', () => {
  const rows = rowsOf(aCredentialReport({ users: [{ user: 'ann' }, { user: 'ann' }] }));

  expect(rows.map(({ values }) => values.user)).toEqual([ROOT_ROW, 'ann', 'ann']);
});

test('booleans are real in whatever case, times instants, and names as they stand', () => {
  const row = ann({
    mfa_active: 'TRUE',
    password_enabled: 'false',
    access_key_1_last_rotated: '2025-01-31T08:00:00+01:00',
    access_key_1_last_used_service: 's3',
  });

  expect(row?.values).toMatchObject({
    mfa_active: true,
    password_enabled: false,
    access_key_1_last_rotated: Date.UTC(2025, 0, 31, 7),
    access_key_1_last_used_service: 's3',
  });
});

test.each(['N/A', 'no_information'])(
  'a time that is %p is absent, and that there is none is stated',
  (word) => {
    const row = ann({ password_last_used: word });

    expect(row?.values.password_last_used).toBeUndefined();
    expect(row?.unstated.has('password_last_used')).toBe(false);
  },
);

test.each(['not_supported', '', 'yesterday', '2025-02-30T00:00:00Z'])(
  'a time that is %p is absent and not stated, and the other columns stand',
  (word) => {
    const row = ann({ password_last_used: word, mfa_active: 'true' });

    expect(row?.values.password_last_used).toBeUndefined();
    expect(row?.unstated).toEqual(new Set(['password_last_used']));
    expect(row?.values.mfa_active).toBe(true);
  },
);

test.each(['N/A', 'not_supported', '', 'yes'])('a flag that is %p is neither true nor false', (word) => {
  const row = ann({ mfa_active: word });

  expect(row?.values.mfa_active).toBeUndefined();
  expect(row?.unstated.has('mfa_active')).toBe(true);
});

test('a column that the report does not have is not stated', () => {
  const csv = aCredentialReport({ users: [{ user: 'ann' }] });
  const without = csv.replaceAll('cert_2_last_rotated', 'something_new');

  expect(rowsOf(without)[1]?.unstated).toEqual(new Set(['cert_2_last_rotated']));
});

test('a user called no_information keeps the name', () => {
  expect(ann({ user: 'no_information' })?.values.user).toBe('no_information');
});
