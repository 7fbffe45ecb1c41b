import type { CheckOutcome } from '../../../src/domain/checks/check.ts';
import { type Fact, known, unknown } from '../../../src/domain/fact.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import type { UsersEvidence } from '../../../src/domain/user-checks/evidence.ts';
import { userResults } from '../../../src/domain/user-checks/judge-users.ts';
import { withNames } from '../../../src/domain/user-checks/names.ts';
import { USER_CHECKS } from '../../../src/domain/user-checks/register.ts';
import { usersOf, withUsersUnnamed } from '../../../src/domain/user-checks/users-of.ts';
import { anAccount } from '../../support/builders/account.ts';
import { aCredentialReport, type ReportRow } from '../../support/builders/credential-report.ts';
import { anAccountPosture, anAudit, aPosture } from '../../support/builders/posture.ts';
import { ago, NOW, reportDate } from '../../support/builders/time.ts';
import { USER_THRESHOLDS, userReadings } from '../../support/builders/users.ts';

type User = Partial<ReportRow>;

/** What a check says of an account with these IAM users to those who may see their names. */
function outcomeOf(id: string, users: readonly User[]): CheckOutcome {
  const results = [{ checkId: id, severity: 'high' as const, outcome: countedOf(id, users) }];
  const { accounts } = withNames({ ...aPosture(), accounts: [{ ...anAccountPosture(), results }] });
  return accounts[0]?.results[0]?.outcome ?? countedOf(id, users);
}

/** What it says to everybody else. */
function countedOf(id: string, users: readonly User[]): CheckOutcome {
  const csv = aCredentialReport({ users });
  const by = { thresholds: USER_THRESHOLDS, now: NOW };
  const evidence = usersOf(anAccount(), userReadings(csv), by);
  return judged(id, known(evidence, 'credential report', NOW));
}

function judged(id: string, evidence: Fact<UsersEvidence>): CheckOutcome {
  const check = USER_CHECKS.find((each) => each.id === id);
  if (check === undefined) throw new Error(`there is no check ${id}`);
  return check.evaluate(evidence);
}

/** Nothing but a name: no password, no key. */
const NOBODY: User = {
  access_key_1_active: 'false',
  access_key_1_last_rotated: 'N/A',
  access_key_1_last_used_date: 'N/A',
};

const person = (user: string, fields: User = {}): User => ({
  ...NOBODY,
  user,
  password_enabled: 'true',
  password_last_used: reportDate(ago(DAY)),
  password_last_changed: reportDate(ago(300 * DAY)),
  mfa_active: 'true',
  ...fields,
});

const machine = (user: string, fields: User = {}): User => ({ user, ...fields });

describe('console users without MFA', () => {
  test('are named, and counted among the users with a password only', () => {
    const users = [person('ann', { mfa_active: 'false' }), person('bob'), machine('ci')];

    expect(outcomeOf('user-mfa', users)).toMatchObject({
      status: 'fail',
      detail: '1 of 2 IAM users with a password has no MFA: ann.',
    });
  });

  test('who are many are named by the first eight and a count', () => {
    const users = Array.from({ length: 13 }, (_, n) => person(`u${n}`, { mfa_active: 'FALSE' }));

    expect(outcomeOf('user-mfa', users)).toMatchObject({
      detail: expect.stringMatching(
        /^13 of 13 IAM users with a password have no MFA: u0, .*u7 and 5 more\.$/,
      ),
    });
  });

  test('do not pass by an MFA that the report does not state', () => {
    expect(outcomeOf('user-mfa', [person('ann', { mfa_active: 'not_supported' }), person('bob')])).toEqual({
      status: 'unknown',
      reason: 'MFA of IAM users: the credential report does not say it of ann.',
      remedies: [expect.stringContaining('fresh')],
    });
  });

  test('fail whatever is not known of others, of whom that is said', () => {
    const users = [person('ann', { mfa_active: 'false' }), person('bob', { mfa_active: '' })];

    expect(outcomeOf('user-mfa', users)).toMatchObject({
      detail: '1 of 2 IAM users with a password has no MFA: ann. Not known of bob.',
    });
  });

  test('are not there where the report does not say whether there is a password, but MFA is on', () => {
    expect(outcomeOf('user-mfa', [person('ann', { password_enabled: 'N/A' })])).toMatchObject({
      status: 'pass',
    });
  });

  test('cannot be where nobody has a password, or there is no IAM user', () => {
    expect(outcomeOf('user-mfa', [machine('ci')])).toEqual({
      status: 'not-applicable',
      reason: 'There is no IAM user with a password.',
    });
    expect(outcomeOf('user-mfa', [])).toEqual({
      status: 'not-applicable',
      reason: 'There is no IAM user.',
    });
  });
});

describe('who may not see names', () => {
  test('is told how many fail and of how many it is not known', () => {
    const users = [person('ann', { mfa_active: 'false' }), person('bob', { mfa_active: '' })];
    const counted = countedOf('user-mfa', users);

    expect(counted).toMatchObject({
      detail: '1 of 2 IAM users with a password has no MFA. Not known of 1 user.',
    });
    expect(countedOf('user-mfa', users.slice(1))).toMatchObject({
      reason: 'MFA of IAM users: the credential report does not say it of 1 user.',
    });
  });
});

describe('old access keys', () => {
  const rotated = (days: number): User => ({ access_key_1_last_rotated: reportDate(ago(days * DAY)) });

  test('that are hours over the threshold do not read as if they were not', () => {
    const justOver = machine('a', { access_key_1_last_rotated: reportDate(ago(90 * DAY + HOUR)) });

    expect(outcomeOf('user-key-age', [justOver])).toMatchObject({
      detail: expect.stringContaining('one older than 90 days: a (access key 1: 91 days old)'),
    });
  });

  test('fail from the threshold on, the oldest first, with their age', () => {
    const second: User = {
      access_key_2_active: 'true',
      access_key_2_last_rotated: reportDate(ago(91 * DAY)),
    };
    const users = [
      machine('a', rotated(90)),
      machine('b', rotated(100)),
      machine('c', { ...rotated(400), ...second }),
    ];

    expect(outcomeOf('user-key-age', users)).toMatchObject({
      status: 'fail',
      detail:
        '2 of 3 IAM users with an active access key have one older than 90 days: c (access key 1: 400 days old, access key 2: 91 days old), b (access key 1: 100 days old).',
    });
  });

  test('that are exactly as old as the threshold pass', () => {
    expect(outcomeOf('user-key-age', [machine('a', rotated(90))])).toEqual({
      status: 'pass',
      detail: 'The only IAM user with an active access key has none older than 90 days.',
    });
  });

  test('that are inactive do not count', () => {
    const inactive = machine('a', { ...rotated(400), access_key_1_active: 'false' });

    expect(outcomeOf('user-key-age', [inactive])).toMatchObject({ status: 'not-applicable' });
  });

  test.each(['N/A', 'no_information', ''])('of an active key made at %p are not known', (word) => {
    const users = [machine('a', { access_key_1_last_rotated: word })];

    expect(outcomeOf('user-key-age', users)).toMatchObject({ status: 'unknown' });
  });
});

describe('unused access keys', () => {
  const used = (date: string, madeAt = ago(300 * DAY)): User => ({
    access_key_1_last_used_date: date,
    access_key_1_last_rotated: reportDate(madeAt),
  });

  test('fail where they were not used for longer than the threshold, or never', () => {
    const users = [
      machine('idle', used(reportDate(ago(120 * DAY)))),
      machine('never', used('N/A')),
      machine('busy', used(reportDate(ago(90 * DAY)))),
    ];

    expect(outcomeOf('user-key-unused', users)).toMatchObject({
      status: 'fail',
      detail:
        '2 of 3 IAM users with an active access key have one not used for 90 days, or never: never (access key 1: no use on record), idle (access key 1: not used for 120 days).',
    });
  });

  test('that were made within a day are not called unused', () => {
    expect(outcomeOf('user-key-unused', [machine('new', used('N/A', ago(20 * HOUR)))])).toMatchObject({
      status: 'pass',
    });
  });

  test('of which the report does not state the last use are not known', () => {
    expect(outcomeOf('user-key-unused', [machine('a', used(''))])).toMatchObject({ status: 'unknown' });
  });
});

describe('unused passwords', () => {
  test('fail, and one that was never used is as old as its last change', () => {
    const users = [
      person('idle', { password_last_used: reportDate(ago(200 * DAY)) }),
      person('never', { password_last_used: 'no_information' }),
      person('new', { password_last_used: 'no_information', password_last_changed: reportDate(ago(DAY)) }),
      person('busy'),
    ];

    expect(outcomeOf('user-password-unused', users)).toMatchObject({
      status: 'fail',
      detail:
        '2 of 4 IAM users with a password have not used it for 90 days: never (no use on record, set 300 days ago), idle (not used for 200 days).',
    });
  });

  test('of which nothing is on record, neither use nor change, are not known', () => {
    const users = [person('a', { password_last_used: 'N/A', password_last_changed: 'not_supported' })];

    expect(outcomeOf('user-password-unused', users)).toMatchObject({ status: 'unknown' });
  });

  test('of users without one are no question', () => {
    expect(outcomeOf('user-password-unused', [machine('ci')])).toMatchObject({ status: 'not-applicable' });
  });
});

describe('keys and certificates', () => {
  test('two active keys of one user fail, one active and one inactive do not', () => {
    const second: User = { access_key_2_active: 'true' };

    expect(outcomeOf('user-two-keys', [machine('both', second), machine('one')])).toMatchObject({
      detail: '1 of 2 IAM users with an active access key has two active ones: both.',
    });
    expect(outcomeOf('user-two-keys', [machine('one')])).toMatchObject({ status: 'pass' });
  });

  test('an active signing certificate fails', () => {
    expect(outcomeOf('user-signing-certificate', [machine('soap', { cert_2_active: 'true' })])).toMatchObject(
      {
        detail: '1 of 1 IAM user has an active signing certificate: soap (certificate 2).',
      },
    );
    expect(outcomeOf('user-signing-certificate', [machine('ci')])).toMatchObject({ status: 'pass' });
  });

  test('nothing passes by the two that the report shows of a user who has more', () => {
    const csv = aCredentialReport({ users: [machine('ci')] });
    const [header, root, user] = csv.split('\n');
    const more = [`${header},additional_credentials_info`, `${root},N/A`, `${user},1 more access key`].join(
      '\n',
    );
    const evidence = usersOf(anAccount(), userReadings(more), {
      thresholds: USER_THRESHOLDS,
      now: NOW,
    });

    for (const id of ['user-key-age', 'user-key-unused', 'user-two-keys', 'user-signing-certificate']) {
      expect(judged(id, known(evidence, 'credential report', NOW))).toMatchObject({ status: 'unknown' });
    }
  });
});

describe('duplicate rows', () => {
  test('that name a key each are a user with two', () => {
    const key = (n: 1 | 2): User => ({ ...NOBODY, user: 'ci', [`access_key_${n}_active`]: 'true' });

    expect(outcomeOf('user-two-keys', [key(1), key(2)])).toMatchObject({ status: 'fail' });
    expect(outcomeOf('user-two-keys', [key(1), key(1)])).toMatchObject({ status: 'pass' });
  });

  test('that are the same are one user', () => {
    const users = [person('ann', { mfa_active: 'false' }), person('ann', { mfa_active: 'false' })];

    expect(outcomeOf('user-mfa', users)).toMatchObject({
      detail: '1 of 1 IAM user with a password has no MFA: ann.',
    });
  });

  test('that differ fail where one of them does, and pass by nothing that they differ in', () => {
    const differing = [person('ann'), person('ann', { mfa_active: 'false' })];

    expect(outcomeOf('user-mfa', differing)).toMatchObject({ status: 'fail' });
    expect(outcomeOf('user-mfa', differing.toReversed())).toMatchObject({ status: 'fail' });
    expect(outcomeOf('user-two-keys', [machine('ci'), { ...NOBODY, user: 'ci' }])).toMatchObject({
      status: 'unknown',
    });
  });
});

test('what is stored of a finding says how many it is, and never who', () => {
  const users = [person('ann', { mfa_active: 'false' }), person('bob', { mfa_active: '' })];
  const by = { thresholds: USER_THRESHOLDS, now: NOW };
  const evidence = usersOf(anAccount(), userReadings(aCredentialReport({ users })), by);
  const audit = anAudit();
  const stored = audit.kind === 'audited' ? withUsersUnnamed({ ...audit, users: evidence }) : audit;
  const results = stored.kind === 'skipped' ? [] : userResults(stored);

  expect(JSON.stringify(stored)).not.toMatch(/ann|bob/);
  expect(results.find(({ checkId }) => checkId === 'user-mfa')).toMatchObject({
    users: 1,
    outcome: { detail: '1 of 2 IAM users with a password has no MFA. Not known of 1 user.' },
  });
});

test('no check passes where the report could not be read, is garbled, or is not there', () => {
  const readings = userReadings('<html>');
  const by = { thresholds: USER_THRESHOLDS, now: NOW };
  const garbled = usersOf(anAccount(), readings, by);
  const { passwordPolicy: _, ...without } = readings;
  const nothing = usersOf(
    anAccount(),
    {
      ...without,
      credentialReport: { kind: 'unread', reason: 'the credential report could not be read (X)' },
    },
    by,
  );

  for (const { id } of USER_CHECKS) {
    expect(judged(id, unknown('the account was not measured')).status).toBe('unknown');
    expect(judged(id, known(nothing, 'credential report', NOW)).status).toBe('unknown');
    if (id.startsWith('user-')) {
      expect(judged(id, known(garbled, 'credential report', NOW)).status).toBe('unknown');
    }
  }
});
