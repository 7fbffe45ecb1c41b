import { known, unknown } from '../../../src/domain/fact.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { missedUses } from '../../../src/domain/verdict/missed-use.ts';
import { anEvidence } from '../../support/builders/evidence.ts';
import { ago, NOW } from '../../support/builders/time.ts';

const HELD = { since: ago(30 * DAY) };

function passwordUsed(at: Instant) {
  return anEvidence({
    passwordLastUse: known({ kind: 'used', at }, 'credential report', NOW),
    accessKeys: known([], 'credential report', NOW),
  });
}

describe('a use of root was missed', () => {
  test('where AWS knows of one and we hold no event', () => {
    expect(missedUses(passwordUsed(ago(HOUR)), HELD, NOW)).toEqual([
      { accountId: expect.any(String), credential: 'password', at: ago(HOUR) },
    ]);
  });

  test('where the newest event is older by more than AWS is exact', () => {
    const used = passwordUsed(ago(HOUR));
    expect(missedUses(used, { ...HELD, newestSignIn: ago(75 * MINUTE) }, NOW)).toEqual([]);
    expect(missedUses(used, { ...HELD, newestSignIn: ago(75 * MINUTE + 1) }, NOW)).toMatchObject([
      { newestHeld: ago(75 * MINUTE + 1) },
    ]);
  });

  test('by password, though calls are held that a key may have made', () => {
    expect(missedUses(passwordUsed(ago(HOUR)), { ...HELD, newestCall: ago(HOUR) }, NOW)).toHaveLength(1);
  });

  test('by an access key, though a sign-in is held', () => {
    const key = {
      label: 'access key 1',
      active: true,
      createdAt: unknown('not said'),
      lastUse: known({ kind: 'used' as const, at: ago(HOUR) }, 'credential report' as const, NOW),
    };
    const used = anEvidence({
      passwordLastUse: known({ kind: 'never' }, 'credential report', NOW),
      accessKeys: known([key], 'credential report', NOW),
    });
    expect(missedUses(used, { ...HELD, newestSignIn: ago(HOUR) }, NOW)).toMatchObject([
      { credential: 'access key 1' },
    ]);
    expect(missedUses(used, { ...HELD, newestCall: ago(HOUR) }, NOW)).toEqual([]);
  });
});

describe('no use was missed', () => {
  test('while its event may still come', () => {
    expect(missedUses(passwordUsed(ago(29 * MINUTE)), HELD, NOW)).toEqual([]);
    expect(missedUses(passwordUsed(ago(30 * MINUTE)), HELD, NOW)).toHaveLength(1);
  });

  test('before we listened', () => {
    expect(missedUses(passwordUsed(ago(31 * DAY)), HELD, NOW)).toEqual([]);
  });

  test('where nobody knows of any', () => {
    const nothing = anEvidence({
      passwordLastUse: unknown('the credential report could not be read'),
      accessKeys: unknown('the credential report could not be read'),
    });
    expect(missedUses(nothing, HELD, NOW)).toEqual([]);
  });
});
