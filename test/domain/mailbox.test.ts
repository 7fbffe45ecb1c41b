import { mailboxesOf, mailboxOf } from '../../src/domain/mailbox.ts';
import { accountIdNumber, anAccount } from '../support/builders/account.ts';

test.each([
  ['AWS+Prod@Corp.Example', { base: 'aws@corp.example', domain: 'corp.example', tag: 'prod' }],
  ['a+b+c@x.test', { base: 'a@x.test', domain: 'x.test', tag: 'b+c' }],
  ['+odd@x.test', { base: '+odd@x.test', domain: 'x.test' }],
  [' aws@x.test ', { base: 'aws@x.test', domain: 'x.test' }],
  ['no address', undefined],
  ['two@at@signs', undefined],
  ['', undefined],
])('%p', (address, expected) => {
  expect(mailboxOf(address)).toEqual(expected);
});

test('accounts are gathered by the mailbox behind their addresses', () => {
  const accounts = ['aws+a@x.test', 'AWS+b@X.test', 'own@x.test', ''].map((email, n) =>
    anAccount({ id: accountIdNumber(n), email }),
  );
  expect([...mailboxesOf(accounts)]).toEqual([
    ['aws@x.test', [accountIdNumber(0), accountIdNumber(1)]],
    ['own@x.test', [accountIdNumber(2)]],
  ]);
});
