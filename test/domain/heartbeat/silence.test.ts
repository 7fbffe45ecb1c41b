import { listeningPlaces, notNoted, pipelineStanding } from '../../../src/domain/heartbeat/silence.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { ago, NOW } from '../../support/builders/time.ts';

const place = (n: number, region = 'eu-central-1') => ({ accountId: accountIdNumber(n), region });
const beat = (n: number, at: Instant) => ({ ...place(n), at });
const HOURLY = { every: HOUR, now: NOW };

const heard = (...last: ReturnType<typeof beat>[]) => ({ last, awaited: [] });
/** Never heard, and awaited for so long. */
const awaited = (n: number, since: Instant) => ({ last: [], awaited: [{ ...place(n), since }] });

test('all are alive, and proven as far back as the oldest of their last heartbeats', () => {
  expect(
    pipelineStanding([place(1), place(2)], heard(beat(1, ago(MINUTE)), beat(2, ago(HOUR))), HOURLY),
  ).toEqual({
    alive: 2,
    provenAt: ago(HOUR),
    silent: [],
    notYet: [],
  });
});

test('one heartbeat may be lost, and a second is silence', () => {
  const latest = 2 * HOUR + 5 * MINUTE;
  expect(pipelineStanding([place(1)], heard(beat(1, ago(latest))), HOURLY).alive).toBe(1);
  expect(pipelineStanding([place(1)], heard(beat(1, ago(latest + 1))), HOURLY)).toEqual({
    alive: 0,
    silent: [{ ...place(1), lastAt: ago(latest + 1) }],
    notYet: [],
  });
});

test('who was never heard is silent, and comes first', () => {
  const known = { ...awaited(2, ago(DAY)), last: [beat(1, ago(DAY))] };
  const { silent } = pipelineStanding([place(1), place(2)], known, HOURLY);
  expect(silent).toEqual([place(2), { ...place(1), lastAt: ago(DAY) }]);
});

test('a new account, or a new Region, has its time to be heard first', () => {
  const expected = { alive: 0, silent: [], notYet: [place(1)] };
  expect(pipelineStanding([place(1)], awaited(1, ago(HOUR)), HOURLY)).toEqual(expected);
  expect(pipelineStanding([place(1)], heard(), HOURLY)).toEqual(expected);
});

test('since when a place is to be heard is noted once, and of none that was heard', () => {
  const known = { ...awaited(2, ago(DAY)), last: [beat(1, ago(DAY))] };
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
  const standing = pipelineStanding([place(1, 'us-east-1')], heard(beat(1, NOW), beat(9, NOW)), HOURLY);
  expect(standing).toMatchObject({ alive: 0, notYet: [place(1, 'us-east-1')] });
});
