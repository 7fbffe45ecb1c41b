import { known } from '../../../src/domain/fact.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { createAlertMissedUses } from '../../../src/operations/activity/missed-uses.ts';
import { createHeartbeatStore } from '../../../src/store/activity/heartbeat-store.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { aConsoleLogin, enveloped, eventTime } from '../../support/builders/cloudtrail.ts';
import { anEvidence } from '../../support/builders/evidence.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';
import { OMAR } from '../../support/fakes/tending.ts';

let world: ActivityWorld;

beforeEach(async () => {
  world = await startActivityWorld();
  const { table, clock } = world.windows;
  await createHeartbeatStore({ table }).since(clock.now());
  clock.move(2 * DAY);
});
afterEach(() => world.close());

/** AWS says that the password was used then. */
async function measured(at: Instant): Promise<void> {
  const process = world.start();
  const { table, clock } = world.windows;
  const heartbeats = createHeartbeatStore({ table });
  const evidence = anEvidence({
    accountId: PAYMENTS,
    passwordLastUse: known({ kind: 'used', at }, 'credential report', clock.now()),
    accessKeys: known([], 'credential report', clock.now()),
  });
  const { records } = world;
  await createAlertMissedUses({ ...process.deps, ...process.telling, records, heartbeats })(evidence);
  await process.settled();
}

test('a use of root that AWS knows of and that sent no event is alerted of once, however often it is measured', async () => {
  const used = world.windows.clock.now() - 3 * HOUR;
  await measured(used);
  await measured(used);
  const [alert, ...more] = await world.raised();
  expect(more).toEqual([]);
  expect(alert).toMatchObject({ worst: 'missed-use', counts: { events: 1 } });
  expect(world.posted()).toHaveLength(1);

  const { alerts } = world;
  const disposition = { kind: 'legitimate' as const, by: OMAR, at: world.windows.clock.now() };
  await alerts.advance({ ...alert!, version: alert!.version + 1, disposition });
  await measured(used);
  expect(await world.raised()).toHaveLength(1);
});

test('a use whose event came, or that was before we listened, is none', async () => {
  const used = world.windows.clock.now() - 3 * HOUR;
  world.queue.put(enveloped(aConsoleLogin({ eventTime: eventTime(used - 10 * MINUTE) })));
  await world.start().takeIn();
  await measured(used);
  await measured(used - 5 * DAY);
  expect((await world.raised()).map(({ worst }) => worst)).toEqual(['sign-in']);
});
