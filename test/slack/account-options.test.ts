import fc from 'fast-check';
import { accountOptions } from '../../src/slack/account-options.ts';
import { randomName } from '../support/blocks/random-posture.ts';
import { numbered } from '../support/blocks/status-accounts.ts';
import { accountId, accountIdNumber, anAccount } from '../support/builders/account.ts';

const accounts = [
  anAccount({ id: accountId('111111111111'), name: 'prepay' }),
  anAccount({ id: accountId('222222222222'), name: 'team-pay' }),
  anAccount({ id: accountId('333333333333'), name: 'payments' }),
  anAccount({ id: accountId('444444444444'), name: 'pay' }),
  anAccount({ id: accountId('555555555555'), name: 'Éclair', email: 'paypal@corp.example' }),
];

function offered(query: string): string[] {
  return accountOptions(accounts, query).map(({ text }) => text.text);
}

describe('the menu of accounts', () => {
  it('offers the best match first: the whole name, its beginning, a word of it, a part of it, the address', () => {
    expect(offered('PAY')).toEqual([
      'pay 444444444444',
      'payments 333333333333',
      'team-pay 222222222222',
      'prepay 111111111111',
      'Éclair 555555555555',
    ]);
  });

  it('finds by id, and by name without its accents', () => {
    expect(offered('2222')).toEqual(['team-pay 222222222222']);
    expect(offered('eclair')).toEqual(['Éclair 555555555555']);
    expect(offered('team 2222')).toEqual(['team-pay 222222222222']);
    expect(offered('nothing like it')).toEqual([]);
  });

  it('offers the worst accounts where nothing is typed yet: the first of those given', () => {
    expect(offered('').slice(0, 2)).toEqual(['prepay 111111111111', 'team-pay 222222222222']);
  });

  it('tells two accounts of one name apart, and answers with the id', () => {
    const twins = [accounts[2]!, anAccount({ id: accountId('999999999999'), name: 'payments' })];
    const options = accountOptions(twins, 'payments');
    expect(options.map(({ text }) => text.text)).toEqual(['payments 333333333333', 'payments 999999999999']);
    expect(options.map(({ value }) => value)).toEqual(['333333333333', '999999999999']);
  });

  it('is never longer than Slack takes, whatever the names', () => {
    expect(accountOptions(numbered(500, 'many', 100_000_000_000), '')).toHaveLength(100);
    fc.assert(
      fc.property(randomName, (name) => {
        const [option] = accountOptions([anAccount({ id: accountIdNumber(1), name })], '');
        expect(option!.text.text.length).toBeLessThanOrEqual(75);
        expect(option!.text.text).toMatch(/100000000001$/);
      }),
    );
  });
});
