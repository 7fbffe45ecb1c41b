import { type CustodyItem, neededCustody } from '../../../src/domain/approval-policy/custody.ts';
import { unknown } from '../../../src/domain/fact.ts';
import { accountId, anAccount } from '../../support/builders/account.ts';

const device: CustodyItem = { kind: 'mfa-device', label: 'MFA device B2', holder: 'U0OMAR', place: 'safe 1' };
const mailbox: CustodyItem = { kind: 'mailbox', label: 'aws@corp.example', holder: 'U0ANA' };
const other = anAccount({ id: accountId('000011112222'), name: 'hr' });

test('each item once, with the accounts that need it', () => {
  const register = [
    { definition: { accounts: ['payments-prod'] }, items: [device, mailbox] },
    { definition: { accounts: ['hr'] }, items: [mailbox] },
    { definition: { accounts: ['elsewhere'] }, items: [{ ...device, label: 'C3' }] },
  ];
  expect(neededCustody([anAccount(), other], register, 'U0MIA')).toEqual([
    { ...device, accounts: ['111122223333'] },
    { ...mailbox, accounts: ['000011112222', '111122223333'] },
  ]);
});

test('what the operator holds is nobody else’s', () => {
  const register = [{ definition: {}, items: [device, mailbox] }];
  expect(neededCustody([other], register, 'U0OMAR')).toEqual([{ ...mailbox, accounts: [other.id] }]);
});

test('an account that unread tags may put into an entry needs it', () => {
  const register = [{ definition: { tags: ['env=prod'] }, items: [device] }];
  expect(neededCustody([{ ...other, tags: unknown('denied') }], register, 'U0MIA')).toHaveLength(1);
  expect(
    neededCustody(
      [
        {
          ...other,
          tags: { ...anAccount().tags, kind: 'known', value: {}, source: 'Organizations', asOf: 0 },
        },
      ],
      register,
      'U0MIA',
    ),
  ).toEqual([]);
});
