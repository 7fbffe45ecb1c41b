import { rootRecentUse } from '../../../src/domain/checks/root-recent-use.ts';
import type { LastUse, RootAccessKey } from '../../../src/domain/evidence.ts';
import { type Fact, known, unknown } from '../../../src/domain/fact.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { aSubject, measured } from '../../support/builders/subject.ts';
import { ago, NOW } from '../../support/builders/time.ts';

const source = 'credential report';
const NOT_WATCHED = ' Whether a window covered it is not known: root activity is not watched.';
const usedDaysAgo = (days: number): Fact<LastUse> =>
  known({ kind: 'used', at: ago(days * DAY) }, source, NOW);
const never: Fact<LastUse> = known({ kind: 'never' }, source, NOW);

function outcomeOf(password: Fact<LastUse>, ...keys: readonly Fact<LastUse>[]) {
  const accessKeys = keys.map(
    (lastUse, n): RootAccessKey => ({
      label: `access key ${n + 1}`,
      active: false,
      createdAt: usedKeyCreation,
      lastUse,
    }),
  );
  const evidence = measured({ passwordLastUse: password, accessKeys: known(accessKeys, source, NOW) });
  return rootRecentUse.evaluate(aSubject({ evidence }));
}

const usedKeyCreation = known(ago(900 * DAY), source, NOW);

test('the later of two recent uses is named', () => {
  expect(outcomeOf(usedDaysAgo(5), usedDaysAgo(40), usedDaysAgo(2))).toMatchObject({
    status: 'fail',
    detail: `Root access key 2 used 2 days ago; the limit is 90 days.${NOT_WATCHED}`,
  });
});

test('use as long ago as the limit is recent, a day longer is not', () => {
  expect(outcomeOf(usedDaysAgo(90)).status).toBe('fail');
  expect(outcomeOf(usedDaysAgo(91)).status).toBe('pass');
});

test('a recent use fails whatever else is unknown', () => {
  expect(outcomeOf(unknown('x'), usedDaysAgo(1)).status).toBe('fail');
});

test('an old use does not excuse an unknown one', () => {
  expect(outcomeOf(unknown('the report is unreadable'), usedDaysAgo(300))).toEqual({
    status: 'unknown',
    reason: 'Last use of root: the report is unreadable.',
  });
});

test('unread keys are unknown, though the password was never used', () => {
  const evidence = measured({ passwordLastUse: never, accessKeys: unknown('unread') });
  expect(rootRecentUse.evaluate(aSubject({ evidence })).status).toBe('unknown');
});

test('a time ahead of our clock counts as just now', () => {
  const ahead = known({ kind: 'used' as const, at: NOW + 2 * HOUR }, source, NOW);
  expect(outcomeOf(ahead)).toMatchObject({
    status: 'fail',
    detail: expect.stringContaining('used just now'),
  });
});

test('no use on record passes', () => {
  expect(outcomeOf(never, never).status).toBe('pass');
});

describe('a use that an earlier sweep saw', () => {
  const seenDaysAgo = (days: number, password: Fact<LastUse> = never) => {
    const evidence = measured({ passwordLastUse: password, accessKeys: known([], source, NOW) });
    return rootRecentUse.evaluate(aSubject({ evidence, seenUse: ago(days * DAY) }));
  };

  test('fails until it is older than the limit, though its key is gone and AWS says nothing of it any more', () => {
    expect(seenDaysAgo(1)).toMatchObject({
      status: 'fail',
      detail: `Root was used 1 day ago, as seen before; the key or password it was used with is gone since, and AWS's record of the use with it. The limit is 90 days.${NOT_WATCHED}`,
    });
    expect(seenDaysAgo(90).status).toBe('fail');
    expect(seenDaysAgo(91).status).toBe('pass');
  });

  test('is told as AWS tells it where AWS still has a recent one', () => {
    expect(seenDaysAgo(1, usedDaysAgo(1))).toMatchObject({
      detail: `Root password used 1 day ago; the limit is 90 days.${NOT_WATCHED}`,
    });
  });

  test('is not said to be gone where it could not be read', () => {
    expect(seenDaysAgo(1, unknown('the report is unreadable')).status).toBe('unknown');
  });
});
