import { rootMfa } from '../../../src/domain/checks/root-mfa.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { aManagementAccount } from '../../support/builders/account.ts';
import { anEvidenceWithoutCredentials } from '../../support/builders/evidence.ts';
import { anOrganization, aSubject, features, measured } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';

const off = known(false, 'account summary', NOW);
const centralOff = anOrganization({ features: features({ rootCredentialsManagement: false }) });

test('MFA on passes', () => {
  expect(rootMfa.evaluate(aSubject()).status).toBe('pass');
});

test('a password without MFA fails; a member under central root access should lose the password', () => {
  expect(rootMfa.evaluate(aSubject({ evidence: measured({ mfaActive: off }) }))).toMatchObject({
    status: 'fail',
    detail: 'Root password set, no MFA.',
    remedy: expect.stringMatching(/^Delete the root credentials centrally/),
  });
});

test('where central root access cannot help, the remedy is to register a device', () => {
  const subject = aSubject({ account: aManagementAccount(), evidence: measured({ mfaActive: off }) });
  expect(rootMfa.evaluate(subject)).toMatchObject({
    remedy: 'Sign in as root and register a passkey or security key under Security credentials.',
  });
});

test('MFA off and only keys known to be missing fails: no credentials has to be proven', () => {
  const evidence = measured({ mfaActive: off, passwordPresent: unknown('not_supported') });
  expect(rootMfa.evaluate(aSubject({ evidence })).status).toBe('fail');
});

test.each(['accessKeysPresent', 'signingCertificatesExist'] as const)(
  'no password, but %s: MFA off fails',
  (credential) => {
    const evidence = measured({
      ...anEvidenceWithoutCredentials(),
      [credential]: known(true, 'account summary', NOW),
    });
    expect(rootMfa.evaluate(aSubject({ evidence }))).toMatchObject({
      status: 'fail',
      detail: 'Root MFA is off; there is no password.',
    });
  },
);

test('MFA on without credentials passes even where the mailbox could set a password', () => {
  const evidence = measured({
    ...anEvidenceWithoutCredentials(),
    mfaActive: known(true, 'account summary', NOW),
  });
  expect(rootMfa.evaluate(aSubject({ evidence, organization: centralOff })).status).toBe('pass');
});

test('MFA that nobody could read is unknown', () => {
  const evidence = measured({ mfaActive: unknown('the account summary could not be read (AccessDenied)') });
  expect(rootMfa.evaluate(aSubject({ evidence }))).toEqual({
    status: 'unknown',
    reason: 'Root MFA: the account summary could not be read (AccessDenied).',
  });
});
