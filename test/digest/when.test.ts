import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { localDate } from '../support/builders/day.ts';
import { eventually } from '../support/fakes/eventually.ts';
import { NIGHT, type Replica, type ReplicaWorld, startReplicaWorld } from './support/replicas.ts';

let world: ReplicaWorld;

beforeEach(async () => {
  world = await startReplicaWorld();
});
afterEach(() => world.close());

/** First lines of the digests in the channel, oldest first. */
function posted(): readonly string[] {
  return world.digests('Root digest').map(({ plainText }) => plainText.split('\n')[0]?.split(':')[0] ?? '');
}

const saysLate = () => world.digests('Root digest').at(-1)?.plainText.includes('LATE: it was due') === true;

describe('the digest', () => {
  test('is posted when it is due, once a day', async () => {
    const replica = world.start();
    world.calls.fail(/files\./);

    await world.pass(NIGHT - SECOND, [replica]);
    expect(posted()).toEqual([]);
    await world.pass(SECOND, [replica]);
    expect(posted()).toEqual(['Root digest, 20 Nov']);
    expect(saysLate()).toBe(false);

    await world.pass(2 * DAY, [replica]);
    expect(posted()).toEqual(['Root digest, 20 Nov', 'Root digest, 21 Nov', 'Root digest, 22 Nov']);
  });

  test('of a time before the app was first started was not missed', async () => {
    world.clock.move(NIGHT + HOUR);
    const replica = world.start();
    await world.pass(HOUR, [replica]);

    expect(posted()).toEqual([]);
  });

  test('that was missed is posted late, and says so', async () => {
    await world.start().runDue();
    world.clock.move(NIGHT + 5 * HOUR);
    const replica = world.start();

    await world.pass(0, [replica]);

    expect(posted()).toEqual(['Root digest, 20 Nov']);
    expect(saysLate()).toBe(true);
  });

  test('after a week without the app is the last one only', async () => {
    await world.start().runDue();
    world.clock.move(7 * DAY);
    const replica = world.start();

    await world.pass(HOUR, [replica]);

    expect(posted()).toEqual(['Root digest, 26 Nov']);
  });

  test('that Slack does not take for most of an hour is posted then, once, from the one sweep', async () => {
    const replica = world.start();
    await world.pass(NIGHT - MINUTE, [replica]);
    world.calls.fail(/slack:/);
    await world.pass(40 * MINUTE, [replica]);
    expect(posted()).toEqual([]);
    world.calls.fail(undefined);

    await world.pass(15 * MINUTE, [replica]);

    expect(posted()).toEqual(['Root digest, 20 Nov']);
    expect(saysLate()).toBe(true);
    expect(replica.auditor.audited).toHaveLength(3);
  });

  test('that Slack took without an answer is there once', async () => {
    const replica = world.start();
    await world.pass(NIGHT - MINUTE, [replica]);
    world.calls.loseAnswers(/chat\.postMessage/);
    await world.pass(90 * SECOND, [replica]);
    world.calls.loseAnswers(undefined);

    await world.pass(15 * MINUTE, [replica]);

    expect(posted()).toEqual(['Root digest, 20 Nov']);
  });

  test('waits until the store answers again', async () => {
    const replica = world.start();
    await world.pass(NIGHT - MINUTE, [replica]);
    world.calls.fail(/dynamodb:PutItem/);
    await world.pass(3 * MINUTE, [replica]);
    expect(posted()).toEqual([]);
    world.calls.fail(undefined);

    await world.pass(2 * MINUTE, [replica]);

    expect(posted()).toEqual(['Root digest, 20 Nov']);
  });
});

describe('a channel that is not fit', () => {
  test.each([
    ['without the app', { appIsMember: false }, 'invite it to the channel'],
    ['that another organization reads', { isExternallyShared: true }, 'name another channel'],
  ])('%s: nothing is posted, the log says what to do, the snapshot is kept', async (_, channel, told) => {
    const replica = world.start();
    world.channel = channel;
    await world.pass(NIGHT + MINUTE, [replica]);

    expect(posted()).toEqual([]);
    expect(replica.log.lines.filter(({ level }) => level === 'error').at(-1)?.message).toContain(told);
    expect(await world.snapshots().load(localDate('2026-11-20'))).toBeDefined();

    world.channel = {};
    await world.pass(6 * MINUTE, [replica]);
    expect(posted()).toEqual(['Root digest, 20 Nov']);
    expect(replica.auditor.audited).toHaveLength(3);
  });
});

describe('the digest that somebody asks for', () => {
  const ask = (replica: Replica) => replica.digests.now(() => undefined, AbortSignal.timeout(100_000));

  test('a little before it is due is that day’s: nothing is posted when it is due', async () => {
    const replica = world.start();
    await world.pass(NIGHT - 5 * MINUTE, [replica]);

    expect(await ask(replica)).toMatchObject({ kind: 'posted', isNew: true });
    await world.pass(HOUR, [replica]);

    expect(posted()).toEqual(['Root digest, 20 Nov']);
    expect(await ask(replica)).toMatchObject({ kind: 'posted', isNew: false });
  });

  test('by several at once is measured once; each is told how far it is', async () => {
    const replica = world.start();
    await world.pass(NIGHT - HOUR, [replica]);
    const told: (readonly [string, number])[] = [];

    await Promise.all(
      ['mia', 'omar'].map((who) =>
        replica.digests.now(({ measured }) => told.push([who, measured]), AbortSignal.timeout(100_000)),
      ),
    );

    expect(replica.auditor.audited).toHaveLength(3);
    expect(told).toContainEqual(['mia', 3]);
    expect(told).toContainEqual(['omar', 3]);
    expect(posted()).toHaveLength(1);
  });

  test('while another process measures comes from that one', async () => {
    const [one, other] = [world.start(), world.start()];
    await world.pass(NIGHT - HOUR, [one, other]);
    const [account] = world.accounts;
    if (account === undefined) throw new Error('there are accounts');
    const held = one.auditor.hold(account);
    const first = ask(one);
    await eventually('it measures', () => one.auditor.audited.length > 0);

    const made = world.calls.made.length;
    const second = ask(other);
    await eventually('the other has found it at work', () => world.calls.made.length >= made + 3);
    held.reject(new Error('it fails in the middle'));

    await expect(first).rejects.toThrow('it fails in the middle');
    expect(await second).toMatchObject({ kind: 'posted', isNew: true });
    expect(posted()).toHaveLength(1);
  });

  test('and that may not be posted is tried again by itself', async () => {
    const replica = world.start();
    await world.pass(HOUR, [replica]);
    world.channel = { appIsMember: false };
    expect(await ask(replica)).toMatchObject({ kind: 'not-posted', trouble: 'not-a-member' });
    world.channel = {};

    await world.pass(6 * MINUTE, [replica]);

    expect(posted()).toEqual(['Root digest, 19 Nov']);
  });

  test('on a day leaves the one that was missed the day before alone', async () => {
    await world.start().runDue();
    world.clock.move(NIGHT + DAY - HOUR);
    const replica = world.start();
    expect(await ask(replica)).toMatchObject({ kind: 'posted', isNew: true });

    await world.pass(2 * HOUR, [replica]);

    expect(posted()).toEqual(['Root digest, 21 Nov']);
  });
});
