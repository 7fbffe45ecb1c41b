import { known, unknown } from '../../../src/domain/fact.ts';
import { carriedMarks, marksOf, worseMarks } from '../../../src/domain/snapshot/marks.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { anEvidence } from '../../support/builders/evidence.ts';
import { ago, NOW } from '../../support/builders/time.ts';

const aKey = (active: boolean, usedAt?: number) => ({
  label: 'access key 1',
  active,
  createdAt: known(ago(100 * DAY), 'credential report', NOW),
  lastUse: known(
    usedAt === undefined ? ({ kind: 'never' } as const) : ({ kind: 'used', at: usedAt } as const),
    'credential report',
    NOW,
  ),
});
const keys = (...list: ReturnType<typeof aKey>[]) =>
  anEvidence({ accessKeys: known(list, 'credential report', NOW) });

describe('the marks of a finding', () => {
  test('of keys are how many there are, how many are active, and the last use of any', () => {
    const evidence = keys(aKey(true, ago(3 * HOUR)), aKey(false));

    expect(marksOf('root-access-key', evidence)).toEqual({
      'access-keys': 2,
      'active-access-keys': 1,
      'last-use': ago(3 * HOUR),
    });
  });

  test('of keys that no source lists are not there', () => {
    const evidence = anEvidence({ accessKeys: unknown('the report could not be read') });

    expect(marksOf('root-access-key', evidence)).toEqual({});
  });

  test('of the use of root are the latest, by password or key, as far as it is known', () => {
    const evidence = anEvidence({
      passwordLastUse: known({ kind: 'used', at: ago(2 * DAY) }, 'credential report', NOW),
      accessKeys: known([aKey(true, ago(3 * DAY))], 'credential report', NOW),
    });

    expect(marksOf('root-recent-use', evidence)).toEqual({ 'last-use': ago(2 * DAY) });
    expect(marksOf('root-recent-use', { ...evidence, passwordLastUse: unknown('unread') })).toEqual({
      'last-use': ago(3 * DAY),
    });
  });

  test('of MFA that is off say whether there is a password', () => {
    expect(marksOf('root-mfa', anEvidence())).toEqual({ password: 1 });
    expect(marksOf('root-mfa', anEvidence({ passwordPresent: unknown('unread') }))).toEqual({});
  });

  test('of sources that disagree say about what', () => {
    const evidence = anEvidence({ disagreements: [{ about: 'password', readings: [] }] });

    expect(marksOf('sources-disagree', evidence)).toEqual({
      'mfa-disagrees': 0,
      'access-keys-disagree': 0,
      'password-disagrees': 1,
      'signing-certificates-disagree': 0,
    });
  });

  test('of other findings are none', () => {
    expect(marksOf('deny-root-scp', anEvidence())).toEqual({});
  });
});

describe('a mark', () => {
  test('that rises is worse, one that falls or stays is not', () => {
    expect(worseMarks({ 'access-keys': 1, password: 1 }, { 'access-keys': 2, password: 0 })).toEqual([
      'access-keys',
    ]);
    expect(worseMarks({ 'access-keys': 2 }, { 'access-keys': 2 })).toEqual([]);
  });

  test('that is seen for the first time, or no longer, is not worse', () => {
    expect(worseMarks({}, { 'access-keys': 2 })).toEqual([]);
    expect(worseMarks({ 'access-keys': 2 }, {})).toEqual([]);
  });

  test('of the last use is worse only where it is another use: more than 15 minutes later', () => {
    const use = (at: number) => ({ 'last-use': at });

    expect(worseMarks(use(NOW), use(NOW + 15 * MINUTE))).toEqual([]);
    expect(worseMarks(use(NOW), use(NOW + 15 * MINUTE + 1))).toEqual(['last-use']);
    expect(worseMarks(use(0), use(NOW))).toEqual(['last-use']);
  });

  test('that is not measured stays what it was for the next comparison', () => {
    expect(carriedMarks({ 'access-keys': 2, password: 0 }, { password: 1 })).toEqual({
      'access-keys': 2,
      password: 1,
    });
  });

  test('keeps the latest use, though AWS no longer has a record of it', () => {
    const use = (at: number) => ({ 'last-use': at });

    expect(carriedMarks(use(NOW), use(0))).toEqual(use(NOW));
    expect(carriedMarks(use(NOW), {})).toEqual(use(NOW));
    expect(carriedMarks({}, use(NOW))).toEqual(use(NOW));
    expect(carriedMarks(use(0), use(NOW))).toEqual(use(NOW));
  });
});
