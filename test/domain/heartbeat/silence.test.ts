import {
  type Heard,
  type Listening,
  listeningPlaces,
  notNoted,
  pipelineStanding,
  placeKey,
} from '../../../src/domain/heartbeat/silence.ts';
import { atOnce } from '../../../src/domain/pieces.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { ago, NOW } from '../../support/builders/time.ts';

const place = (n: number, region = 'eu-central-1') => ({ accountId: accountIdNumber(n), region });
const beat = (n: number, at: Instant) => ({ ...place(n), at });
const HOURLY = { every: HOUR, now: NOW };

const heard = (...last: ReturnType<typeof beat>[]): Heard => ({
  last: new Map(last.map((each) => [placeKey(each), each.at])),
  awaited: new Map(),
});
/** Awaited for so long, and perhaps others heard. */
const awaited = (n: number, since: Instant, ...last: ReturnType<typeof beat>[]): Heard => ({
  ...heard(...last),
  awaited: new Map([[placeKey(place(n)), since]]),
});
const standingOf = (expected: readonly Listening[], known: Heard) =>
  atOnce(pipelineStanding(expected, known, HOURLY));

test('all are alive, and proven as far back as the oldest of their last heartbeats', () => {
  expect(standingOf([place(1), place(2)], heard(beat(1, ago(MINUTE)), beat(2, ago(HOUR))))).toEqual({
    alive: 2,
    provenAt: ago(HOUR),
    silent: [],
    notYet: [],
  });
});

test('one heartbeat may be lost, and a second is silence', () => {
  const latest = 2 * HOUR + 5 * MINUTE;
  expect(standingOf([place(1)], heard(beat(1, ago(latest)))).alive).toBe(1);
  expect(standingOf([place(1)], heard(beat(1, ago(latest + 1))))).toEqual({
    alive: 0,
    silent: [{ ...place(1), lastAt: ago(latest + 1) }],
    notYet: [],
  });
});

test('who was never heard is silent, and comes first', () => {
  const known = awaited(2, ago(DAY), beat(1, ago(DAY)));
  const { silent } = standingOf([place(1), place(2)], known);
  expect(silent).toEqual([place(2), { ...place(1), lastAt: ago(DAY) }]);
});

test('a new account, or a new Region, has its time to be heard first', () => {
  const expected = { alive: 0, silent: [], notYet: [place(1)] };
  expect(standingOf([place(1)], awaited(1, ago(HOUR)))).toEqual(expected);
  expect(standingOf([place(1)], heard())).toEqual(expected);
});

test('since when a place is to be heard is noted once, and of none that was heard', () => {
  const known = awaited(2, ago(DAY), beat(1, ago(DAY)));
  expect(notNoted([place(1), place(2), place(3)], known)).toEqual([place(3)]);
});

test('a suspended or closed account is not listened for', () => {
  const states = (['ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'CLOSED', 'PENDING_ACTIVATION'] as const).map(
    (state, n) => anAccount({ id: accountIdNumber(n), state }),
  );
  expect(listeningPlaces(states, ['us-east-1', 'eu-central-1'])).toEqual([
    place(0, 'us-east-1'),
    place(0, 'eu-central-1'),
  ]);
});

test('a heartbeat speaks for its own Region only, and one that nobody expects for none', () => {
  const standing = standingOf([place(1, 'us-east-1')], heard(beat(1, NOW), beat(9, NOW)));
  expect(standing).toMatchObject({ alive: 0, notYet: [place(1, 'us-east-1')] });
});

test('thousands of places are judged piece by piece, each as if it were alone', () => {
  const places = Array.from({ length: 5_000 }, (_, n) => place(n));
  const beats = places.map(({ accountId }, n) => ({
    accountId,
    region: 'eu-central-1',
    at: ago(n % 2 ? DAY : HOUR),
  }));
  const pieces = pipelineStanding(places, heard(...beats), HOURLY);
  expect(pieces.next().done).toBe(false);
  const standing = atOnce(pieces);
  expect({ alive: standing.alive, silent: standing.silent.length }).toEqual({ alive: 2_500, silent: 2_500 });
});
