import { looksTheSame } from '../../../src/domain/window/looks-the-same.ts';
import { NOW } from '../../support/builders/time.ts';
import { aMeasuredRoot } from '../../support/builders/window-card.ts';

const KEY = { label: 'access key 1', active: true, createdAt: NOW };
const withKeys = (...keys: (typeof KEY)[]) => aMeasuredRoot({ accessKeys: 'yes', details: { keys } });

describe('a root user before and after', () => {
  test('looks the same where all that was measured is the same', () => {
    expect(looksTheSame(aMeasuredRoot(), aMeasuredRoot())).toBe(true);
    expect(looksTheSame(withKeys(KEY), withKeys(KEY))).toBe(true);
  });

  test('does not where anything is other than before, a deleted or deactivated key among it', () => {
    expect(looksTheSame(withKeys(KEY), aMeasuredRoot({ accessKeys: 'no' }))).toBe(false);
    expect(looksTheSame(withKeys(KEY, { ...KEY, createdAt: NOW + 1 }), withKeys(KEY))).toBe(false);
    expect(looksTheSame(withKeys(KEY), withKeys({ ...KEY, active: false }))).toBe(false);
    expect(looksTheSame(aMeasuredRoot({ virtualMfa: 'yes' }), aMeasuredRoot({ virtualMfa: 'no' }))).toBe(
      false,
    );
  });

  test('does not where something was not measured', () => {
    expect(looksTheSame(aMeasuredRoot({ password: 'unknown' }), aMeasuredRoot({ password: 'unknown' }))).toBe(
      false,
    );
    expect(looksTheSame({ kind: 'not-measured', reason: 'throttled' }, aMeasuredRoot())).toBe(false);
  });
});
