import { HOUR } from '../../../src/domain/time.ts';
import { digestMessage } from '../../../src/slack/digest/message.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import type { AccountOfDay } from '../../support/builders/day.ts';
import { aDigest, digestTime, manyAccounts } from '../../support/builders/digest.ts';
import { anAcknowledgement, type Day, dayTime } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';
import { wholePage } from '../../support/digest-page.ts';

const PASSES = { 'root-mfa': 'pass' } as const;
const FAILS = { 'root-mfa': 'fail' } as const;

function one(overrides: Partial<AccountOfDay> = {}): AccountOfDay {
  return { number: 1, name: 'prod', said: PASSES, ...overrides };
}

function told(...days: Day[]): string[] {
  const message = digestMessage(aDigest(days), { now: digestTime(days), canAcknowledge: false });
  return plainTextOf(message.blocks).split('\n');
}

test('an account that moved, was renamed, left or came is noted, and is no finding', () => {
  const lines = told(
    {
      accounts: [...manyAccounts(20), one({ ouPath: ['a'], name: 'old' }), one({ number: 2, name: 'gone' })],
    },
    { accounts: [...manyAccounts(20), one({ ouPath: [] }), one({ number: 3, name: 'new' })] },
  );
  expect(lines[0]).toBe('Root digest, 21 Nov: nothing got worse');
  expect(lines.slice(3, -2)).toEqual([
    'New, without findings (1 account)',
    '  new 100000000003',
    'No longer in the organization (1 account)',
    '  gone 100000000002',
    'Moved (1 account)',
    '  prod 100000000001: from a to the root',
    'Renamed (1 account)',
    '  prod 100000000001: was old',
  ]);
});

test('what got worse over days without a measurement says that nobody knows when', () => {
  const cutOff = one({ audit: 'unreachable', said: { 'root-mfa': 'unknown' } });
  expect(told({ accounts: [one()] }, { accounts: [cutOff] }, { accounts: [one({ said: FAILS })] })).toContain(
    '• MEDIUM  prod 100000000001: root MFA off (some time after 21 Nov)',
  );
});

test('root that was used again says so, once for the account', () => {
  const used = (at: number) => one({ said: { 'root-recent-use': { usedAt: at } } });
  expect(told({ accounts: [used(NOW - HOUR)] }, { accounts: [used(NOW + HOUR)] })).toContain(
    '• MEDIUM  prod 100000000001: root used recently (used again, seen since 20 Nov)',
  );
});

test('an acknowledgement that ended is told with who gave it and why it ended', () => {
  const acknowledgements = [anAcknowledgement({ at: NOW - HOUR, until: dayTime(1) })];
  const accounts = [one({ said: FAILS })];
  const lines = told({ accounts, acknowledgements }, { accounts, acknowledgements });
  expect(lines[0]).toBe('Root digest, 21 Nov: 1 acknowledgement ended, nothing got worse');
  expect(lines).toContain(
    '• MEDIUM  prod 100000000001: root MFA off (acknowledged by Omar Diaz; ended: its time is up)',
  );
});

test('a check that can no longer be told is in the first line, and its account in a list', () => {
  const unread = one({ said: { 'root-mfa': 'unknown' } });
  const lines = told({ accounts: [...manyAccounts(20), one()] }, { accounts: [...manyAccounts(20), unread] });
  expect(lines[0]).toBe('Root digest, 21 Nov: nothing got worse, 1 check no longer measured everywhere');
  expect(lines.slice(3, -2)).toEqual([
    'Measured in part only (1 account)',
    '• Root MFA on, not known since 21 Nov 09:00 UTC: 1 account',
    '  It could not be read.',
  ]);
});

test('what is acknowledged, and what failed when it was last measured, stands behind Show all', () => {
  const acknowledgements = [anAcknowledgement({ at: NOW - HOUR })];
  const second = one({ number: 2, name: 'edge', said: FAILS });
  const days = [
    { accounts: [one({ said: FAILS }), second], acknowledgements },
    {
      accounts: [
        one({ said: FAILS }),
        { ...second, audit: 'unreachable' as const, said: { 'root-mfa': 'unknown' as const } },
      ],
      acknowledgements,
    },
  ];
  const { blocks } = wholePage(aDigest(days), { now: digestTime(days), view: 'all', page: 1 });
  const lines = plainTextOf(blocks).split('\n');
  expect(lines).toContain(
    `• MEDIUM  prod ${accountIdNumber(1)}: root MFA off (by Omar Diaz until 20 Dec: “The key is on its way”)`,
  );
  expect(lines).toContain('Failed when last measured, not measured now (1 account)');
});

test('a finding whose acknowledgement ended because it got worse is told once, with both', () => {
  const acknowledgements = [anAcknowledgement({ at: NOW - HOUR })];
  const failing = (severity: 'medium' | 'high') => ({
    accounts: [one({ said: FAILS, severity })],
    acknowledgements,
  });
  const lines = told(failing('medium'), failing('high'));
  expect(lines[0]).toBe('Root digest, 21 Nov: 1 finding got worse (HIGH), 1 acknowledgement ended');
  expect(lines.filter((line) => line.includes('root MFA off'))).toEqual([
    '• HIGH  prod 100000000001: root MFA off (ranked higher, seen since 20 Nov, no longer acknowledged by Omar Diaz)',
  ]);
  expect(lines).not.toContain('No longer acknowledged (1 account)');
});
