import fc from 'fast-check';
import { accountChoices, chosenAccount, typedChoice } from '../../../src/slack/requests/account-choices.ts';
import { randomName } from '../../support/blocks/random-posture.ts';
import { numbered } from '../../support/blocks/status-accounts.ts';
import { accountId, accountIdNumber, anAccount } from '../../support/builders/account.ts';

const accounts = [
  anAccount({ id: accountId('111111111111'), name: 'prod-logs', email: 'logs@corp.example' }),
  anAccount({ id: accountId('222222222222'), name: 'payments-prod' }),
];
const scopes = [
  { name: 'nonprod', size: 30 },
  { name: 'prod-eu', size: 1 },
  { name: 'prod', size: 12 },
];

function offered(query: string): string[] {
  return accountChoices(accounts, scopes, query).map(({ text }) => text.text);
}

describe('the menu of accounts and scopes', () => {
  it('offers matching scopes first, each kind with its best match first', () => {
    expect(offered('prod')).toEqual([
      'prod (scope, 12 accounts)',
      'prod-eu (scope, 1 account)',
      'nonprod (scope, 30 accounts)',
      'prod-logs 111111111111',
      'payments-prod 222222222222',
    ]);
    expect(offered('payments')).toEqual(['payments-prod 222222222222']);
    expect(offered('nothing like it')).toEqual([]);
  });

  it('has values that tell accounts from scopes, and read as what a person could type', () => {
    const values = accountChoices(accounts, scopes, '').map(({ value }) => value ?? '');
    expect(values).toEqual([
      ...['scope:nonprod', 'scope:prod-eu', 'scope:prod'],
      ...['account:111111111111', 'account:222222222222'],
    ]);
    const typed = values.map((value) => typedChoice({ value, label: '' }));
    expect(typed).toEqual(['nonprod', 'prod-eu', 'prod', '111111111111', '222222222222']);
    expect(typedChoice({ value: 'env=prod', label: '' })).toBe('env=prod');
  });

  it('fills the field with an option that it offers too', () => {
    const [option] = accountChoices(accounts, [], 'payments');
    expect(chosenAccount(accounts[1]!)).toEqual({ value: option!.value, label: option!.text.text });
  });

  it('never crowds the accounts out, however many scopes there are', () => {
    const many = Array.from({ length: 300 }, (_, n) => ({ name: `scope-${n}`, size: n }));
    const options = accountChoices(numbered(5_000, 'many', 100_000_000_000), many, '');
    expect(options).toHaveLength(100);
    expect(options.filter(({ value }) => value?.startsWith('account:'))).toHaveLength(80);
  });

  it('stays within the limits of an option, whatever the names', () => {
    fc.assert(
      fc.property(randomName, fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,39}$/), (name, scope) => {
        const account = anAccount({ id: accountIdNumber(1), name });
        for (const { text, value } of accountChoices([account], [{ name: scope, size: 5_000 }], '')) {
          expect(text.text.length).toBeLessThanOrEqual(75);
          expect(value?.length).toBeLessThanOrEqual(150);
        }
      }),
    );
  });
});
