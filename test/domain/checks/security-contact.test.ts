import { securityContact } from '../../../src/domain/checks/security-contact.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { anAccount } from '../../support/builders/account.ts';
import { aSubject } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';

test.each([
  ['set', known({ name: 'SOC', email: 'soc@corp.example' }, 'Account API', NOW), 'pass'],
  ['not set', known(null, 'Account API', NOW), 'fail'],
  ['unread', unknown('not read yet'), 'unknown'],
] as const)('a contact that is %s', (_, contact, status) => {
  const account = anAccount({ securityContact: contact });
  expect(securityContact.evaluate(aSubject({ account })).status).toBe(status);
});

test('needs no evidence from within the account', () => {
  expect(securityContact.evaluate(aSubject({ evidence: unknown('unreachable') })).status).toBe('pass');
});
