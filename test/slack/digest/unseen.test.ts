import type { DigestParts } from '../../../src/domain/digest/digest-of.ts';
import { atOnce } from '../../../src/domain/pieces.ts';
import type { CheckResult } from '../../../src/domain/posture.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { digestAccountOptions } from '../../../src/slack/digest/account-picker.ts';
import { digestMessage } from '../../../src/slack/digest/message.ts';
import { digestPage } from '../../../src/slack/digest/page.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import type { AccountOfDay } from '../../support/builders/day.ts';
import { aDigest, digestTime, manyAccounts } from '../../support/builders/digest.ts';
import { anAcknowledgement, type Day, dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';

const SAID = { 'root-mfa': 'pass', 'root-access-key': 'pass' } as const;
const MFA_OFF = { said: { ...SAID, 'root-mfa': 'fail' } } as const;
const UNREAD = { said: { ...SAID, 'root-mfa': 'unknown' } } as const;
const KEY: AccountOfDay = {
  number: 1,
  name: 'payments-prod',
  said: { ...SAID, 'root-access-key': 'fail' },
  severity: 'critical',
};
const KEY_UNREAD: AccountOfDay = { ...KEY, said: { ...SAID, 'root-access-key': 'unknown' } };
const KEY_CUT_OFF: AccountOfDay = { ...KEY_UNREAD, audit: 'unreachable' };

function dayOf(...accounts: AccountOfDay[]): Day {
  return { accounts: [...manyAccounts(100), ...accounts] };
}

/** The message of the last of the days, without the line of the audit head. */
function told(days: Day[], overrides: Partial<DigestParts> = {}): string[] {
  const message = digestMessage(aDigest(days, overrides), { now: digestTime(days), canAcknowledge: true });
  expect(messageViolations(message.blocks)).toEqual([]);
  return linesOf(message.blocks).filter((line) => !line.startsWith('No audit head'));
}

function pageOf(days: Day[], view: 'all' | 'unmeasured'): string[] {
  const page = atOnce(digestPage(aDigest(days), { now: digestTime(days), view, page: 1 }));
  expect(messageViolations(page.blocks)).toEqual([]);
  return linesOf(page.blocks);
}

function linesOf(blocks: Parameters<typeof plainTextOf>[0]): string[] {
  return plainTextOf(blocks).split('\n');
}

function centralAccess(outcome: CheckResult['outcome']): Pick<Day, 'organization'> {
  return { organization: [{ checkId: 'central-root-access', severity: 'medium', outcome }] };
}

describe('a critical finding that can no longer be measured', () => {
  test.each([
    ['its account cannot be', KEY_CUT_OFF, ', 1 of 101 NOT MEASURED'],
    ['its check cannot be', KEY_UNREAD, ''],
  ])('stands in the first line and in a list every day, where %s', (_, now, also) => {
    for (const days of [
      [dayOf(KEY), dayOf(now)],
      [dayOf(KEY), dayOf(now), dayOf(now)],
    ]) {
      const lines = told(days);
      expect(lines[0]).toMatch(/^Root digest, 2. Nov: 1 CRITICAL when last measured(,|$)/);
      expect(lines[0]).toContain(also);
      expect(lines[0]).not.toContain('nothing got worse');
      const at = lines.indexOf('CRITICAL when last measured, not measured now (1 account)');
      expect(lines.slice(at + 1, at + 4)).toEqual([
        '• CRITICAL  payments-prod 100000000001: root access key present (seen since 20 Nov)',
        '  It is not fine.',
        '  Do: mend it.',
      ]);
    }
  });

  test('is told once on the page of everything, and what is not critical there alone', () => {
    const mfa = { number: 2, name: 'hr-prod', ...MFA_OFF };
    const days = [dayOf(KEY, mfa), dayOf(KEY_CUT_OFF, { ...mfa, said: UNREAD.said })];
    const all = pageOf(days, 'all');

    expect(all.filter((line) => line.includes('root access key present'))).toHaveLength(1);
    expect(all).toContain('Failed when last measured, not measured now (1 account)');
    expect(told(days).join('\n')).not.toContain('Failed when last measured, not');
    expect(told(days).at(-1)).toContain('[Show all]');
  });
});

test.each([
  [
    'much was not measured',
    { audit: 'unreachable', said: UNREAD.said } as const,
    '100 of 101 NOT MEASURED, ',
  ],
  ['much was measured in part', UNREAD, ''],
])('a critical finding that stands is in the first line where %s, too', (_, now, first) => {
  const [line] = told([dayOf(KEY), { accounts: [...manyAccounts(100, now), KEY] }]);
  expect(line).toContain(`Root digest, 21 Nov: ${first}1 CRITICAL finding stands as before`);
});

describe('what was measured in part only', () => {
  const denied = { status: 'unknown', reason: 'Denied.', remedies: ['Allow it.'] } as const;

  test('is listed by check and cause with what to do, on the first day and on every other', () => {
    const day = { ...dayOf({ number: 1, name: 'edge', ...UNREAD }), ...centralAccess(denied) };
    for (const days of [[day], [day, day]]) {
      const lines = told(days);
      const at = lines.indexOf('Measured in part only (the organization and 1 account)');
      expect(lines.slice(at + 1, at + 6)).toEqual([
        '• Central root access on, not known since 20 Nov 09:00 UTC: the organization',
        '  Denied.',
        '  Do: allow it.',
        '• Root MFA on, not known since 20 Nov 09:00 UTC: 1 account',
        '  It could not be read.',
      ]);
      expect(lines.at(-1)).toContain('[Accounts not measured] [Open account…]');
    }
  });

  test('keeps a first day from having no findings, the organization’s own checks too', () => {
    const first = 'Root digest, 20 Nov: first day, no finding in what was measured';
    expect(told([{ ...dayOf(), ...centralAccess(denied) }])[0]).toBe(first);
    expect(told([dayOf({ number: 1, ...UNREAD })])[0]).toBe(first);
    const passes = centralAccess({ status: 'pass', detail: 'On.' });
    expect(told([{ ...dayOf(), ...passes }])[0]).toBe('Root digest, 20 Nov: first day, no findings');
  });

  test('stands in the first line where it is a large share, with the cause and no calm below', () => {
    const day = { accounts: manyAccounts(50, UNREAD) };
    const lines = told([day, day]);

    expect(lines[0]).toBe('Root digest, 21 Nov: 50 of 50 measured IN PART ONLY');
    expect(lines).toContain('• Root MFA on, not known since 20 Nov 09:00 UTC: 50 accounts');
    expect(lines[1]).toContain('50 measured: 0 clear, 50 partly measured.');
  });

  test('is told account by account behind "Accounts not measured" and "Show all"', () => {
    const day = { accounts: manyAccounts(50, UNREAD) };
    const page = pageOf([day, day], 'unmeasured');

    expect(page[0]).toBe('Root digest, 21 Nov: 50 accounts measured in part only');
    for (const lines of [page, pageOf([day, day], 'all')]) {
      expect(lines).toContain(
        'Measured without: Root MFA on, not known since 20 Nov 09:00 UTC (50 accounts)',
      );
      const text = lines.join('\n');
      expect(manyAccounts(50).filter(({ number }) => !text.includes(accountIdNumber(number)))).toEqual([]);
    }
    expect(pageOf([dayOf(), dayOf()], 'unmeasured')[0]).toBe(
      'Root digest, 21 Nov: every account was measured',
    );
    expect(pageOf([dayOf(KEY), dayOf(KEY_CUT_OFF, { number: 2, ...UNREAD })], 'unmeasured')[0]).toBe(
      'Root digest, 21 Nov: 1 of 102 accounts NOT MEASURED, 1 account measured in part only',
    );
  });

  test('with a cause of its own in every account is told within the limits, each account', () => {
    const snapshot = snapshotsOf({ accounts: manyAccounts(60, UNREAD) })[0]!;
    const accounts = snapshot.accounts.map((account, n) => ({
      ...account,
      checks: account.checks.map(({ checkId, state }) => ({
        checkId,
        state: state.status === 'unknown' ? { ...state, reason: `Cause ${n} ${'<"'.repeat(600)}` } : state,
      })),
    }));
    const digest = aDigest([dayOf()], { snapshot: { ...snapshot, accounts } });
    const message = digestMessage(digest, { now: NOW, canAcknowledge: true });
    expect(messageViolations(message.blocks)).toEqual([]);
    const pages = [1, 2, 3, 4, 5, 6, 7, 8].map((page) =>
      plainTextOf(atOnce(digestPage(digest, { now: NOW, view: 'unmeasured', page })).blocks),
    );
    const text = pages.join('\n');
    expect(manyAccounts(60).filter(({ number }) => !text.includes(accountIdNumber(number)))).toEqual([]);
  });

  test('can be opened, and typing finds one of thousands', () => {
    const digest = aDigest([{ accounts: manyAccounts(5_000, UNREAD) }]);

    expect(digestAccountOptions(digest, '')).toHaveLength(100);
    const id = accountIdNumber(5_999);
    expect(digestAccountOptions(digest, id).map(({ value }) => value)).toEqual([id]);
    expect(digestAccountOptions(digest, 'account-5999').map(({ value }) => value)).toEqual([id]);
  });

  test('is no improvement in the counts: what failed at last is told with it', () => {
    const line = told([{ accounts: manyAccounts(30, MFA_OFF) }, { accounts: manyAccounts(30, UNREAD) }])[1];

    expect(line).toMatch(/^30 measured: 0 clear, 30 partly measured \(30 failed when last measured\)\./);
  });
});

describe('accounts that are gone or suspended', () => {
  test('stand in the first line where they had findings, and in a list with them', () => {
    for (const days of [
      [dayOf(KEY), dayOf()],
      [dayOf(KEY), dayOf({ ...KEY, audit: 'skipped' })],
    ]) {
      const lines = told(days);
      expect(lines[0]).toBe('Root digest, 21 Nov: 1 account with findings gone or suspended (CRITICAL)');
      const at = lines.indexOf('Gone or suspended since, with findings when last measured (1 account)');
      expect(lines.slice(at + 1, at + 3)).toEqual([
        '  Do: find out who closed, suspended or removed them, and whether that was meant. Nothing was mended.',
        '  CRITICAL  payments-prod 100000000001: root access key present',
      ]);
    }
  });

  test('stand in the first line where they are many', () => {
    expect(told([{ accounts: manyAccounts(600) }, { accounts: manyAccounts(10) }])[0]).toBe(
      'Root digest, 21 Nov: 590 of 600 accounts gone or suspended',
    );
    const failing = [...manyAccounts(10), ...manyAccounts(590, MFA_OFF, 3000)];
    expect(told([{ accounts: failing }, { accounts: manyAccounts(10) }])[0]).toBe(
      'Root digest, 21 Nov: 590 of 600 accounts gone or suspended, 590 with findings (worst MEDIUM)',
    );
  });

  test('are no improvement: neither the counts nor the trend claim one', () => {
    const days = [dayOf(KEY), dayOf()];
    const [first] = snapshotsOf(...days);
    const lines = told(days, { history: [{ date: first!.date, counts: first!.counts }] });

    expect(lines[1]).toMatch(/^100 measured: 100 clear\./);
    expect(lines).toContain('Trend: Failing accounts: 0; 1 on 20 Nov, 1 gone or suspended since');
  });
});

test.each([
  ['there is none', []],
  ['all are suspended', manyAccounts(3, { audit: 'skipped' })],
])('a day on which no account was measured, since %s, says so', (_, accounts) => {
  expect(told([{ accounts }, { accounts }])[0]).toBe('Root digest, 21 Nov: NOTHING MEASURED');
  expect(told([{ accounts }])[0]).toBe('Root digest, 20 Nov: first day, nothing measured');
  expect(pageOf([{ accounts }], 'unmeasured')[0]).toBe('Root digest, 20 Nov: no account was measured');
});

test('what was acknowledged since does not read as mended', () => {
  const accounts = manyAccounts(5, MFA_OFF, 1);
  const acknowledgements = [1, 2, 3].map((n) => anAcknowledgement({ on: accountIdNumber(n) }));
  expect(told([{ accounts }, { accounts, acknowledgements }])[1]).toMatch(
    /^5 measured: 2 with findings \(20 Nov: 5\), 0 clear, 3 acknowledged \(20 Nov: 0\)\./,
  );
  const mended = [...accounts.slice(0, 4), { ...accounts[4]!, said: SAID }];
  expect(told([{ accounts }, { accounts: mended }])[1]).toMatch(
    /^5 measured: 4 with findings \(20 Nov: 5\), 1 clear\./,
  );
});

describe('a directory that was old when the accounts were measured', () => {
  const days = [dayOf(), dayOf()];
  const aged = (behind: number) => {
    const snapshot = snapshotsOf(...days)[1]!;
    return told(days, { snapshot: { ...snapshot, directoryAsOf: dayTime(1) - behind } });
  };

  test('is told from three hours on', () => {
    expect(aged(22 * HOUR)).toContain(
      'Accounts as listed 20 Nov 11:00 UTC, 22 h before: newer ones are missing.',
    );
    expect(aged(3 * HOUR).join('\n')).not.toContain('as listed');
  });

  test('is not made up where it is not known', () => {
    const { directoryAsOf: _, ...snapshot } = snapshotsOf(...days)[1]!;
    expect(told(days, { snapshot }).join('\n')).not.toContain('as listed');
  });
});
