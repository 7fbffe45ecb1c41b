import type { CheckPolicy } from '../../../src/domain/checks/check.ts';
import { rootEmailDomain } from '../../../src/domain/checks/root-email-domain.ts';
import { rootEmailPersonal } from '../../../src/domain/checks/root-email-personal.ts';
import { rootEmailShared } from '../../../src/domain/checks/root-email-shared.ts';
import { mailboxesOf } from '../../../src/domain/mailbox.ts';
import { accountIdNumber, aManagementAccount, anAccount } from '../../support/builders/account.ts';
import { aCheckPolicy, aSubject } from '../../support/builders/subject.ts';

function at(email: string, rules: Partial<CheckPolicy['email']> = {}) {
  const policy = aCheckPolicy();
  return aSubject({
    account: anAccount({ email }),
    policy: { ...policy, email: { ...policy.email, ...rules } },
  });
}

describe('the domain', () => {
  test.each([
    ['aws@corp.example', 'pass'],
    ['AWS@Corp.Example', 'pass'],
    ['aws@mail.corp.example', 'fail'],
    ['aws@corp.example.evil.test', 'fail'],
    ['', 'unknown'],
    ['not an address', 'unknown'],
  ])('%p: %s', (email, status) => {
    expect(rootEmailDomain.evaluate(at(email)).status).toBe(status);
  });

  test('without allowed domains it does not apply', () => {
    expect(rootEmailDomain.evaluate(at('a@b.test', { allowedDomains: [] })).status).toBe('not-applicable');
  });

  test('a member’s address is changed without root, the management account’s by root', () => {
    expect(rootEmailDomain.evaluate(at('a@b.test'))).toMatchObject({
      remedy: expect.stringContaining('account:StartPrimaryEmailUpdate'),
    });
    const management = aSubject({ account: aManagementAccount({ email: 'a@b.test' }) });
    expect(rootEmailDomain.evaluate(management)).toMatchObject({
      remedy: expect.stringMatching(/^Sign in as root to the management account/),
    });
  });
});

describe('a public provider', () => {
  test.each([
    ['jane.doe@gmail.com', 'fail'],
    ['Jane@GMAIL.com', 'fail'],
    ['aws@corp.example', 'pass'],
    ['aws@gmail.com.corp.example', 'pass'],
    ['', 'unknown'],
  ])('%p: %s', (email, status) => {
    expect(rootEmailPersonal.evaluate(at(email)).status).toBe(status);
  });
});

describe('a mailbox of several root users', () => {
  const emails = [
    'aws+one@corp.example',
    'AWS+two@corp.example',
    'aws@corp.example',
    'own@corp.example',
    'plus+tag@corp.example',
  ];
  const accounts = emails.map((email, n) => anAccount({ id: accountIdNumber(n), email }));
  const mailboxes = mailboxesOf(accounts);
  const outcome = (n: number, plusAddressing: 'allow' | 'forbid') =>
    rootEmailShared.evaluate(
      aSubject({
        account: accounts[n]!,
        mailboxes,
        policy: aCheckPolicy({ email: { allowedDomains: [], plusAddressing } }),
      }),
    );

  test('passes and says so where plus-addressing is allowed', () => {
    expect(outcome(0, 'allow')).toEqual({
      status: 'pass',
      detail:
        'The mailbox aws@corp.example also serves the root users of 2 other accounts, which the policy allows.',
    });
    expect(outcome(3, 'allow')).toMatchObject({ detail: 'The root mailbox serves this account only.' });
  });

  test('fails where plus-addressing is forbidden, for the plain address too', () => {
    expect(outcome(1, 'forbid').status).toBe('fail');
    expect(outcome(2, 'forbid').status).toBe('fail');
    expect(outcome(3, 'forbid').status).toBe('pass');
  });

  test('a plus-address fails where forbidden, even alone', () => {
    expect(outcome(4, 'forbid')).toMatchObject({
      status: 'fail',
      detail: 'The root e-mail address is a plus-address of plus@corp.example.',
    });
  });
});
