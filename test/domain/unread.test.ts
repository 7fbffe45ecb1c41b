import type { Account } from '../../src/domain/account.ts';
import type { Unread } from '../../src/domain/evidence.ts';
import { unknown } from '../../src/domain/fact.ts';
import { type Asked, type Hindrance, remedyFor } from '../../src/domain/unread.ts';
import { anAccount } from '../support/builders/account.ts';
import { centralReadings } from '../support/builders/central-readings.ts';
import { roleReadings } from '../support/builders/evidence.ts';
import { type JudgedCase, judged } from '../support/builders/judged.ts';

const unread = (asked: Asked, why: Hindrance = 'denied'): Unread => ({
  kind: 'unread',
  reason: `${asked} could not be read`,
  remedies: [remedyFor(asked, why)],
});
const unknownFact = (asked: Asked, why: Hindrance = 'denied') =>
  unknown(`${asked} could not be read`, [remedyFor(asked, why)]);

/** What an account is told to do about the checks that could not be decided. */
function told(overrides: Partial<JudgedCase>): readonly string[] {
  const remedies = judged(overrides).results.flatMap(({ outcome }) => {
    if (outcome.status !== 'unknown') return [];
    expect(outcome.remedies).toBeDefined();
    return outcome.remedies ?? [];
  });
  return [...new Set(remedies)];
}

const contactUnread = (why: Hindrance): Account =>
  anAccount({ securityContact: unknownFact('the security contact', why) });

test.each<[string, Partial<JudgedCase>, string]>([
  [
    'credential report',
    { readings: roleReadings({ credentialReport: unread('the credential report') }) },
    'Allow iam:GenerateCredentialReport and iam:GetCredentialReport: deploy/member-role.yml has them.',
  ],
  [
    'account summary',
    { readings: roleReadings({ accountSummary: unread('the account summary') }) },
    'Allow iam:GetAccountSummary: deploy/member-role.yml has it.',
  ],
  [
    'list of virtual MFA devices',
    { readings: roleReadings({ virtualMfaDevices: unread('the virtual MFA devices') }) },
    'Allow iam:ListVirtualMFADevices: deploy/member-role.yml has it.',
  ],
  [
    'security contact',
    { account: contactUnread('denied') },
    'Allow account:GetAlternateContact to Rootkeeper, and enable trusted access for AWS Account Management.',
  ],
  [
    'state of central root access',
    { features: unknownFact('central root access') },
    'Allow iam:ListOrganizationsFeatures to Rootkeeper, in the management account or the delegated administrator for IAM.',
  ],
  [
    "root session's list of keys",
    {
      readings: centralReadings({
        accountSummary: unread('the account summary', 'timed-out'),
        accessKeys: unread("the root user's access keys"),
      }),
    },
    'Find what denies this to central root sessions: as a rule an SCP without an exemption for aws:AssumedRoot.',
  ],
])('a denied %s is told with the permission that it takes', (_, overrides, remedy) => {
  expect(told(overrides)).toContain(remedy);
});

test('what is not read yet is told to come by itself', () => {
  expect(told({ account: contactUnread('not-yet') })).toEqual([
    'Wait: it is read in the background, within minutes.',
  ]);
});

test.each<Hindrance>(['throttled', 'timed-out'])('what was %s is asked again with fresh', (why) => {
  const readings = roleReadings({ credentialReport: unread('the credential report', why) });
  expect(told({ readings })).toEqual(['Type /root-status with fresh.']);
});

test('what an SCP denies is told as that', () => {
  expect(remedyFor('the account summary', 'denied-by-scp')).toBe(
    "Exempt Rootkeeper's audit from the SCP that denies it the account summary.",
  );
});
