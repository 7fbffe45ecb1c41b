import { rootPassword } from '../../../src/domain/checks/root-password.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { aManagementAccount } from '../../support/builders/account.ts';
import { anOrganization, aSubject, features, measured } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';

const off = anOrganization({ features: features({ rootCredentialsManagement: false }) });
const unread = anOrganization({ features: unknown('the features could not be read (AccessDenied)') });
const without = measured({ passwordPresent: known(false, 'credential report', NOW) });
const notSupported = measured({ passwordPresent: unknown('AWS says not_supported') });

test.each([
  ['kept though it could be removed', aSubject(), 'fail'],
  ['absent', aSubject({ evidence: without }), 'pass'],
  ['absent, features unread', aSubject({ evidence: without, organization: unread }), 'pass'],
  ['present, central root access off', aSubject({ organization: off }), 'not-applicable'],
  ['present, features unread', aSubject({ organization: unread }), 'unknown'],
  ['not known', aSubject({ evidence: notSupported }), 'unknown'],
  ['of the management account', aSubject({ account: aManagementAccount() }), 'not-applicable'],
  ['of an account that was not measured', aSubject({ evidence: unknown('x') }), 'unknown'],
] as const)('a password %s', (_, subject, status) => {
  expect(rootPassword.evaluate(subject).status).toBe(status);
});

test('a failure says how to remove it centrally', () => {
  expect(rootPassword.evaluate(aSubject())).toMatchObject({
    remedy: 'Delete the root password centrally (sts:AssumeRoot with IAMDeleteRootUserCredentials).',
  });
});
