import { pipelineStanding } from '../../../src/domain/heartbeat/silence.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { ago, NOW } from '../../support/builders/time.ts';

const place = (n: number, region = 'eu-central-1') => ({ accountId: accountIdNumber(n), region });
const beat = (n: number, at: Instant) => ({ ...place(n), at });
const HOURLY = { every: HOUR, since: ago(30 * DAY), now: NOW };

test('all are alive, and proven as far back as the oldest of their last heartbeats', () => {
  expect(pipelineStanding([place(1), place(2)], [beat(1, ago(MINUTE)), beat(2, ago(HOUR))], HOURLY)).toEqual({
    alive: 2,
    provenAt: ago(HOUR),
    silent: [],
    notYet: [],
  });
});

test('one heartbeat may be lost, and a second is silence', () => {
  const latest = 2 * HOUR + 5 * MINUTE;
  expect(pipelineStanding([place(1)], [beat(1, ago(latest))], HOURLY).alive).toBe(1);
  expect(pipelineStanding([place(1)], [beat(1, ago(latest + 1))], HOURLY)).toEqual({
    alive: 0,
    silent: [{ ...place(1), lastAt: ago(latest + 1) }],
    notYet: [],
  });
});

test('who was never heard is silent, and comes first', () => {
  const { silent } = pipelineStanding([place(1), place(2)], [beat(1, ago(DAY))], HOURLY);
  expect(silent).toEqual([place(2), { ...place(1), lastAt: ago(DAY) }]);
});

test('who was never heard is not silent yet, right after we began to listen', () => {
  const justNow = { ...HOURLY, since: ago(HOUR) };
  expect(pipelineStanding([place(1)], [], justNow)).toEqual({ alive: 0, silent: [], notYet: [place(1)] });
});

test('a heartbeat speaks for its own Region only, and one that nobody expects for none', () => {
  const standing = pipelineStanding([place(1, 'us-east-1')], [beat(1, NOW), beat(9, NOW)], HOURLY);
  expect(standing).toMatchObject({ alive: 0, silent: [place(1, 'us-east-1')] });
});
