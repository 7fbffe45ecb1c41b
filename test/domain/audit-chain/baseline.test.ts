import { sealedBaseline, trustedBaseline, verifyBaseline } from '../../../src/domain/audit-chain/baseline.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { accountId } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest, seal, seals } from '../../support/builders/window.ts';
import { aMeasuredRoot } from '../../support/builders/window-card.ts';

const [ID, OTHER] = [windowId('view 1', digest), windowId('view 2', digest)];
const ACCOUNT = accountId('111122223333');
const plain = { asOf: NOW, accounts: [{ accountId: ACCOUNT, root: aMeasuredRoot() }] };
const sealed = sealedBaseline(ID, plain, seal);

test('what was sealed is trusted, whatever order a store gives it back in', () => {
  const { asOf, accounts, hash } = sealed;
  const stored = { ...(hash !== undefined && { hash }), accounts, asOf };
  expect(verifyBaseline(ID, stored, seals)).toBe('intact');
  expect(trustedBaseline(ID, stored, seals)).toEqual(sealed);
});

test.each([
  [
    'edited',
    { ...sealed, accounts: [{ accountId: ACCOUNT, root: aMeasuredRoot({ accessKeys: 'yes' }) }] },
    ID,
  ],
  ['dated otherwise', { ...sealed, asOf: NOW - 1 }, ID],
  ["another window's", sealed, OTHER],
  ['never sealed', plain, ID],
])('a baseline that was %s says nothing of before, and why', (_what, baseline, id) => {
  expect(verifyBaseline(id, baseline, seals)).toBe('edited');
  expect(trustedBaseline(id, baseline, seals)?.accounts).toEqual([
    {
      accountId: ACCOUNT,
      root: {
        kind: 'not-measured',
        reason: 'WHAT WAS MEASURED BEFORE THE WINDOW WAS ALTERED in the store',
      },
    },
  ]);
});

test('without its key it is not trusted, and not called altered', () => {
  expect(trustedBaseline(ID, sealed, () => undefined)?.accounts[0]?.root).toMatchObject({
    reason: expect.stringMatching(/is sealed with key [0-9a-f]{8}, which is not configured$/),
  });
});
