import { MINUTE } from '../../src/domain/time.ts';
import { localDate } from '../support/builders/day.ts';
import { anAudit, anUnreachable } from '../support/builders/posture.ts';
import { eventually } from '../support/fakes/eventually.ts';
import {
  EVENING,
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
  world.accounts = numberedAccounts(10);
});
afterEach(() => world.close());

/** It measures, and comes no further than the last account. */
async function stuckAtTheLast(): Promise<{ replica: Replica; held: ReturnType<Replica['auditor']['hold']> }> {
  const replica = world.start();
  await world.pass(NIGHT - MINUTE, [replica]);
  const last = world.accounts.at(-1);
  if (last === undefined) throw new Error('there are accounts');
  const held = replica.auditor.hold(last);
  world.clock.move(MINUTE);
  void replica.runDue();
  await eventually('all but one are measured', () => replica.auditor.audited.length === 10);
  return { replica, held };
}

const measured = async () => (await world.snapshots().load(DATE))?.counts.measured;

describe('a sweep that is interrupted', () => {
  test('stores no snapshot, and is gone on with by another process, which measures what is missing', async () => {
    const { replica, held } = await stuckAtTheLast();
    const ended = replica.end();
    held.reject(new Error('broken off'));
    await ended;
    expect(await measured()).toBeUndefined();
    expect(world.digests('Root digest')).toEqual([]);

    world.clock.move(MINUTE);
    const other = world.start();
    await world.pass(MINUTE, [other]);

    expect(other.auditor.audited).toEqual(world.accounts.slice(-1).map(({ id }) => id));
    expect(await measured()).toBe(10);
    const begunAt = EVENING + NIGHT;
    expect(await world.snapshots().load(DATE)).toMatchObject({ begunAt, takenAt: begunAt + MINUTE });
    expect(world.digests('Root digest, 20 Nov')).toHaveLength(1);
  });

  test('is begun anew where it began more than six hours ago', async () => {
    const { replica, held } = await stuckAtTheLast();
    const ended = replica.end();
    held.reject(new Error('broken off'));
    await ended;
    world.clock.move(7 * 60 * MINUTE);

    const other = world.start();
    await world.pass(MINUTE, [other]);

    expect(other.auditor.audited).toHaveLength(10);
    expect(await measured()).toBe(10);
  });

  test('by the end of the app is no failed job', async () => {
    const { replica, held } = await stuckAtTheLast();
    const ended = replica.end();
    held.reject(new Error('broken off'));
    await ended;

    expect(replica.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

test('an account that appears while the others are measured is measured too', async () => {
  const { replica, held } = await stuckAtTheLast();
  world.accounts = numberedAccounts(11);
  held.resolve(anAudit());

  await world.pass(MINUTE, [replica]);
  await eventually('the digest is posted', () => world.digests('Root digest, 20 Nov').length === 1);

  expect(replica.auditor.audited).toHaveLength(11);
  expect((await world.snapshots().load(DATE))?.accounts).toHaveLength(11);
});

test('an account that goes while the others are measured is not in the snapshot', async () => {
  const { replica, held } = await stuckAtTheLast();
  world.accounts = numberedAccounts(9);
  held.reject(new Error('broken off'));

  await world.pass(2 * MINUTE, [replica]);

  expect((await world.snapshots().load(DATE))?.accounts).toHaveLength(9);
});

describe('accounts that time out', () => {
  /** Measures once in which so many time out at the first look, and none at a second one. */
  async function sweptWhere(unlucky: number) {
    const replica = world.start();
    await world.pass(NIGHT - MINUTE, [replica]);
    for (const account of world.accounts.slice(0, unlucky)) {
      replica.auditor.hold(account).resolve(anUnreachable({ code: 'timed-out' }));
    }
    await world.pass(2 * MINUTE, [replica]);
    return (await world.snapshots().load(DATE))?.counts;
  }

  test('are looked at once more, where they are few', async () => {
    expect(await sweptWhere(5)).toMatchObject({ measured: 10, unmeasured: 0 });
  });

  test('are not, where they are many: that would only take as long again', async () => {
    expect(await sweptWhere(6)).toMatchObject({ measured: 4, unmeasured: 6 });
  });
});
