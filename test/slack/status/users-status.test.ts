import { assemble } from '../../../src/domain/assemble.ts';
import type { AuditOutcome, Posture } from '../../../src/domain/posture.ts';
import { judgeUsers } from '../../../src/domain/user-checks/judge-users.ts';
import { withNames } from '../../../src/domain/user-checks/names.ts';
import { usersOf } from '../../../src/domain/user-checks/users-of.ts';
import { accountMessage } from '../../../src/slack/account.ts';
import { sharedAccountMessage, sharedStatusMessage } from '../../../src/slack/shared.ts';
import { statusMessage } from '../../../src/slack/status.ts';
import { parseStatusValue } from '../../../src/slack/status-value.ts';
import { messageViolations } from '../../support/blocks/limits.ts';
import { plainTextOf } from '../../support/blocks/plain-text.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { centralReadings } from '../../support/builders/central-readings.ts';
import { aCredentialReport, type ReportRow } from '../../support/builders/credential-report.ts';
import { anAudit, anUnreachable, aPosture } from '../../support/builders/posture.ts';
import { anOrganization } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';
import { USER_THRESHOLDS, userReadings } from '../../support/builders/users.ts';

const BY = { thresholds: USER_THRESHOLDS, now: NOW };

const person = (user: string): Partial<ReportRow> => ({
  user,
  password_enabled: 'true',
  password_last_used: '2026-11-19T09:00:00Z',
});

/** An account whose IAM users are these; all have one key in order, and no MFA where they have a password. */
function judged(n: number, users: readonly Partial<ReportRow>[]) {
  const account = anAccount({ id: accountIdNumber(n), name: `account-${n}` });
  const csv = aCredentialReport({ users, accountId: account.id });
  return judgeUsers(account, { ...asked(n), users: usersOf(account, userReadings(csv), BY) });
}

function asked(n: number): Extract<AuditOutcome, { kind: 'audited' }> {
  const audit = anAudit({ accountId: accountIdNumber(n) });
  if (audit.kind !== 'audited') throw new Error('an audit');
  return audit;
}

const unreached = (n: number) =>
  judgeUsers(anAccount({ id: accountIdNumber(n), name: `account-${n}` }), anUnreachable());

function aUsersPosture(accounts: Posture['accounts']): Posture {
  return assemble({ ...aPosture(), about: 'users', organization: anOrganization(), accounts });
}

const OPTIONS = { now: NOW, resultId: 'result-1', page: 1, view: 'attention', canShare: true } as const;

const LEFT_OUT = 'Names of IAM users are left out: only those see them who may read credential reports';

function shown(posture: Posture): string {
  const { blocks } = statusMessage(posture, OPTIONS);
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks);
}

test('of a few accounts the answer has each check’s count, then every account with who it is', () => {
  const posture = aUsersPosture([
    judged(1, [person('ann'), person('bob'), { user: 'ci' }]),
    judged(2, [{ user: 'ci' }]),
  ]);
  const answer = shown(withNames(posture));

  expect(answer).toContain('prod, IAM users: 1 of 2 accounts needs attention');
  expect(answer).toContain('4 IAM users in 2 accounts.');
  expect(answer).toContain('HIGH  Console user without MFA: 2 users in 1 account');
  expect(answer).toContain('2 of 2 IAM users with a password have no MFA: ann, bob.');
  expect(answer).not.toContain('root user');
  expect(answer).not.toContain(LEFT_OUT);
});

test('without its names it counts them, as does an account of it and what is shared, and says whose they are to see', () => {
  const account = judged(1, [person('ann'), { ...person('bob'), password_enabled: 'N/A' }]);
  const posture = aUsersPosture([account, judged(2, [{ user: 'ci' }])]);
  const sharing = { ...OPTIONS, sharedBy: 'U1' };
  const messages = [
    statusMessage(posture, OPTIONS),
    accountMessage(posture, account, OPTIONS),
    sharedStatusMessage(posture, 'attention', sharing),
    sharedAccountMessage(posture, account, sharing),
  ];

  for (const { blocks, text } of messages) {
    const answer = plainTextOf(blocks);
    expect(answer).toContain('1 of 2 IAM users with a password has no MFA. Not known of 1 user.');
    expect(answer).toContain(LEFT_OUT);
    expect(`${text}${JSON.stringify(blocks)}`).not.toMatch(/\bann\b|\bbob\b/);
  }
});

test('of many accounts it has a line each, the most users first', () => {
  const many = Array.from({ length: 40 }, (_, n) =>
    judged(n, n === 30 ? [person('ann'), person('bob')] : [person('ann')]),
  );
  const lines = shown(aUsersPosture(many)).split('\n');

  const first = lines.indexOf('ACCOUNTS, WORST FIRST') + 1;
  expect(lines.slice(first, first + 2)).toEqual([
    '• account-30  100000000030: HIGH, 1 finding',
    '  console user without MFA (2)',
  ]);
});

test('what was not measured is never good news: an account without the audit role is not measured', () => {
  const account = anAccount({ id: accountIdNumber(2), name: 'edge' });
  const central = judgeUsers(account, { ...asked(2), users: usersOf(account, centralReadings(), BY) });
  const answer = shown(aUsersPosture([judged(1, [{ user: 'ci' }]), central, unreached(3)]));

  expect(answer).toContain('prod, IAM users: 2 of 3 accounts not measured');
  expect(answer).toContain('IAM users were not read: a central root session sees the root user alone.');
  expect(answer).toContain('Do: deploy deploy/member-role.yml to this account');
});

test('nobody is called clear of whom nobody asked', () => {
  expect(judgeUsers(anAccount(), asked(1)).standing).toBe('unmeasured');
});

test('an account in full names who fails what, and has the facts of users instead of root’s', () => {
  const posture = withNames(aUsersPosture([judged(1, [person('<!channel>'), { user: 'ci' }])]));
  const [account] = posture.accounts;
  if (account === undefined) throw new Error('there is no account');
  const { blocks } = accountMessage(posture, account, OPTIONS);
  const answer = plainTextOf(blocks);

  expect(messageViolations(blocks)).toEqual([]);
  expect(answer).toContain('account-1  100000000001, IAM users: HIGH, 1 finding');
  expect(answer).toContain('1 of 1 IAM user with a password has no MFA: <!channel>.');
  expect(answer).toContain('IAM users: 2 (credential report, ');
  expect(answer).toContain(
    'Password policy: 14 characters, with uppercase, lowercase, numbers, symbols, last 24 not again',
  );
  expect(answer).not.toContain('Root user created');
  expect(JSON.stringify(blocks)).not.toContain('"type":"broadcast"');
});

test('its buttons, and a shared copy, say how to ask for the same again', () => {
  const posture = aUsersPosture([judged(1, [person('ann')]), judged(2, [person('ann')])]);
  const { blocks } = statusMessage(posture, OPTIONS);
  const values = [...JSON.stringify(blocks).matchAll(/"value":("(?:[^"\\]|\\.)*")/g)].map(([, value]) =>
    parseStatusValue(JSON.parse(value ?? '""')),
  );
  const shared = sharedStatusMessage(posture, 'attention', { ...OPTIONS, sharedBy: 'U1' });

  expect(new Set(values.map((value) => value?.scope))).toEqual(new Set(['prod users']));
  expect(plainTextOf(shared.blocks)).toContain('For your own: /root-status prod users');
});
