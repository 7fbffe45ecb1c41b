import { known, unknown } from '../../../src/domain/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { apply } from '../../../src/domain/window/apply.ts';
import { notCompared } from '../../../src/domain/window/compare-credentials.ts';
import {
  accountFindings,
  findingsAgain,
  isComplete,
  remediesOf,
} from '../../../src/domain/window/findings.ts';
import { type RootSnapshot, rootSnapshot } from '../../../src/domain/window/root-snapshot.ts';
import { accountId, anAccount } from '../../support/builders/account.ts';
import { judged } from '../../support/builders/judged.ts';
import { ago, NOW } from '../../support/builders/time.ts';
import { aContext, after, aWindow } from '../../support/builders/window.ts';
import { aMeasuredRoot as root } from '../../support/builders/window-card.ts';

const ID = accountId('111122223333');

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
    'there is a root access key; whether it was there was not measured before it opened',
    root({ accessKeys: 'unknown' }),
    root({ accessKeys: 'yes' }),
  ],
  [
    'root MFA is off; whether it was on was not measured before it opened',
    root({ mfa: 'unknown' }),
    root({ mfa: 'no' }),
  ],
  ['whether there is a root access key could not be measured', root(), root({ accessKeys: 'unknown' })],
  ['whether root MFA is on could not be measured', root(), root({ mfa: 'unknown' })],
  ['the root user could not be measured afterwards (blocked by SCP p-9x2)', root(), denied],
])('%s', (clause, before, after_) => {
  expect(calledOut(before, after_)).toEqual([clause]);
});

test('not measured before: every credential that is there is called out', () => {
  expect(calledOut(denied, root({ accessKeys: 'yes' }))).toEqual([
    'there is a root access key; whether it was there was not measured before it opened',
    'there is a root password; whether it was there was not measured before it opened',
  ]);
});

test('a password that should be gone is called out, though it was there before', () => {
  expect(calledOut(root(), root(), true)).toEqual([
    'a root password that should be gone (it was there before)',
  ]);
  expect(calledOut(root({ password: 'no' }), root(), true)).toEqual([
    'a root password that should be gone was left behind',
  ]);
  expect(calledOut(denied, root(), true)).toEqual([
    'a root password that should be gone (whether it was there was not measured before it opened)',
  ]);
  expect(calledOut(root(), root({ password: 'no' }), true)).toEqual([]);
});

test('a root user without any credentials needs no MFA where central root access keeps it without', () => {
  const bare = root({ mfa: 'no', password: 'no' });
  expect(calledOut(root(), bare, true)).toEqual([]);
  expect(calledOut(denied, bare, true)).toEqual([]);
  expect(calledOut(root(), root({ ...bare, signingCertificates: 'unknown' }), true)).toContain(
    'root MFA was removed',
  );
  expect(calledOut(root(), bare)).toEqual(['root MFA was removed']);
});

const KEY = { label: 'access key 1', active: true, createdAt: ago(90 * DAY) };
const DURING = NOW + 10 * MINUTE;
const withKeys = (...keys: (typeof KEY)[]) =>
  root({ accessKeys: 'yes', details: { ...root().details, keys } });
const withDevices = (virtualMfa: 'yes' | 'no', ...mfaSerials: string[]) =>
  root({ virtualMfa, details: { ...root().details, mfaSerials } });
const changedAt = (passwordChangedAt: number) => root({ details: { ...root().details, passwordChangedAt } });

test.each<[string, RootSnapshot, RootSnapshot]>([
  [
    'root access key 2 is new: this one was not there before the window',
    withKeys(KEY),
    withKeys(KEY, { label: 'access key 2', active: true, createdAt: DURING }),
  ],
  [
    'root access key 1 was replaced: this one was not there before the window',
    withKeys(KEY),
    withKeys({ ...KEY, createdAt: DURING }),
  ],
  ['root access key 1 was activated', withKeys({ ...KEY, active: false }), withKeys(KEY)],
  ['the root MFA device was replaced', withDevices('no', 'one'), withDevices('no', 'another')],
  [
    'the root MFA device was replaced: hardware or passkey before, virtual now',
    withDevices('no', 'one'),
    withDevices('yes', 'another'),
  ],
  [
    'the root MFA device was replaced: hardware or passkey before, virtual now',
    root({ virtualMfa: 'no', details: {} }),
    root({ virtualMfa: 'yes', details: {} }),
  ],
  ['a root MFA device was added', withDevices('no', 'one'), withDevices('no', 'another', 'one')],
  ['a root MFA device was removed', withDevices('no', 'another', 'one'), withDevices('no', 'one')],
  ['the root password was changed', changedAt(ago(90 * DAY)), changedAt(DURING)],
])('another credential of the same kind: %s', (clause, before, after_) => {
  expect(calledOut(before, after_)).toEqual([clause]);
});

test('the same key is the same under another label; one that was deleted is not called out', () => {
  const listed = { ...KEY, label: 'access key AKIAEXAMPLE' };
  expect(calledOut(withKeys(KEY, { ...KEY, createdAt: ago(DAY) }), withKeys(listed))).toEqual([]);
});

test('what is there before and after, and cannot be told apart, is named', () => {
  const known = { accessKeys: 'yes', signingCertificates: 'yes' } as const;
  expect(notCompared(withKeys(KEY), root({ ...known, details: {} }))).toEqual([
    'access keys',
    'MFA devices',
    'the password',
  ]);
  expect(notCompared(root(known), root(known))).toEqual(['access keys', 'signing certificates']);
  expect(notCompared(withKeys(KEY), withKeys(KEY))).toEqual([]);
});

test('whether a password should be gone is unknown where central root access is: called out, and measured again', () => {
  const found = accountFindings(ID, root(), root(), { unknown: 'AccessDenied' });
  expect(found.calledOut).toEqual([
    'whether the root password should be gone could not be established: AccessDenied',
  ]);
  expect(remediesOf(found)).toEqual(['measure the root user again with /root-status 111122223333']);
  expect(isComplete({ accounts: [found] }, [{ id: ID }])).toBe(false);
  const gone = accountFindings(ID, root(), root({ password: 'no' }), { unknown: 'AccessDenied' });
  expect(gone.calledOut).toEqual([]);
  expect(isComplete({ accounts: [gone] }, [{ id: ID }])).toBe(true);
});

test('a credential report from before the end says nothing of what is there after it', () => {
  const { evidence } = audited();
  const inReport = known(false, 'credential report', ago(HOUR));
  const sources = { 'credential report': ago(HOUR) };
  const audit = { ...audited(), evidence: { ...evidence, passwordPresent: inReport, sources } };
  const after_ = rootSnapshot(audit, NOW);
  expect(after_).toMatchObject({ password: 'unknown', outdatedReport: ago(HOUR) });
  expect(after_).not.toHaveProperty('details.passwordChangedAt');
  expect(rootSnapshot(audit)).toMatchObject({ password: 'no' });
  expect(isComplete({ accounts: [accountFindings(ID, root(), after_, false)] }, [{ id: ID }])).toBe(false);
});

describe('measured again', () => {
  const clean = accountFindings(ID, root(), root(), false);
  const withKey = root({ accessKeys: 'yes' });

  test('what changed since the end is called out as that, once, and has its remedy', () => {
    const found = findingsAgain(clean, withKey, false);
    expect(found.calledOut).toEqual(['changed after the end: a root access key was left behind']);
    expect(remediesOf(found)).toEqual(['delete the root access key']);
    expect(findingsAgain(found, withKey, false).calledOut).toEqual(found.calledOut);
  });

  test('what the window left behind stays what it was', () => {
    const left = accountFindings(ID, root(), withKey, false);
    expect(findingsAgain(left, withKey, false).calledOut).toEqual(left.calledOut);
    expect(findingsAgain(left, root(), false).calledOut).toEqual([]);
  });

  test('what cannot be measured again stays as it was found, and that is said', () => {
    const found = findingsAgain(findingsAgain(clean, denied, false), denied, false);
    expect(found).toEqual({
      ...clean,
      calledOut: ['it could not be measured again (blocked by SCP p-9x2)'],
    });
  });
});

test('an account’s audit becomes a snapshot; what was not measured stays so', () => {
  const audit = audited();
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

const mfaOn = known(true, 'account summary', NOW);

test.each([
  [
    'a virtual device',
    known({ kind: 'virtual' as const, serials: ['arn'] }, 'virtual MFA devices', NOW),
    'yes',
  ],
  ['no virtual device', known({ kind: 'not-virtual-inferred' as const }, 'virtual MFA devices', NOW), 'no'],
  ['a listed hardware token', listed('hardware-totp'), 'no'],
  ['a listed virtual device', listed('hardware-totp', 'virtual'), 'yes'],
  ['a list without devices', listed(), 'unknown'],
  ['devices that were not read', unknown('AccessDenied'), 'unknown'],
] as const)('MFA with %s', (_what, mfaDevices, virtualMfa) => {
  const { evidence } = audited();
  const snapshot = rootSnapshot({ ...audited(), evidence: { ...evidence, mfaActive: mfaOn, mfaDevices } });
  expect(snapshot).toMatchObject({ mfa: 'yes', virtualMfa });
});

test('where MFA is off no device counts as virtual, and where MFA was not measured that is unknown too', () => {
  const { evidence } = audited();
  const virtual = (mfaActive: typeof evidence.mfaActive) =>
    rootSnapshot({ ...audited(), evidence: { ...evidence, mfaActive } });
  expect(virtual(known(false, 'account summary', NOW))).toMatchObject({ virtualMfa: 'no' });
  expect(virtual(unknown('AccessDenied'))).toMatchObject({ virtualMfa: 'unknown' });
});

test('each thing that is called out has its remedy', () => {
  const remedies = (before: RootSnapshot, after_: RootSnapshot, unwanted = false) =>
    remediesOf(accountFindings(ID, before, after_, unwanted));
  expect(remedies(root(), root())).toEqual([]);
  expect(remedies(root(), root({ accessKeys: 'yes', signingCertificates: 'yes', mfa: 'no' }))).toEqual([
    'delete the root access key',
    'delete the root signing certificate',
    'register MFA for the root user again',
  ]);
  expect(remedies(root(), root(), true)).toEqual(['delete the root password']);
  expect(remedies(denied, root({ accessKeys: 'yes', password: 'no' }))).toEqual([
    'find out who or what uses the root access key before deleting it',
  ]);
  expect(remedies(denied, root())).toEqual([
    'find out who or what uses the root password before deleting it',
  ]);
  expect(remedies(root(), root({ mfa: 'unknown' }))).toEqual([
    'measure the root user again with /root-status 111122223333',
  ]);
  expect(remedies(root(), denied)).toEqual(['measure the root user again with /root-status 111122223333']);
});

function audited() {
  const { audit } = judged();
  if (audit.kind !== 'audited') throw new Error('not audited');
  return audit;
}

function listed(...types: readonly ('virtual' | 'fido' | 'hardware-totp')[]) {
  const devices = types.map((type, n) => ({ type, serial: `device-${n}` }));
  return known({ kind: 'listed' as const, devices }, 'root session', NOW);
}

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
