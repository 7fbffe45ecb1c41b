import { governing, type PolicyBook } from '../../../src/domain/approval-policy/governing.ts';
import { unknown } from '../../../src/domain/fact.ts';
import { accountId, anAccount } from '../../support/builders/account.ts';
import { aPolicy } from '../../support/builders/window.ts';

const fallback = { ...aPolicy({ quorum: 1 }), scopes: ['default'] };
const prod = { definition: { tags: ['env=prod'] }, policy: aPolicy({ quorum: 2 }) };
const payments = {
  definition: { accounts: ['payments-*'] },
  policy: { ...aPolicy({ quorum: 3 }), scopes: ['payments'] },
};
const book: PolicyBook = { scoped: [prod, payments], fallback };

const dev = anAccount({
  id: accountId('222233334444'),
  name: 'dev',
  tags: { ...anAccount().tags, kind: 'known', value: {}, source: 'Organizations', asOf: 0 },
});
const unread = anAccount({ id: accountId('333344445555'), name: 'x', tags: unknown('denied') });

function scopesOf(accounts: Parameters<typeof governing>[0], policies = book) {
  const result = governing(accounts, policies);
  return result.kind === 'governed' ? [result.policy.quorum, ...result.policy.scopes] : result.accounts;
}

test('an account falls under every scope that holds it, and the strictest counts', () => {
  expect(scopesOf([anAccount()])).toEqual([3, 'payments', 'prod']);
});

test('an account that no scope holds falls under the fallback', () => {
  expect(scopesOf([dev])).toEqual([1, 'default']);
});

test('several accounts: the strictest of all of theirs', () => {
  expect(scopesOf([dev, anAccount({ name: 'hr' })])).toEqual([2, 'default', 'prod']);
});

test('an account whose tags are unread falls under what they could put it in, and the fallback', () => {
  expect(scopesOf([unread])).toEqual([2, 'default', 'prod']);
});

test('without a fallback, accounts that no scope holds are named, and nobody may approve', () => {
  expect(scopesOf([anAccount(), dev], { scoped: [prod, payments] })).toEqual([dev]);
  expect(governing([], { scoped: [prod] })).toMatchObject({ kind: 'ungoverned' });
});
