import { validateView } from '../../sandbox/slack/blocks/view.ts';
import { known, unknown } from '../../src/domain/fact.ts';
import type { AccountPosture, Posture } from '../../src/domain/posture.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { type AccountOptions, accountMessage, accountView } from '../../src/slack/account.ts';
import { messageViolations } from '../support/blocks/limits.ts';
import { plainTextOf, viewText } from '../support/blocks/plain-text.ts';
import { checked, failed, failing, keyUsedToday, unmeasured } from '../support/blocks/status-accounts.ts';
import { viewViolations } from '../support/blocks/views.ts';
import { accountId, anAccount } from '../support/builders/account.ts';
import { anAccountPosture, anAudit, aPosture } from '../support/builders/posture.ts';
import { anAcknowledgement } from '../support/builders/snapshots.ts';
import { ago, NOW } from '../support/builders/time.ts';

const REPORT = ago(3 * HOUR);

function postureOf(account: AccountPosture): Posture {
  return aPosture({ organization: [], accounts: [account] });
}

function shown(account: AccountPosture, options: Partial<AccountOptions> = {}): string {
  const { blocks } = accountMessage(postureOf(account), account, {
    now: NOW,
    resultId: 'result-1',
    page: 1,
    canShare: true,
    ...options,
  });
  expect(messageViolations(blocks)).toEqual([]);
  return plainTextOf(blocks);
}

const measured: AccountPosture = {
  ...failing({}, keyUsedToday),
  audit: anAudit({
    sources: { 'credential report': REPORT, 'account summary': NOW },
    rootCreatedAt: known(Date.UTC(2019, 2, 12), 'credential report', REPORT),
    passwordPresent: known(true, 'credential report', REPORT),
    passwordLastUse: known({ kind: 'never' }, 'credential report', REPORT),
    mfaActive: known(true, 'account summary', NOW),
    mfaDevices: known(
      { kind: 'virtual', serials: ['arn:aws:iam::111122223333:mfa/root-account-mfa-device'] },
      'virtual MFA devices',
      NOW,
    ),
    accessKeysPresent: known(true, 'account summary', NOW),
    accessKeys: known(
      [
        {
          label: 'access key 1',
          active: true,
          createdAt: known(Date.UTC(2024, 0, 5), 'credential report', REPORT),
          lastUse: known(
            { kind: 'used', at: Date.UTC(2026, 10, 20, 2, 14), service: 's3', region: 'eu-west-1' },
            'credential report',
            REPORT,
          ),
        },
      ],
      'credential report',
      REPORT,
    ),
    signingCertificatesPresent: unknown('the account summary left it out'),
    blindSpots: ['The password policy is not visible to a root session.'],
  }),
  results: [
    keyUsedToday,
    checked('root-mfa', { status: 'pass', detail: 'Root MFA is on.' }),
    checked('root-signing-certificate', {
      status: 'unknown',
      reason: 'Root signing certificates: the account summary left it out.',
    }),
    checked('root-email-shared', { status: 'not-applicable', reason: 'The policy allows it.' }),
  ],
};

describe('the details of one account', () => {
  it('tell everything known: findings first, each fact with its source and age, each check with its numbers', () => {
    expect(shown(measured)).toBe(
      `payments-prod  111122223333: CRITICAL, 1 finding
Measured 20 Nov 09:00 UTC by a role in the account. Oldest data 3 h. Central root access: on.
CRITICAL  Root access key present
  Root access key 1 active, used today 02:14 UTC (s3).
  Do: treat as an incident; deactivate the key, then delete it.
  CIS 7.0 2.4, CIS 6.0 2.3, CIS 5.0 1.3, CIS 3.0/4.0 1.4; Security Hub IAM.4
NOT KNOWN  1 check
  The account summary left it out.
  Do: mend what stands in the way, then run /root-status 111122223333 fresh.
  No active root signing certificate
NOT VISIBLE THIS WAY
  The password policy is not visible to a root session.
FACTS
  Root user created: 12 Mar 2019 (credential report, 3 h old)
  Password: set (credential report, 3 h old)
  Password last used: no use on record (credential report, 3 h old)
  MFA: on (account summary, just read)
  MFA devices: virtual: arn:aws:iam::111122223333:mfa/root-account-mfa-device (virtual MFA devices, just read)
  Access keys: present (account summary, just read)
  Access key 1: active (credential report, 3 h old)
  Access key 1 created: 5 Jan 2024 (credential report, 3 h old)
  Access key 1 last used: 20 Nov 02:14 UTC by s3, eu-west-1 (credential report, 3 h old)
  Signing certificates: not known: the account summary left it out
  Root e-mail address: aws+payments-prod@corp.example (account directory, just read)
  Organizational unit: workloads/prod (account directory, just read)
  State: ACTIVE (account directory, just read)
  Tags: env=prod (Organizations, just read)
  Security contact: Security, security@corp.example (Account API, just read)
PASSED  1 check
  Root MFA is on. CIS 7.0 2.5, CIS 6.0 2.4, CIS 5.0 1.4, CIS 3.0/4.0 1.5; Security Hub IAM.9
DOES NOT APPLY  1 check
  Root mailbox not shared against the policy: the policy allows it.
[Share]`,
    );
  });

  it('tell how old the directory is, and count it among the data', () => {
    const asOf = ago(4 * HOUR);
    const text = plainTextOf(
      accountMessage({ ...postureOf(measured), directoryAsOf: asOf, commonAsOf: asOf }, measured, {
        now: NOW,
        resultId: 'result-1',
        page: 1,
        canShare: true,
      }).blocks,
    );
    expect(text).toContain(' Oldest data 4 h. ');
    expect(text).toContain('State: ACTIVE (account directory, 4 h old)');
  });

  it('are the same in a modal', () => {
    const view = accountView(postureOf(measured), measured, { now: NOW });
    expect(validateView(view, () => false).kind).toBe('valid');
    expect(viewText(view)).toBe(`Root user\n${shown(measured).replace('\n[Share]', '')}`);
  });

  it('say why an account could not be measured, once, and which checks that leaves open', () => {
    const dark: AccountPosture = {
      ...unmeasured({ ouPath: [], tags: unknown('not read yet'), state: 'UNKNOWN' }),
      results: [
        checked('root-mfa', {
          status: 'unknown',
          reason: 'Root MFA: the account was not measured: Role x cannot be assumed.',
        }),
        checked('sources-disagree', {
          status: 'unknown',
          reason: 'Whether sources agree: the account was not measured: Role x cannot be assumed.',
        }),
      ],
    };
    expect(shown(dark)).toBe(
      `payments-prod  111122223333: NOT MEASURED
Asked 20 Nov 09:00 UTC. Central root access: on.
NOT MEASURED
  Role rootkeeper-audit cannot be assumed (AccessDenied).
  Do: deploy deploy/member-role.yml to this account.
NOT KNOWN  2 checks
  Root MFA on (CIS 7.0 2.5, CIS 6.0 2.4, CIS 5.0 1.4, CIS 3.0/4.0 1.5; Security Hub IAM.9)
  Sources agree
FACTS
  Root e-mail address: aws+payments-prod@corp.example (account directory, just read)
  Organizational unit: none, directly under the root (account directory, just read)
  State: not known (account directory, just read)
  Tags: not known: not read yet
  Security contact: Security, security@corp.example (Account API, just read)
[Share]`,
    );
  });

  const disagreements = [
    {
      about: 'MFA' as const,
      readings: [
        { value: 'off', source: 'credential report' as const, asOf: REPORT },
        { value: 'on', source: 'account summary' as const, asOf: NOW },
      ],
    },
  ];

  it('give both values and times where sources disagree', () => {
    const account = anAccountPosture({ audit: anAudit({ disagreements }) });
    expect(shown(account)).toContain(
      `SOURCES DISAGREE
  MFA: off by the credential report (20 Nov 06:00 UTC, 3 h old); on by the account summary (20 Nov 09:00 UTC, just read). The fresher decided.`,
    );
  });

  it('do not tell a disagreement twice where its check failed', () => {
    const account = {
      ...failing({}, failed('sources-disagree', 'low', 'MFA: off, then on.', 'Find out what changed.')),
      audit: anAudit({ disagreements }),
    };
    expect(shown(account)).toContain(
      'LOW  Sources disagree\n  MFA: off, then on.\n  Do: find out what changed.',
    );
    expect(shown(account)).not.toContain('SOURCES DISAGREE');
  });

  it('name each device of a central root session', () => {
    const mfaDevices = known(
      {
        kind: 'listed' as const,
        devices: [
          { serial: 'arn:aws:iam::111122223333:u2f/root/key', type: 'fido' as const },
          { serial: 'GAHT12345678', type: 'hardware-totp' as const },
        ],
      },
      'root session',
      NOW,
    );
    const text = shown(anAccountPosture({ audit: anAudit({ route: 'central', mfaDevices }) }));
    expect(text).toContain('Measured 20 Nov 09:00 UTC in a central root session.');
    expect(text).toContain(
      'MFA devices: FIDO or passkey: arn:aws:iam::111122223333:u2f/root/key; hardware TOTP: GAHT12345678 (root session, just read)',
    );
  });

  it('never call a device hardware because it is not virtual', () => {
    const text = shown(anAccountPosture());
    expect(text).toContain(
      "MFA devices: not virtual, inferred: MFA is on and no virtual device is the root user's (",
    );
    expect(text).not.toMatch(/hardware/i);
  });

  it('date data that is over a week old', () => {
    const text = shown(
      anAccountPosture({
        audit: anAudit({ passwordPresent: known(true, 'credential report', ago(11 * DAY)) }),
      }),
    );
    expect(text).toContain('Password: set (credential report, from 9 Nov)');
  });

  it('go on over pages where reasons are long, and leave nothing out', () => {
    const long = (id: string) =>
      checked(id, { status: 'fail', detail: `${id} ${'because '.repeat(200)}`, remedy: 'x '.repeat(900) });
    const ids = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `check-${letter}`);
    const account = failing({}, ...ids.map(long));
    const first = shown(account);
    expect(first).toMatch(/Page 1 of \d\n\[Next\] \[Share\]$/);
    const pages = [first, shown(account, { page: 2 }), shown(account, { page: 3 })].join('\n');
    for (const id of ids) expect(pages).toContain(`  ${id} because`);
  });

  it('say who else may be in the scope where this is all that is known to be', () => {
    const account = anAccountPosture();
    const posture = { ...postureOf(account), scope: 'env=prod', undecidedMembers: 5 };
    const { blocks } = accountMessage(posture, account, {
      now: NOW,
      resultId: 'r',
      page: 1,
      canShare: false,
    });
    expect(plainTextOf(blocks)).toContain('Not counted: 5 accounts, because tags were not read');
  });

  it('show an address with markup as it is', () => {
    const text = shown(
      anAccountPosture({
        account: anAccount({ email: '<!here>@evil.example', id: accountId('111122223333') }),
      }),
    );
    expect(text).toContain('Root e-mail address: <!here>@evil.example');
  });
});

describe('an account in which something is acknowledged', () => {
  const mfa = failed('root-mfa', 'high', 'Root password set, no MFA.', 'Delete root credentials.');
  const password = failed('root-password', 'medium', 'Root password kept.', 'Delete the root password.');
  const account = failing({}, mfa, password);
  const ackOf = (checkId: string) =>
    anAcknowledgement({
      ...{ on: account.account.id, checkId, at: NOW, until: NOW + 30 * DAY },
      why: 'A device is ordered',
    });

  it('tells what is acknowledged after what is not, with by whom, until when and why', () => {
    const lines = shown(account, { acknowledgements: [ackOf('root-mfa')] }).split('\n');
    expect(lines[0]).toBe('payments-prod  111122223333: MEDIUM, 1 finding, 1 acknowledged');
    expect(lines.slice(2, 9).map((line) => line.trim())).toEqual([
      'MEDIUM  Root password kept',
      'Root password kept.',
      'Do: delete the root password.',
      'ACKNOWLEDGED  HIGH  Root MFA off',
      'Root password set, no MFA.',
      'Acknowledged by Omar Diaz until 20 Dec 09:00 UTC: “A device is ordered”.',
      'Do: delete root credentials.',
    ]);
  });

  it('is acknowledged where everything is', () => {
    const acknowledgements = [ackOf('root-mfa'), ackOf('root-password')];
    expect(shown(account, { acknowledgements }).split('\n')[0]).toBe(
      'payments-prod  111122223333: ACKNOWLEDGED, 2 findings',
    );
    const view = accountView(postureOf(account), account, { now: NOW, acknowledgements });
    expect(viewViolations(view)).toEqual([]);
    expect(viewText(view)).toContain('ACKNOWLEDGED, 2 findings');
  });

  it('has a button to acknowledge where something can be', () => {
    expect(shown(account, { canAcknowledge: true })).toContain('[Acknowledge…]');
    expect(shown(account, { canAcknowledge: false })).not.toContain('[Acknowledge…]');
    expect(shown(failing({}, keyUsedToday), { canAcknowledge: true })).not.toContain('[Acknowledge…]');
  });
});

test('an account that could not be measured says when it last was', () => {
  const account = {
    ...unmeasured({}, { reason: 'Audit blocked by SCP p-9x2.' }),
    lastMeasured: ago(2 * DAY),
  };
  expect(shown(account)).toContain(
    'NOT MEASURED\n  Audit blocked by SCP p-9x2.\n  Last measured 18 Nov.\n  Do:',
  );
});
