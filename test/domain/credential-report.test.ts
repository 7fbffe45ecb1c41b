import fc from 'fast-check';
import { parseCredentialReport } from '../../src/domain/credential-report.ts';
import { DAY } from '../../src/domain/time.ts';
import { aCredentialReport, REPORT_COLUMNS } from '../support/builders/credential-report.ts';
import { ago, reportDate } from '../support/builders/time.ts';
import { anyText } from '../support/fuzz/any-text.ts';

function reasonOf(csv: string): string {
  const parsed = parseCredentialReport(csv);
  return parsed.kind === 'unreadable' ? parsed.reason : 'readable';
}

function rootOf(csv: string) {
  const parsed = parseCredentialReport(csv);
  if (parsed.kind === 'unreadable') throw new Error(parsed.reason);
  return parsed.report.root;
}

function usersOf(csv: string): (string | undefined)[] {
  const parsed = parseCredentialReport(csv);
  return parsed.kind === 'unreadable' ? [] : [...parsed.report.records()].map(([user]) => user);
}

describe('what it reads', () => {
  test('the root user, typed', () => {
    const root = rootOf(
      aCredentialReport({
        root: {
          access_key_2_active: 'true',
          access_key_2_last_rotated: '2025-01-31T08:00:00+00:00',
          access_key_2_last_used_date: '2026-11-20T02:14:00Z',
          access_key_2_last_used_region: 'N/A',
          access_key_2_last_used_service: 's3',
        },
      }),
    );

    expect(root).toMatchObject({
      arn: 'arn:aws:iam::111122223333:root',
      passwordEnabled: { kind: 'stated', value: true },
      passwordLastUse: { kind: 'stated', value: { kind: 'used', at: ago(200 * DAY) } },
      mfaActive: { kind: 'stated', value: true },
    });
    expect(root.accessKeys[1]).toEqual({
      slot: 2,
      active: { kind: 'stated', value: true },
      lastRotated: { kind: 'stated', value: Date.UTC(2025, 0, 31, 8) },
      lastUse: { kind: 'stated', value: { kind: 'used', at: Date.UTC(2026, 10, 20, 2, 14), service: 's3' } },
    });
  });

  test('every row, cut when asked for', () => {
    expect(usersOf(aCredentialReport({ users: [{ user: 'ann' }, { user: 'bob' }] }))).toEqual([
      '<root_account>',
      'ann',
      'bob',
    ]);
  });

  test('a quoted user name with a comma and a line break in it', () => {
    const csv = aCredentialReport({ users: [{ user: '"ann, the\nsecond"', arn: 'x' }] });

    expect(usersOf(csv)).toEqual(['<root_account>', 'ann, the\nsecond']);
  });

  test.each(['not_supported', '', 'N/A', 'no_information'])('password_enabled %p as not stated', (word) => {
    expect(rootOf(aCredentialReport({ root: { password_enabled: word } })).passwordEnabled.kind).toBe(
      'unstated',
    );
  });
});

describe('what it refuses, saying why', () => {
  const twoRoots = (second: string) => {
    const [header, root, ...users] = aCredentialReport().split('\n');
    return [header, root, second === 'same' ? root : second, ...users].join('\n');
  };
  const rootLine = (active: string) =>
    aCredentialReport({ root: { mfa_active: active } }).split('\n')[1] ?? '';

  test.each([
    ['an empty text', '', 'it is empty'],
    ['white space', ' \n ', 'it is empty'],
    [
      'a page',
      '<!doctype html><title>x</title>',
      'it is no credential report: it begins with "<!doctype html><title>x</title>"',
    ],
    ['JSON', '{"message": "no"}', 'it is no credential report: it begins with "{'],
    ['a header alone', REPORT_COLUMNS.join(','), 'it has no row for <root_account>'],
    [
      'no root',
      aCredentialReport().split('\n').toSpliced(1, 1).join('\n'),
      'it has no row for <root_account>',
    ],
    [
      'two root rows that differ',
      twoRoots(rootLine('false')),
      'it has 2 rows for <root_account> that differ',
    ],
    [
      'a missing column',
      aCredentialReport({ columns: REPORT_COLUMNS.filter((c) => c !== 'mfa_active') }),
      'it has no column mfa_active',
    ],
    [
      'a column twice',
      aCredentialReport({ columns: [...REPORT_COLUMNS, 'mfa_active'] }),
      'it has two columns named mfa_active',
    ],
    ['a row with a field too many', `${aCredentialReport()},N/A`, 'row 3 has 23 fields, its header 22'],
    [
      'a value that is none',
      aCredentialReport({ root: { mfa_active: 'yes' } }),
      'mfa_active of <root_account> is "yes"',
    ],
    [
      'a date that is none',
      aCredentialReport({ root: { password_last_used: 'yesterday' } }),
      'password_last_used of <root_account> is "yesterday"',
    ],
    [
      'a date cut short',
      aCredentialReport({ root: { password_last_used: '2026-11-2' } }),
      'password_last_used of <root_account> is "2026-11-2"',
    ],
    [
      'a day that no calendar has',
      aCredentialReport({ root: { password_last_used: '2026-02-30T10:00:00+00:00' } }),
      'password_last_used of <root_account> is "2026-02-30T10:00:00+00:00"',
    ],
    ['broken quotes', `"${aCredentialReport()}`, 'its quoting is broken'],
  ])('%s', (_, csv, reason) => {
    expect(reasonOf(csv)).toContain(reason);
  });

  test('but not two root rows that are the same', () => {
    expect(reasonOf(twoRoots('same'))).toBe('readable');
  });
});

describe('whatever it is given', () => {
  test('it never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), anyText()), (csv) => {
        expect(['readable', 'unreadable']).toContain(parseCredentialReport(csv).kind);
      }),
    );
  });

  test('a report cut off anywhere before its last field is never read', () => {
    const whole = aCredentialReport({ users: [] });
    fc.assert(
      fc.property(fc.nat(whole.lastIndexOf(',')), (length) => {
        expect(parseCredentialReport(whole.slice(0, length)).kind).toBe('unreadable');
      }),
    );
  });

  test('garbage in place of a field that matters is never taken for "no"', () => {
    const columns = ['password_enabled', 'mfa_active', 'access_key_1_active', 'cert_2_active'] as const;
    const word = fc.stringMatching(/^[\w .:/-]{1,12}$/);
    fc.assert(
      fc.property(fc.constantFrom(...columns), word, (column, text) => {
        const parsed = parseCredentialReport(aCredentialReport({ root: { [column]: text } }));
        const meant = text.trim().toLowerCase() === 'false';
        const root = parsed.kind === 'readable' ? parsed.report.root : undefined;
        const stated = {
          password_enabled: root?.passwordEnabled,
          mfa_active: root?.mfaActive,
          access_key_1_active: root?.accessKeys[0]?.active,
          cert_2_active: root?.certificates[1]?.active,
        }[column];
        expect(stated?.kind === 'stated' && stated.value === false).toBe(meant);
      }),
    );
  });

  test('a quoted report reads as the same report without quotes', () => {
    const flag = fc.constantFrom('true', 'false', 'TRUE', 'not_supported', 'N/A');
    const date = fc.constantFrom('N/A', 'no_information', reportDate(ago(DAY)), '2026-01-01T00:00:00Z');
    const row = fc.record({
      password_enabled: flag,
      mfa_active: flag,
      password_last_used: date,
      access_key_1_active: flag,
    });
    fc.assert(
      fc.property(row, fc.nat(5), (root, users) => {
        const plain = aCredentialReport({ root, users: Array.from({ length: users }, () => ({})) });
        const quoted = plain.replaceAll(/[^,\n]+/g, (field) => `"${field}"`);
        expect(rootOf(quoted)).toEqual(rootOf(plain));
      }),
    );
  });
});
