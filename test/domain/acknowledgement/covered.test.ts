import {
  coveredCounts,
  coveredStanding,
  coverOf,
  NOTHING_ACKNOWLEDGED,
} from '../../../src/domain/acknowledgement/covered.ts';
import { latestOf } from '../../../src/domain/acknowledgement/standing.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { type AccountOfDay, postureOfDay } from '../../support/builders/day.ts';
import { aFailure } from '../../support/builders/posture.ts';
import { anAcknowledgement } from '../../support/builders/snapshots.ts';

const FAILING = { number: 1, said: { 'root-mfa': 'fail' } } as const;
const covers = latestOf([anAcknowledgement()]);

const postureOf = (overrides: Partial<AccountOfDay> = {}) => postureOfDay([{ ...FAILING, ...overrides }]);
const standing = (overrides: Partial<AccountOfDay> = {}) =>
  coveredStanding(postureOf(overrides).accounts[0]!, covers);

describe('an account', () => {
  test('is acknowledged where every finding is', () => {
    expect(standing()).toBe('acknowledged');
    expect(standing({ said: { 'root-mfa': 'fail', 'root-password': 'unknown' } })).toBe('acknowledged');
  });

  test('needs attention as long as one is not', () => {
    expect(standing({ said: { 'root-mfa': 'fail', 'root-password': 'fail' } })).toBe('attention');
    expect(coveredStanding(postureOf().accounts[0]!, NOTHING_ACKNOWLEDGED)).toBe('attention');
  });

  test('stays unmeasured, whatever is acknowledged', () => {
    expect(standing({ audit: 'unreachable' })).toBe('unmeasured');
    expect(standing({ audit: 'unreachable', said: { 'root-mfa': 'fail', 'root-password': 'fail' } })).toBe(
      'attention',
    );
  });

  test('needs attention where a finding is critical, whatever is acknowledged', () => {
    expect(standing({ severity: 'critical' })).toBe('attention');
    expect(coverOf(accountIdNumber(1), aFailure({ checkId: 'root-mfa' }), covers)).toBeUndefined();
  });
});

test('accounts are counted each once', () => {
  const posture = postureOfDay([
    FAILING,
    { ...FAILING, number: 2 },
    { number: 3, said: { 'root-mfa': 'pass' } },
    { number: 4, audit: 'skipped' },
    { number: 5, audit: 'unreachable' },
    { number: 6, said: { 'root-mfa': 'unknown' } },
  ]);

  expect(coveredCounts(posture, covers)).toEqual({
    attention: 1,
    acknowledged: 1,
    unmeasured: 1,
    partial: 1,
    clear: 1,
    skipped: 1,
  });
  expect(coveredCounts(posture, NOTHING_ACKNOWLEDGED)).toEqual({ ...posture.counts, acknowledged: 0 });
});
