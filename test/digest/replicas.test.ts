import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { localDate } from '../support/builders/day.ts';
import { NIGHT, type ReplicaWorld, startReplicaWorld } from './support/replicas.ts';

let world: ReplicaWorld;

beforeAll(async () => {
  world = await startReplicaWorld();
});
afterEach(() => world.endAll());
afterAll(() => world.close());

test('three processes, clocks up to 30 s apart, post one digest a day, and measure each account once for it', async () => {
  const three = [-15, 0, 15].map((seconds) => world.start({ ahead: seconds * SECOND }));

  await world.pass(NIGHT + 10 * MINUTE, three);

  expect(world.digests('Root digest, 20 Nov')).toHaveLength(1);
  const audited = three.flatMap(({ auditor }) => auditor.audited);
  expect(audited.toSorted()).toEqual(world.accounts.map(({ id }) => id));
  expect((await world.snapshots().load(localDate('2026-11-20')))?.counts.measured).toBe(3);
});

describe.each(['before', 'after'] as const)('killed around any call, %s it is applied', (when) => {
  test('the one at it leaves one visible digest, of one whole sweep, to another that looks a minute later', async () => {
    let deaths = 0;
    for (let n = 1; ; n += 1) {
      const [first, other] = await world.minuteBeforeSix(2);
      const before = world.digests('Root digest').length;
      world.clock.move(MINUTE);
      world.calls.dieAt(when, n);
      await first?.runDue();
      const hasDied = world.calls.hasDied();
      world.calls.revive();
      if (!hasDied) break;
      deaths += 1;

      await other?.runDue();
      world.clock.move(70 * SECOND);
      await other?.runDue();

      expect({ n, digests: world.digests('Root digest').length - before }).toEqual({ n, digests: 1 });
      const snapshot = await world.snapshots().latest();
      expect({ n, measured: snapshot?.counts.measured }).toEqual({ n, measured: 3 });
    }
    expect(deaths).toBeGreaterThanOrEqual(20);
  });
});
