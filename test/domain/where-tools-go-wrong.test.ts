import { evidenceOf } from '../../src/domain/evidence-of.ts';
import { skipped } from '../../src/domain/skip.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { aManagementAccount, anAccount } from '../support/builders/account.ts';
import { centralReadings } from '../support/builders/central-readings.ts';
import { aCredentialReport, REPORT_COLUMNS, type ReportRow } from '../support/builders/credential-report.ts';
import { REPORT_TIME, roleReadings } from '../support/builders/evidence.ts';
import { judged, outcomeOf } from '../support/builders/judged.ts';
import { anUnreachable } from '../support/builders/posture.ts';
import { anScp, denyRootStatement, EXCEPT_CENTRAL_SESSIONS } from '../support/builders/scp.ts';
import { features } from '../support/builders/subject.ts';
import { ago, NOW, reportDate } from '../support/builders/time.ts';

/** Readings whose report has this root row; the summary says the same unless told otherwise. */
function withRoot(root: Partial<ReportRow>, summary?: Record<string, number>) {
  return roleReadings({
    credentialReport: { kind: 'read', value: aCredentialReport({ root }), asOf: REPORT_TIME },
    ...(summary && { accountSummary: { kind: 'read', value: summary, asOf: NOW } }),
  });
}

const NO_CREDENTIALS: Partial<ReportRow> = {
  password_enabled: 'false',
  password_last_used: 'N/A',
  mfa_active: 'false',
};

const NOTHING_PRESENT = {
  AccountMFAEnabled: 0,
  AccountAccessKeysPresent: 0,
  AccountSigningCertificatesPresent: 0,
};

describe('case 1: the latest use of any credential counts', () => {
  const usedToday = (slot: 1 | 2, active: string) => ({
    password_last_used: reportDate(ago(200 * DAY)),
    [`access_key_${slot}_active`]: active,
    [`access_key_${slot}_last_rotated`]: reportDate(ago(300 * DAY)),
    [`access_key_${slot}_last_used_date`]: reportDate(ago(3 * HOUR)),
    [`access_key_${slot}_last_used_region`]: 'us-east-1',
    [`access_key_${slot}_last_used_service`]: 's3',
  });

  test.each([
    ['key 1', 1, 'true'],
    ['key 2', 2, 'true'],
    ['a key 2 that is now inactive', 2, 'false'],
  ] as const)('%s used today fails recent use, and is named', (_, slot, active) => {
    const outcome = outcomeOf(judged({ readings: withRoot(usedToday(slot, active)) }), 'root-recent-use');

    expect(outcome).toMatchObject({
      status: 'fail',
      detail: `Root access key ${slot} used 3 h ago (s3, us-east-1); the limit is 90 days. Whether a window covered it is not known: root activity is not watched.`,
    });
  });

  test('a password used 200 days ago, and nothing since, passes', () => {
    expect(outcomeOf(judged(), 'root-recent-use')).toMatchObject({
      status: 'pass',
      detail: 'Root password was last used 200 days ago.',
    });
  });
});

describe('case 2: not_supported and no_information are no values', () => {
  test('a password that AWS does not speak about, without MFA and keys, fails MFA', () => {
    const root = { password_enabled: 'not_supported', mfa_active: 'false' };
    const posture = judged({ readings: withRoot(root, NOTHING_PRESENT) });

    expect(outcomeOf(posture, 'root-mfa').status).toBe('fail');
    expect(outcomeOf(posture, 'root-password').status).toBe('unknown');
  });

  test.each(['no_information', 'N/A'])('password_last_used %s never becomes a date', (word) => {
    const readings = withRoot({ password_last_used: word });
    const evidence = evidenceOf(anAccount(), 'aws', readings, NOW);

    expect(evidence.passwordLastUse).toMatchObject({ kind: 'known', value: { kind: 'never' } });
    expect(outcomeOf(judged({ readings }), 'root-recent-use')).toEqual({
      status: 'pass',
      detail: 'No use of root is on record.',
    });
  });
});

describe('case 3: no password, no keys, no certificates', () => {
  const readings = withRoot(NO_CREDENTIALS, NOTHING_PRESENT);

  test('with RootCredentialsManagement on, MFA does not apply and the password check passes', () => {
    const posture = judged({ readings });

    expect(outcomeOf(posture, 'root-mfa')).toMatchObject({
      status: 'not-applicable',
      reason: expect.stringMatching(/^No root credentials/),
    });
    expect(outcomeOf(posture, 'root-mfa-virtual').status).toBe('not-applicable');
    expect(outcomeOf(posture, 'root-password').status).toBe('pass');
    expect(posture.standing).toBe('clear');
  });

  test.each([
    ['off', features({ rootCredentialsManagement: false })],
    ['unread', { kind: 'unknown', reason: 'the features could not be read (AccessDenied)' }],
  ] as const)('with it %s, MFA is unknown: the mailbox can set a password', (_, read) => {
    const posture = judged({ readings, features: read });

    for (const check of ['root-mfa', 'root-mfa-virtual']) {
      expect(outcomeOf(posture, check)).toMatchObject({
        status: 'unknown',
        reason: expect.stringContaining('the mailbox can set a password'),
      });
    }
  });

  test('the management account is not under central management, whatever the organization has on', () => {
    const account = aManagementAccount({ id: anAccount().id });
    expect(outcomeOf(judged({ account, readings }), 'root-mfa').status).toBe('unknown');
  });

  test('the same holds where a root session read it', () => {
    expect(outcomeOf(judged({ readings: centralReadings() }), 'root-mfa').status).toBe('not-applicable');
  });
});

describe('case 4: whose virtual MFA device it is', () => {
  const deviceOf = (serialNumber: string, userArn?: string) =>
    roleReadings({
      virtualMfaDevices: {
        kind: 'read',
        value: [{ serialNumber, ...(userArn !== undefined && { userArn }) }],
        asOf: NOW,
      },
    });

  test('a serial named root-account-mfa-device that belongs to a user is not the root’s', () => {
    const readings = deviceOf(
      'arn:aws:iam::111122223333:mfa/root-account-mfa-device',
      'arn:aws:iam::111122223333:user/fake_not_root_user',
    );
    const outcome = outcomeOf(judged({ readings }), 'root-mfa-virtual');

    expect(outcome).toMatchObject({
      status: 'pass',
      detail: expect.stringContaining('not virtual (inferred)'),
    });
    expect(JSON.stringify(outcome)).not.toMatch(/hardware/i);
  });

  test.each([
    'arn:aws:iam::111122223333:user/:root',
    'arn:aws:iam::444455556666:root',
    'arn:aws:iam::111122223333:root2',
  ])('neither is one of %s', (userArn) => {
    expect(outcomeOf(judged({ readings: deviceOf('arn:…:mfa/x', userArn) }), 'root-mfa-virtual').status).toBe(
      'pass',
    );
  });

  test('a device of any name whose user is exactly the root is the root’s', () => {
    const readings = deviceOf('arn:aws:iam::111122223333:mfa/my-phone', 'arn:aws:iam::111122223333:root');

    expect(outcomeOf(judged({ readings }), 'root-mfa-virtual')).toMatchObject({
      status: 'fail',
      detail: 'A virtual MFA device of the root user: arn:aws:iam::111122223333:mfa/my-phone.',
    });
  });

  test('an unassigned device counts for nothing', () => {
    const readings = deviceOf('arn:aws:iam::111122223333:mfa/root-account-mfa-device');
    expect(outcomeOf(judged({ readings }), 'root-mfa-virtual').status).toBe('pass');
  });
});

describe('case 5: report and summary disagree', () => {
  const times = { report: reportDate(REPORT_TIME).slice(0, 10) };

  test('the fresher summary decides that MFA is on, and both values are told', () => {
    const posture = judged({ readings: withRoot({ mfa_active: 'false' }) });

    expect(outcomeOf(posture, 'root-mfa').status).toBe('pass');
    expect(outcomeOf(posture, 'sources-disagree')).toMatchObject({
      status: 'fail',
      detail: `MFA: account summary says on (${times.report} 09:00:00 UTC, just now), credential report says off (${times.report} 07:00:00 UTC, 2 h ago). The freshest counts.`,
    });
  });

  test('the fresher summary decides that MFA is off', () => {
    const posture = judged({ readings: withRoot({ mfa_active: 'true' }, NOTHING_PRESENT) });

    expect(outcomeOf(posture, 'root-mfa').status).toBe('fail');
    expect(outcomeOf(posture, 'sources-disagree').status).toBe('fail');
  });

  test('where the report is the fresher one, the report decides', () => {
    const readings = roleReadings({
      credentialReport: {
        kind: 'read',
        value: aCredentialReport({ root: { mfa_active: 'false' } }),
        asOf: NOW,
      },
      accountSummary: { kind: 'read', value: { AccountMFAEnabled: 1 }, asOf: ago(10 * MINUTE) },
    });

    expect(outcomeOf(judged({ readings }), 'root-mfa').status).toBe('fail');
  });

  test('at the same instant the worse one decides', () => {
    const readings = roleReadings({
      credentialReport: {
        kind: 'read',
        value: aCredentialReport({ root: { mfa_active: 'false' } }),
        asOf: NOW,
      },
      accountSummary: { kind: 'read', value: { AccountMFAEnabled: 1 }, asOf: NOW },
    });

    expect(outcomeOf(judged({ readings }), 'root-mfa').status).toBe('fail');
  });
});

describe('case 6: signing certificates', () => {
  test('an active one fails', () => {
    const readings = withRoot(
      { cert_1_active: 'true', cert_1_last_rotated: reportDate(ago(DAY)) },
      { ...NOTHING_PRESENT, AccountSigningCertificatesPresent: 1 },
    );
    expect(outcomeOf(judged({ readings }), 'root-signing-certificate').status).toBe('fail');
  });

  test.each([0, 1])(
    'an inactive one with a rotation date passes, also where the summary counts %i',
    (count) => {
      const readings = withRoot(
        { cert_1_active: 'false', cert_1_last_rotated: reportDate(ago(400 * DAY)) },
        { AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, AccountSigningCertificatesPresent: count },
      );
      const posture = judged({ readings });

      expect(outcomeOf(posture, 'root-signing-certificate').status).toBe('pass');
      expect(outcomeOf(posture, 'sources-disagree').status).toBe('pass');
    },
  );
});

test('an inactive certificate does not excuse MFA: it can be activated again', () => {
  const readings = withRoot(
    {
      password_enabled: 'false',
      mfa_active: 'false',
      cert_1_active: 'false',
      cert_1_last_rotated: reportDate(ago(400 * DAY)),
    },
    NOTHING_PRESENT,
  );
  expect(outcomeOf(judged({ readings }), 'root-mfa').status).toBe('fail');
});

describe('case 7: every way a report may be written', () => {
  const plain = aCredentialReport();
  const expected = evidenceOf(anAccount(), 'aws', roleReadings(), NOW);
  const shuffled = [...REPORT_COLUMNS].reverse();

  test.each([
    ['Z dates', plain.replaceAll('+00:00', 'Z')],
    ['TRUE and FALSE', plain.replaceAll('true', 'TRUE').replaceAll('false', 'FALSE')],
    [
      'a column that AWS added',
      aCredentialReport({ columns: [...REPORT_COLUMNS, 'additional_credentials_info'] }),
    ],
    ['columns in another order', aCredentialReport({ columns: shuffled })],
    ['two rows for one user', aCredentialReport({ users: [{ user: 'ann' }, { user: 'ann' }] })],
    ['CRLF', plain.replaceAll('\n', '\r\n')],
    ['a BOM', `\uFEFF${plain}`],
    ['a trailing newline', `${plain}\n`],
    ['quotes', plain.replaceAll(/[^,\n]+/g, (field) => `"${field}"`)],
    [
      'the root row last',
      plain
        .split('\n')
        .toSpliced(1, 1)
        .concat(plain.split('\n')[1] ?? '')
        .join('\n'),
    ],
  ])('%s: read as any other', (_, csv) => {
    const readings = roleReadings({ credentialReport: { kind: 'read', value: csv, asOf: REPORT_TIME } });

    expect(evidenceOf(anAccount(), 'aws', readings, NOW)).toEqual(expected);
  });

  const rootLine = plain.split('\n')[1] ?? '';
  test.each([
    ['a root row with too few fields', plain.replace(rootLine, rootLine.split(',').slice(0, 20).join(','))],
    ['a user row cut off in the middle', plain.slice(0, -60)],
    ['an empty body', ''],
    ['HTML', '<html><body>502 Bad Gateway</body></html>'],
    ['another account’s report', aCredentialReport({ accountId: '444455556666' })],
  ])('%s: unreadable, loudly', (_, csv) => {
    const readings = roleReadings({ credentialReport: { kind: 'read', value: csv, asOf: REPORT_TIME } });
    const posture = judged({ readings });

    expect(outcomeOf(posture, 'root-recent-use')).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining('the credential report is unreadable: '),
    });
    expect(outcomeOf(posture, 'root-mfa').status).toBe('pass');
    expect(posture.standing).not.toBe('clear');
  });
});

describe('case 8: other partitions', () => {
  test.each(['aws-us-gov', 'aws-cn'] as const)('a root device in %s is the root’s', (partition) => {
    const readings = roleReadings({
      credentialReport: { kind: 'read', value: aCredentialReport({ partition }), asOf: REPORT_TIME },
      virtualMfaDevices: {
        kind: 'read',
        value: [
          {
            serialNumber: `arn:${partition}:iam::111122223333:mfa/phone`,
            userArn: `arn:${partition}:iam::111122223333:root`,
          },
        ],
        asOf: NOW,
      },
    });
    const posture = judged({ partition, readings });

    expect(outcomeOf(posture, 'root-mfa-virtual').status).toBe('fail');
    expect(outcomeOf(posture, 'root-recent-use').status).toBe('pass');
  });

  test('an SCP that names commercial root users denies nothing in GovCloud', () => {
    const commercial = judged({ partition: 'aws-us-gov', policies: [anScp()] });
    const any = { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:root' } } };
    const everywhere = judged({ partition: 'aws-us-gov', policies: [anScp(denyRootStatement(any))] });

    expect(outcomeOf(commercial, 'deny-root-scp').status).toBe('fail');
    expect(outcomeOf(everywhere, 'deny-root-scp').status).toBe('pass');
  });
});

describe('case 9: deny-root SCPs', () => {
  test.each([
    ['the account', '111122223333'],
    ['its OU', 'ou-ab12-prodprod'],
    ['an OU above', 'ou-ab12-workload'],
    ['the root', 'r-ab12'],
  ])('one attached to %s denies', (_, target) => {
    const posture = judged({ policies: [anScp(denyRootStatement(), { targetIds: [target] })] });

    expect(outcomeOf(posture, 'deny-root-scp')).toEqual({
      status: 'pass',
      detail: 'SCP p-9x2 denies all root actions. Sign-in itself stays possible.',
    });
  });

  test('one attached elsewhere does not', () => {
    const posture = judged({ policies: [anScp(denyRootStatement(), { targetIds: ['ou-ab12-sandboxx'] })] });
    expect(outcomeOf(posture, 'deny-root-scp').status).toBe('fail');
  });

  const principal = { 'aws:PrincipalArn': 'arn:aws:iam::*:root' };
  test.each([
    [
      'AssumedRoot exemption',
      { Condition: { ArnLike: principal, ...EXCEPT_CENTRAL_SESSIONS } },
      'pass',
      'but for central root sessions',
    ],
    [
      'NotAction',
      { Action: undefined, NotAction: ['iam:*', 's3:PutBucketVersioning'] },
      'fail',
      'NotAction leaves out iam:*, s3:PutBucketVersioning',
    ],
    [
      'ArnNotLike',
      {
        Condition: {
          ArnLike: principal,
          ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::444455556666:root'] },
        },
      },
      'fail',
      'it exempts arn:aws:iam::444455556666:root',
    ],
    [
      'one more condition',
      { Condition: { ArnLike: principal, StringNotEquals: { 'aws:RequestedRegion': 'us-east-1' } } },
      'fail',
      'it also requires StringNotEquals aws:RequestedRegion us-east-1',
    ],
  ])('the variant with %s', (_, variant, status, words) => {
    const outcome = outcomeOf(judged({ policies: [anScp(denyRootStatement(variant))] }), 'deny-root-scp');

    expect(outcome.status).toBe(status);
    expect(JSON.stringify(outcome)).toContain(words);
  });

  test('never binds the management account', () => {
    const posture = judged({ account: aManagementAccount(), policies: [anScp()] });
    expect(outcomeOf(posture, 'deny-root-scp').status).toBe('not-applicable');
  });
});

describe('case 10: the central strategy', () => {
  test('an account whose root session an SCP denies is unmeasured, and no check of its root passes', () => {
    const audit = anUnreachable({ code: 'blocked-by-scp', reason: 'Audit blocked by SCP p-9x2.' });
    const posture = judged({ audit, policies: [anScp()] });
    const ofRoot = posture.results.filter(
      ({ checkId }) => checkId.startsWith('root-') && !checkId.startsWith('root-email'),
    );

    expect(posture.standing).toBe('unmeasured');
    expect(ofRoot.map(({ outcome }) => outcome.status)).toEqual(ofRoot.map(() => 'unknown'));
  });

  test('NoSuchEntity for the login profile is no password', () => {
    expect(outcomeOf(judged({ readings: centralReadings() }), 'root-password').status).toBe('pass');
  });

  test('any other error is not', () => {
    const readings = centralReadings({
      loginProfile: { kind: 'unread', reason: 'the login profile could not be read (AccessDenied)' },
      accountSummary: { kind: 'read', value: NOTHING_PRESENT, asOf: NOW },
    });
    const posture = judged({ readings });

    expect(outcomeOf(posture, 'root-password')).toMatchObject({
      status: 'unknown',
      reason: expect.stringContaining('AccessDenied'),
    });
    expect(outcomeOf(posture, 'root-mfa').status).toBe('fail');
  });
});

describe('case 11: accounts that are not audited', () => {
  test.each([
    ['SUSPENDED', 'The account is suspended.'],
    ['PENDING_CLOSURE', 'The account is being closed (pending closure).'],
    ['CLOSED', 'The account is closed.'],
    ['PENDING_ACTIVATION', 'The account is not activated yet.'],
  ] as const)('%s is skipped with the reason, and not judged', (state, reason) => {
    const audit = skipped(anAccount({ state }));

    expect(audit).toEqual({ kind: 'skipped', reason });
    expect(judged({ audit: audit ?? anUnreachable() })).toMatchObject({ standing: 'skipped', results: [] });
  });

  test.each(['ACTIVE', 'UNKNOWN'] as const)('%s is audited', (state) => {
    expect(skipped(anAccount({ state }))).toBeUndefined();
  });
});
