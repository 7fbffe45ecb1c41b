import { known, unknown } from '../../../src/domain/fact.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { createAlertMissedUses } from '../../../src/operations/activity/missed-uses.ts';
import { createHeartbeatStore } from '../../../src/store/activity/heartbeat-store.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import {
  aConsoleLogin,
  aFailedLogin,
  anApiCall,
  enveloped,
  eventTime,
} from '../../support/builders/cloudtrail.ts';
import { anEvidence } from '../../support/builders/evidence.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';
import { OMAR } from '../../support/fakes/tending.ts';

let world: ActivityWorld;

beforeEach(async () => {
  world = await startActivityWorld();
  const { clock } = world.windows;
  await createHeartbeatStore(world.windows).since(clock.now());
  clock.move(2 * DAY);
});
afterEach(() => world.close());

/** AWS says that the password, or the key, was used then. */
async function measured(at: Instant, credential: 'password' | 'key' = 'password'): Promise<void> {
  const process = world.start();
  const { clock } = world.windows;
  const heartbeats = createHeartbeatStore(world.windows);
  const used = known({ kind: 'used' as const, at }, 'credential report', clock.now());
  const key = { label: 'access key 1', active: true, createdAt: unknown('not said'), lastUse: used };
  const evidence = anEvidence({
    accountId: PAYMENTS,
    passwordLastUse:
      credential === 'password' ? used : known({ kind: 'never' }, 'credential report', clock.now()),
    accessKeys: known(credential === 'key' ? [key] : [], 'credential report', clock.now()),
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

test('what used no credential hides no use: a sign-in that failed, a request for a new password', async () => {
  const now = world.windows.clock.now();
  const later = { eventTime: eventTime(now - 2 * HOUR) };
  world.queue.put(enveloped(aFailedLogin(later)));
  world.queue.put(
    enveloped(aConsoleLogin({ ...later, eventName: 'PasswordRecoveryRequested', eventID: 'asked' })),
  );
  await world.start().takeIn();
  await measured(now - 5 * HOUR);
  const alerts = await world.raised();
  expect(alerts.map(({ worst }) => worst)).toContain('missed-use');
});

test('a read in the console hides no use of a key', async () => {
  const now = world.windows.clock.now();
  const later = {
    eventTime: eventTime(now - 2 * HOUR),
    readOnly: true,
    sessionCredentialFromConsole: 'true',
  };
  world.queue.put(enveloped(anApiCall(later)));
  await world.start().takeIn();
  await measured(now - 5 * HOUR, 'key');
  expect((await world.raised()).map(({ worst }) => worst)).toContain('missed-use');
});
