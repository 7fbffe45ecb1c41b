import { type ActivityRecord, accountOfKept } from '../../../src/domain/activity/record.ts';
import { nextRound, roundsOf } from '../../../src/operations/activity/rounds.ts';
import { aRecord } from '../../support/builders/activity.ts';
import { aChange, rootIdentity } from '../../support/builders/cloudtrail.ts';

/** `count` records of the nth account. */
function ofAccount(n: number, count: number): readonly ActivityRecord[] {
  const userIdentity = rootIdentity({ accountId: String(111_122_220_000 + n) });
  return Array.from({ length: count }, (_, each) =>
    aRecord(aChange('iam', 'CreateUser', { eventID: `${n} ${each}`, userIdentity })),
  );
}

const accountsIn = (records: readonly ActivityRecord[]) =>
  new Set(records.map(({ kept }) => accountOfKept(kept)));

test('a round has no more of an account than its alert remembers, and the first of them', () => {
  const records = [...ofAccount(1, 150), ...ofAccount(2, 3)];
  const { round, left } = nextRound(records);
  expect(round).toEqual([...records.slice(0, 100), ...records.slice(150)]);
  expect(left).toEqual(records.slice(100, 150));
});

test('a round is of a few accounts, so that it is soon over, and all have their turn once', () => {
  const records = Array.from({ length: 20 }, (_, n) => ofAccount(n, 2)).flat();
  const rounds = [...roundsOf(records)];
  expect(rounds.map((round) => accountsIn(round).size)).toEqual([8, 8, 4]);
  expect(rounds.flat()).toEqual(records);
});

test('an account that rests waits, unless a whole round of it does', () => {
  const [few, many] = [ofAccount(1, 99), ofAccount(2, 100)];
  const { round, left } = nextRound([...few, ...many], () => 'resting');
  expect(round).toEqual(many);
  expect(left).toEqual(few);
});

test('an account that is busy waits, however many of its records do', () => {
  const [one, other] = [ofAccount(1, 100), ofAccount(2, 1)];
  const busy = accountsIn(one);
  const { round, left } = nextRound([...one, ...other], (id) => (busy.has(id) ? 'busy' : 'ready'));
  expect(round).toEqual(other);
  expect(left).toEqual(one);
});
