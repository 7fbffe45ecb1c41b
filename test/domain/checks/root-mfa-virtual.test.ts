import { rootMfaVirtual } from '../../../src/domain/checks/root-mfa-virtual.ts';
import type { RootMfaDevices } from '../../../src/domain/evidence.ts';
import { evidenceOf } from '../../../src/domain/evidence-of.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { anAccount } from '../../support/builders/account.ts';
import { centralReadings } from '../../support/builders/central-readings.ts';
import { anEvidenceWithoutCredentials } from '../../support/builders/evidence.ts';
import { anOrganization, aSubject, features, measured } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';

function withDevices(devices: RootMfaDevices) {
  return rootMfaVirtual.evaluate(
    aSubject({ evidence: measured({ mfaDevices: known(devices, 'virtual MFA devices', NOW) }) }),
  );
}

function listed(...serials: readonly string[]) {
  const readings = centralReadings({
    mfaDevices: { kind: 'read', value: serials.map((serialNumber) => ({ serialNumber })), asOf: NOW },
    loginProfile: { kind: 'read', value: {}, asOf: NOW },
    accountSummary: { kind: 'read', value: { AccountMFAEnabled: 1 }, asOf: NOW },
  });
  const evidence = evidenceOf(anAccount(), 'aws', readings, NOW);
  return rootMfaVirtual.evaluate(aSubject({ evidence: known(evidence, 'root session', NOW) }));
}

const FIDO = 'arn:aws:iam::111122223333:u2f/root/key-ABC';
const VIRTUAL = 'arn:aws:iam::111122223333:mfa/phone';
const TOTP = 'GAHT12345678';

test.each([
  [
    'a security key and a TOTP token',
    [FIDO, TOTP],
    'pass',
    'Root MFA: passkey or security key, hardware TOTP token.',
  ],
  ['a virtual device', [VIRTUAL], 'fail', `A virtual MFA device of the root user: ${VIRTUAL}.`],
  [
    'a virtual device beside a security key',
    [FIDO, VIRTUAL],
    'fail',
    `A virtual MFA device of the root user: ${VIRTUAL}.`,
  ],
  [
    'two virtual devices',
    [VIRTUAL, `${VIRTUAL}2`],
    'fail',
    `2 virtual MFA devices of the root user: ${VIRTUAL}, ${VIRTUAL}2.`,
  ],
  ['an ARN of a kind we do not know', ['arn:aws:iam::111122223333:sms-mfa/x'], 'fail', 'sms-mfa'],
])('devices that a root session listed: %s', (_, serials, status, detail) => {
  expect(listed(...serials)).toMatchObject({ status, detail: expect.stringContaining(detail) });
});

test('virtual devices of the root fail', () => {
  expect(withDevices({ kind: 'virtual', serials: [VIRTUAL] }).status).toBe('fail');
});

test('MFA on with an empty list is unknown, not fine', () => {
  expect(withDevices({ kind: 'listed', devices: [] }).status).toBe('unknown');
});

test('MFA off is its own finding, and no second one', () => {
  const evidence = measured({ mfaActive: known(false, 'account summary', NOW) });
  expect(rootMfaVirtual.evaluate(aSubject({ evidence })).status).toBe('not-applicable');
});

test('unread devices are unknown', () => {
  const evidence = measured({
    mfaDevices: unknown('the virtual MFA devices could not be read (AccessDenied)'),
  });
  expect(rootMfaVirtual.evaluate(aSubject({ evidence })).status).toBe('unknown');
});

test('a virtual device fails also without credentials, where the mailbox can set a password', () => {
  const evidence = measured({
    ...anEvidenceWithoutCredentials(),
    mfaActive: known(true, 'account summary', NOW),
    mfaDevices: known({ kind: 'virtual', serials: [VIRTUAL] }, 'virtual MFA devices', NOW),
  });
  const organization = anOrganization({ features: features({ rootCredentialsManagement: false }) });
  expect(rootMfaVirtual.evaluate(aSubject({ evidence, organization })).status).toBe('fail');
  expect(rootMfaVirtual.evaluate(aSubject({ evidence })).status).toBe('not-applicable');
});
