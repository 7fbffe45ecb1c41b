import { known, unknown } from '../../../src/domain/fact.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { apply } from '../../../src/domain/window/apply.ts';
import {
  accountFindings,
  type MeasuredRoot,
  type RootSnapshot,
  rootSnapshot,
} from '../../../src/domain/window/findings.ts';
import { accountId, anAccount } from '../../support/builders/account.ts';
import { judged } from '../../support/builders/judged.ts';
import { NOW } from '../../support/builders/time.ts';
import { aContext, after, aWindow } from '../../support/builders/window.ts';

const ID = accountId('111122223333');

function root(overrides: Partial<MeasuredRoot> = {}): MeasuredRoot {
  return {
    kind: 'measured',
    asOf: NOW,
    password: 'yes',
    mfa: 'yes',
    accessKeys: 'no',
    signingCertificates: 'no',
    ...overrides,
  };
}

const denied: RootSnapshot = { kind: 'not-measured', reason: 'blocked by SCP p-9x2' };

function calledOut(before: RootSnapshot, after_: RootSnapshot, passwordUnwanted = false) {
  return accountFindings(ID, before, after_, passwordUnwanted).calledOut;
}

test('nothing changed, nothing is called out', () => {
  expect(calledOut(root(), root())).toEqual([]);
});

test.each<[string, RootSnapshot, RootSnapshot]>([
  ['a root access key was left behind', root(), root({ accessKeys: 'yes' })],
  ['a root signing certificate was left behind', root(), root({ signingCertificates: 'yes' })],
  ['root MFA was removed', root(), root({ mfa: 'no' })],
  ['a root password was left behind', root({ password: 'no' }), root()],
  [
    'there is a root access key; whether it was there before is unknown',
    root({ accessKeys: 'unknown' }),
    root({ accessKeys: 'yes' }),
  ],
  ['root MFA is off; whether it was on before is unknown', root({ mfa: 'unknown' }), root({ mfa: 'no' })],
  ['whether there is a root access key could not be measured', root(), root({ accessKeys: 'unknown' })],
  ['whether root MFA is on could not be measured', root(), root({ mfa: 'unknown' })],
  ['the root user could not be measured afterwards (blocked by SCP p-9x2)', root(), denied],
])('%s', (clause, before, after_) => {
  expect(calledOut(before, after_)).toEqual([clause]);
});

test('not measured before: every credential that is there is called out', () => {
  expect(calledOut(denied, root({ accessKeys: 'yes' }))).toEqual([
    'there is a root access key; whether it was there before is unknown',
    'there is a root password; whether it was there before is unknown',
  ]);
});

test('a password that should be gone is called out, though it was there before', () => {
  expect(calledOut(root(), root(), true)).toEqual(['there is a root password that should be gone']);
  expect(calledOut(root(), root({ password: 'no' }), true)).toEqual([]);
});

test('an account’s audit becomes a snapshot; what was not measured stays so', () => {
  const { audit } = judged();
  if (audit.kind !== 'audited') throw new Error('not audited');
  const evidence = {
    ...audit.evidence,
    mfaActive: known(false, 'account summary', NOW),
    passwordPresent: unknown('not_supported'),
  };
  expect(rootSnapshot({ ...audit, evidence })).toMatchObject({
    kind: 'measured',
    mfa: 'no',
    password: 'unknown',
  });
  expect(rootSnapshot({ kind: 'skipped', reason: 'The account is suspended.' })).toEqual({
    kind: 'not-measured',
    reason: 'The account is suspended.',
  });
});

test('findings can be measured again until every account of the window was measured', () => {
  const other = anAccount({ id: accountId('222233334444'), name: 'hr' });
  const window = aWindow({ origin: { kind: 'break-glass' }, accounts: [anAccount(), other] });
  const now = NOW + HOUR;
  const recorded = (...afterwards: [string, RootSnapshot][]) => ({
    type: 'findings-recorded' as const,
    findings: {
      accounts: afterwards.map(([id, each]) => accountFindings(accountId(id), root(), each, false)),
    },
  });
  const partly = after(window, [recorded([ID, root()], [other.id, denied]), now]);
  const wholly = after(partly, [recorded([ID, root()], [other.id, root()]), now]);
  expect(wholly.findings?.accounts).toHaveLength(2);
  const again = recorded([ID, root()]);
  expect(apply(wholly, again, aContext(again, { now }))).toEqual({
    kind: 'refused',
    refusal: { why: 'already-measured' },
  });
});
