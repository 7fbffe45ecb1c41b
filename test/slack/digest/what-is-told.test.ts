import { HOUR } from '../../../src/domain/time.ts';
import { digestMessage } from '../../../src/slack/digest/message.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import type { AccountOfDay } from '../../support/builders/day.ts';
import { aDigest, digestTime, manyAccounts } from '../../support/builders/digest.ts';
import { anAcknowledgement, type Day, dayTime } from '../../support/builders/snapshots.ts';
import { wholePage } from '../../support/digest-page.ts';

const MFA_OFF = { 'root-mfa': 'fail' } as const;
const KEY = { 'root-access-key': 'fail' } as const;

function told(days: readonly Day[]): string[] {
  const { blocks } = digestMessage(aDigest(days), { now: digestTime(days), canAcknowledge: false });
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks).split('\n');
}

function page(days: readonly Day[]): string[] {
  const { blocks } = wholePage(aDigest(days), { now: digestTime(days), view: 'all', page: 1 });
  return plainTextOf(blocks).split('\n');
}

const countsIn = (lines: readonly string[]) => lines.find((line) => / measured: /.test(line)) ?? '';

describe('what somebody answers for since the digest before', () => {
  const crm: AccountOfDay = { number: 1, name: 'legacy-crm', said: MFA_OFF, severity: 'high' };
  const accounts = [...manyAccounts(3), crm];
  const finding = { severity: 'high', since: dayTime(0), marks: {} } as const;
  const acknowledgements = [anAcknowledgement({ at: dayTime(0) + HOUR, until: dayTime(5), finding })];
  const days: readonly Day[] = [{ accounts }, { accounts, acknowledgements }];
  const LINE =
    '  HIGH  legacy-crm 100000000001: root MFA off (by Omar Diaz until 25 Nov: “The key is on its way”)';

  test('is named in the message, with by whom, until when and why', () => {
    const lines = told(days);

    expect(lines).toContain('Acknowledged since 20 Nov (1 account)');
    expect(lines).toContain(LINE);
  });

  test('is not in the message of the day after, and still behind Show all', () => {
    const later = [...days, { accounts, acknowledgements }];

    expect(told(later).join('\n')).not.toContain('legacy-crm');
    expect(told(later).at(-1)).toContain('[Show all]');
    expect(page(later)).toContain('Acknowledged as before (1 account)');
    expect(page(later)).toContain(`•${LINE.slice(1)}`);
  });

  test('is named once where all is shown', () => {
    expect(page(days).filter((line) => line.includes('root MFA off'))).toEqual([LINE]);
  });
});

test('accounts of which only some findings are acknowledged are counted apart from those of which all are', () => {
  const both = { ...MFA_OFF, 'root-password': 'fail' } as const;
  const accounts = [
    { number: 1, said: MFA_OFF },
    { number: 2, said: both },
    { number: 3, said: both },
    { number: 4, said: both },
  ];
  const acknowledgements = [1, 2, 3].map((n) => anAcknowledgement({ on: accountIdNumber(n) }));
  const days: readonly Day[] = [{ accounts }, { accounts, acknowledgements }];

  expect(countsIn(told(days))).toContain(
    '4 measured: 3 with findings (20 Nov: 4; 2 acknowledged in part), 0 clear, 1 acknowledged (20 Nov: 0).',
  );
  expect(page(days)).toContain('Acknowledged since 20 Nov (3 accounts)');
});

describe('the first line', () => {
  const critical: AccountOfDay = { number: 1, said: KEY, severity: 'critical' };
  const cutOff: AccountOfDay = { number: 2, audit: 'unreachable' };

  test('of the first day says how many accounts have something critical', () => {
    const others = manyAccounts(5, { said: MFA_OFF });
    const keys = manyAccounts(3, { said: { ...KEY, ...MFA_OFF }, severity: 'critical' }, 2000);

    expect(told([{ accounts: [...others, ...keys] }])[0]).toBe(
      'Root digest, 20 Nov: first day, 8 accounts with findings (3 CRITICAL)',
    );
    expect(told([{ accounts: others }])[0]).toBe('Root digest, 20 Nov: first day, 5 accounts with findings');
  });

  test('begins with what is critical where that stands as before, and calls no such day calm', () => {
    const accounts = [...manyAccounts(13), critical];
    const days = [{ accounts: [...accounts, { ...cutOff, audit: 'audited' as const }] }];

    expect(told([...days, { accounts: [...accounts, cutOff] }])[0]).toBe(
      'Root digest, 21 Nov: 1 CRITICAL finding stands as before, 1 of 15 NOT MEASURED',
    );
  });

  test('says before that only what nobody knows of a large share', () => {
    const before = [critical, ...manyAccounts(2)];
    const days = [
      { accounts: before },
      { accounts: [critical, ...manyAccounts(2, { audit: 'unreachable' })] },
    ];

    expect(told(days)[0]).toMatch(/^Root digest, 21 Nov: 2 of 3 NOT MEASURED/);
  });
});

test('of an account with many findings the details that are left out are named', () => {
  const checks = ['root-mfa', 'root-password', 'root-recent-use', 'security-contact'];
  const all = (status: 'pass' | 'fail'): AccountOfDay => {
    return { number: 1, name: 'payments-prod', said: Object.fromEntries(checks.map((id) => [id, status])) };
  };
  const lines = told([{ accounts: [all('pass')] }, { accounts: [all('fail')] }]);

  expect(lines).toContain("  And 1 more: no security contact. See the account's details.");
  expect(lines).toContain(
    '• MEDIUM  payments-prod 100000000001: root MFA off; root password kept; root used recently; no security contact',
  );
});

test('what got better is told an account a line, each thing as what it is now', () => {
  const was = { ...MFA_OFF, ...KEY, 'root-access-key-age': 'fail', 'root-mfa-virtual': 'fail' } as const;
  const gone = 'not-applicable' as const;
  const is = { ...was, 'root-mfa': gone, 'root-access-key': 'pass', 'root-access-key-age': gone } as const;
  const one = (said: NonNullable<AccountOfDay['said']>): AccountOfDay => ({ number: 1, name: 'prod', said });
  const lines = told([{ accounts: [one(was)] }, { accounts: [one({ ...is, 'root-mfa-virtual': gone })] }]);
  const at = lines.indexOf('Better (1 account)');

  expect(lines[at + 1]).toBe(
    '  prod 100000000001: root MFA no longer needed (no root credentials); mended: no root access key; old root access key gone; no longer a finding: virtual root MFA device',
  );
});
