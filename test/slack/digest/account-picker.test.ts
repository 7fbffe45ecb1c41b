import {
  digestAccountOptions,
  digestAccountPicker,
  digestAccounts,
  tellsOfAccounts,
} from '../../../src/slack/digest/account-picker.ts';
import { viewText } from '../../support/blocks/plain-text.ts';
import { viewViolations } from '../../support/blocks/views.ts';
import { localDate } from '../../support/builders/day.ts';
import { aDigest, manyAccounts } from '../../support/builders/digest.ts';
import { anAcknowledgement } from '../../support/builders/snapshots.ts';

const FAILING = { 'root-mfa': 'fail' } as const;
const CLEAR = { 'root-mfa': 'pass' } as const;

describe('the accounts that can be opened from a digest', () => {
  test('are all that it tells of, each once, and those with findings first', () => {
    const days = [
      {
        accounts: [
          { number: 1, said: FAILING },
          { number: 2, said: FAILING },
          { number: 3, said: CLEAR },
          { number: 4, said: CLEAR },
          { number: 5, said: CLEAR },
          { number: 8, said: CLEAR },
        ],
      },
      {
        accounts: [
          { number: 1, said: FAILING },
          { number: 2, said: CLEAR },
          { number: 3, said: {}, audit: 'unreachable' as const },
          { number: 4, said: CLEAR, ouPath: ['elsewhere'] },
          { number: 5, said: CLEAR },
          { number: 6, said: FAILING },
          { number: 7, said: CLEAR },
        ],
        acknowledgements: [anAcknowledgement()],
      },
    ];
    const names = digestAccounts(aDigest(days)).map(({ name }) => name);

    expect(names.slice(0, 3)).toEqual(['account-6', 'account-3', 'account-1']);
    // 5 is clear as before, and 8 is no longer there to be looked at.
    expect(names.toSorted()).toEqual([1, 2, 3, 4, 6, 7].map((number) => `account-${number}`));
  });

  test('are none on a day on which nothing is told', () => {
    const quiet = { accounts: manyAccounts(3) };

    expect(tellsOfAccounts(aDigest([quiet, quiet]))).toBe(false);
    expect(digestAccounts(aDigest([quiet, quiet]))).toEqual([]);
    expect(tellsOfAccounts(aDigest([{ accounts: manyAccounts(1, { said: FAILING }) }]))).toBe(true);
  });

  test('are offered a hundred at a time, and found by name and id, at five thousand', () => {
    const digest = aDigest([{ accounts: manyAccounts(5_000, { said: FAILING }) }]);
    const [last] = digestAccounts(digest).slice(-1);

    expect(digestAccountOptions(digest, '')).toHaveLength(100);
    expect(digestAccountOptions(digest, last?.id ?? '').map(({ value }) => value)).toEqual([last?.id]);
    expect(digestAccountOptions(digest, 'no such account')).toEqual([]);
  });
});

test('the modal that asks for one is within Slack’s limits', () => {
  const view = digestAccountPicker({ view: 'all', date: localDate('2026-11-20'), page: 84 });

  expect(viewViolations(view)).toEqual([]);
  expect(viewText(view)).toContain('The account is measured now');
});
