import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { localDate } from '../support/builders/day.ts';
import {
  NIGHT,
  numberedAccounts,
  type Replica,
  type ReplicaWorld,
  startReplicaWorld,
} from './support/replicas.ts';

const DATE = localDate('2026-11-20');

let world: ReplicaWorld;

beforeEach(async () => {
  world = await startReplicaWorld();
});
afterEach(() => world.close());

/** First lines of the digests in the channel, oldest first. */
function posted(): readonly string[] {
  return world.digests('Root digest').map(({ plainText }) => plainText.split('\n')[0]?.split(':')[0] ?? '');
}

const latest = () => world.digests('Root digest').at(-1)?.plainText ?? '';
const ask = (replica: Replica) => replica.digests.now(() => undefined, AbortSignal.timeout(100_000));

test('what changed on a day whose digest was never posted is told by the next one', async () => {
  const replica = world.start();
  await world.pass(NIGHT + HOUR, [replica]);
  world.channel = { appIsMember: false };
  world.accounts = numberedAccounts(5);
  await world.pass(DAY - HOUR + MINUTE, [replica]);
  await replica.end();
  world.clock.move(DAY);
  world.channel = {};

  await world.pass(MINUTE, [world.start()]);

  expect(posted()).toEqual(['Root digest, 20 Nov', 'Root digest, 22 Nov']);
  expect(latest()).toContain('Compared with 20 Nov: no digest in between was posted.');
  expect(latest()).toMatch(/dev-5/);
});

test('a digest of a date to come, by a process whose clock is days ahead, keeps none of the days before back', async () => {
  const good = world.start();
  await world.pass(HOUR, [good]);
  const ahead = world.start({ ahead: 3 * DAY });
  await ahead.runDue();
  await ask(ahead);
  await ahead.end();
  expect(posted()).toEqual(['Root digest, 22 Nov']);

  await world.pass(NIGHT + DAY, [good]);

  expect(posted()).toEqual(['Root digest, 22 Nov', 'Root digest, 20 Nov', 'Root digest, 21 Nov']);
  expect(good.log.lines).toContainEqual(
    expect.objectContaining({ level: 'error', message: expect.stringContaining('set the clocks by NTP') }),
  );
});

describe('a sweep that is damaged', () => {
  test('of the day whose digest is due is measured anew', async () => {
    const replica = world.start();
    world.channel = { appIsMember: false };
    await world.pass(NIGHT + MINUTE, [replica]);
    await replica.end();
    await world.damage(DATE);
    world.channel = {};

    const other = world.start();
    await world.pass(HOUR, [other]);

    expect(posted()).toEqual(['Root digest, 20 Nov']);
    expect((await world.snapshots().load(DATE))?.counts.measured).toBe(3);
  });

  test('of the day before makes no first day of the next, and has no pages', async () => {
    const replica = world.start();
    await world.pass(NIGHT + MINUTE, [replica]);
    await replica.end();
    await world.damage(DATE);

    const other = world.start();
    await world.pass(DAY, [other]);

    expect(latest()).toContain('NOT COMPARED with any day before');
    expect(latest()).toContain('The sweep of 20 Nov cannot be read: changes are not known.');
    expect(await other.digests.of(DATE)).toBeUndefined();
  });
});

test('a digest that somebody asked for, and could not be posted, is posted by the next process', async () => {
  const replica = world.start();
  await world.pass(HOUR, [replica]);
  world.channel = { appIsMember: false };
  expect(await ask(replica)).toMatchObject({ kind: 'not-posted', trouble: 'not-a-member' });
  await replica.end();
  world.channel = {};

  await world.pass(MINUTE, [world.start()]);

  expect(posted()).toEqual(['Root digest, 19 Nov']);
});

test('a digest that is in time, and whose sweep is over half an hour old, says of when it is', async () => {
  const replica = world.start();
  await world.pass(NIGHT - 50 * MINUTE, [replica]);
  world.channel = { appIsMember: false };
  await ask(replica);
  await world.pass(36 * MINUTE, [replica]);
  world.channel = {};

  await world.pass(6 * MINUTE, [replica]);

  expect(posted()).toEqual(['Root digest, 20 Nov']);
  expect(latest()).not.toContain('LATE');
  expect(latest()).toContain('It says how things stood 20 Nov 05:10 UTC, 40 min old.');
});

test('a digest that Slack took without an answer is not called refused', async () => {
  const replica = world.start();
  await world.pass(HOUR, [replica]);
  world.calls.loseAnswers(/chat\.postMessage/);

  const { kind, ...outcome } = await ask(replica);

  expect(kind).toBe('not-posted');
  expect(outcome).not.toHaveProperty('refused');
});

test('a process that dies after it has posted holds no lease: who comes next measures at once', async () => {
  const counted = await world.minuteBeforeSix(1);
  world.calls.count();
  await world.pass(90 * SECOND, counted);
  const posting = world.calls.made.indexOf('slack:chat.postMessage') + 1;
  const dying = await world.minuteBeforeSix(1);
  world.calls.dieAt('after', posting);
  await world.pass(MINUTE, dying);
  expect(world.calls.hasDied()).toBe(true);
  await world.endAll();
  world.calls.revive();
  world.clock.move(DAY - 10 * SECOND);
  const before = posted().length;

  const next = world.start();
  await next.runDue();
  await world.pass(10 * SECOND, [next]);

  expect(posted().slice(before)).toHaveLength(1);
});
