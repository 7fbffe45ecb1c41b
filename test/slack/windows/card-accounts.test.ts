import { HOUR } from '../../../src/domain/time.ts';
import { cardLine, cardLines } from '../../support/blocks/card-text.ts';
import { anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow } from '../../support/builders/window.ts';
import { aCardView, aMeasuredRoot } from '../../support/builders/window-card.ts';
import { CLEAN, LEFT_BEHIND, twentyAccounts, UNMEASURED } from '../../support/builders/window-scenes.ts';

describe('what a card says about the accounts', () => {
  it('lists all twenty, and names one in the first line', () => {
    const view = aCardView({ window: aWindow({ accounts: twentyAccounts() }) });
    expect(cardLines(view)[0]).toMatch(/access to account-0-x{40} and 19 other accounts$/);
    for (const { id } of twentyAccounts()) expect(cardLine('20 accounts', view)).toContain(id);
  });

  it('tells accounts of one name apart by their ids, wherever they are named', () => {
    const [first, second, third] = twentyAccounts().map((account) => ({ ...account, name: 'sandbox' }));
    const accounts = [first!, second!, { ...third!, name: 'payments-prod' }];
    const found = [
      { ...LEFT_BEHIND, accountId: first!.id },
      { ...CLEAN, accountId: second!.id },
      { ...UNMEASURED, accountId: third!.id },
    ];
    const recorded = { type: 'findings-recorded', findings: { accounts: found } } as const;
    const window = after(aWindow({ accounts, origin: { kind: 'break-glass' } }), [recorded, NOW + HOUR]);
    const view = aCardView({
      window,
      now: NOW + HOUR,
      baseline: { asOf: NOW, accounts: [{ accountId: first!.id, root: aMeasuredRoot() }] },
    });
    const lines = cardLines(view).join('\n');
    expect(lines).toContain(`FOUND AFTERWARDS in sandbox ${first!.id}: a root access key`);
    expect(lines).toContain('NOT MEASURED AFTERWARDS in payments-prod: ');
    expect(cardLine('Root (', view)).toMatch(
      new RegExp(`: sandbox ${first!.id}: hardware.*; sandbox ${second!.id}, payments-prod: not measured`),
    );
    const both = aCardView({ window: aWindow({ accounts: accounts.slice(0, 2) }) });
    expect(cardLines(both)[0]).toMatch(
      new RegExp(`root access to sandbox ${first!.id} and sandbox ${second!.id}$`),
    );
  });

  it('says of which accounts something is so, where it is not so of all', () => {
    const accounts = twentyAccounts().slice(0, 5);
    const [first, second, ...others] = accounts.map(({ id }) => id);
    const view = aCardView({
      window: aWindow({ accounts: accounts.map((one, n) => ({ ...one, name: `account-${n}` })) }),
      baseline: {
        asOf: NOW,
        accounts: accounts.map(({ id: accountId }) => ({
          accountId,
          root: aMeasuredRoot({ accessKeys: accountId === first ? 'yes' : 'no' }),
        })),
      },
      denyRoot: [
        { accountId: first!, coverage: 'partial', policyIds: ['p-1', 'p-2'] },
        { accountId: second!, coverage: 'not-bound', policyIds: [] },
        { accountId: others[0]!, coverage: 'none', policyIds: [] },
      ],
    });
    expect(cardLine('Root', view)).toBe(
      'Root (measured 20 Nov 09:00 UTC): account-0: hardware or passkey MFA, KEYS PRESENT, password set, no certificates; 4 accounts: hardware or passkey MFA, no keys, password set, no certificates',
    );
    expect(cardLine('Deny', view)).toBe(
      'Deny-root SCP: account-0: p-1, p-2 denies part of what root does here; account-1: none: SCPs do not bind the management account; account-2: none here; account-3, account-4: not known: the policies were not read',
    );
  });

  it.each([
    [{ virtualMfa: 'yes' }, 'virtual MFA, no keys, password set, no certificates'],
    [
      { virtualMfa: 'unknown' },
      'MFA on, of a kind that was not measured, no keys, password set, no certificates',
    ],
    [{ mfa: 'no' }, 'NO MFA, no keys, password set, no certificates'],
    [{ mfa: 'no', password: 'no' }, 'no MFA, no keys, no password, no certificates'],
    [
      { mfa: 'unknown', accessKeys: 'unknown', password: 'unknown', signingCertificates: 'unknown' },
      'MFA not measured, keys not measured, password not measured, certificates not measured',
    ],
    [{ signingCertificates: 'yes' }, 'hardware or passkey MFA, no keys, password set, CERTIFICATES PRESENT'],
  ] as const)('tells a root user with %j', (overrides, words) => {
    const accounts = [{ accountId: anAccount().id, root: aMeasuredRoot(overrides) }];
    expect(cardLine('Root', aCardView({ baseline: { asOf: NOW, accounts } }))).toBe(
      `Root (measured 20 Nov 09:00 UTC): ${words}`,
    );
  });

  it('never passes over what was not measured', () => {
    const { baseline: _, ...unmeasured } = aCardView();
    expect(cardLine('Root', unmeasured)).toBe('Root: not measured yet');
    const denied = { kind: 'not-measured' as const, reason: 'blocked by SCP p-9x2' };
    const accounts = [{ accountId: anAccount().id, root: denied }];
    expect(cardLine('Root', aCardView({ baseline: { asOf: NOW, accounts } }))).toMatch(
      /not measured \(blocked by SCP p-9x2\)$/,
    );
  });

  it.each([
    [{ opened: 0, open: 0, unreviewed: 0 }, 'none in 90 days'],
    [{ opened: 1, open: 0, unreviewed: 0 }, '1 in 90 days, reviewed'],
    [{ opened: 3, open: 0, unreviewed: 2 }, '3 in 90 days, 2 NOT REVIEWED'],
    [{ opened: 1, open: 1, unreviewed: 0 }, '1 in 90 days, 1 OPEN NOW'],
    [{ opened: 3, open: 1, unreviewed: 1 }, '3 in 90 days, 1 OPEN NOW, 1 NOT REVIEWED'],
    [{ opened: 50, open: 0, unreviewed: 0, isCut: true }, 'at least 50 in 90 days, the newest 50 reviewed'],
    [
      { opened: 0, open: 0, unreviewed: 0, isCut: true },
      'NOT KNOWN, there are too many requests; none of the newest opened',
    ],
    [{ opened: 50, open: 0, unreviewed: 4, isCut: true }, 'at least 50 in 90 days, 4 NOT REVIEWED'],
  ] as const)('tells the windows before: %j', (earlier, words) => {
    expect(cardLine('Earlier windows', aCardView({ earlier }))).toBe(`Earlier windows: ${words}`);
  });
});
