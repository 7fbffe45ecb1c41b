import type { Alert } from '../../../src/domain/alert/alert.ts';
import { applyStep } from '../../../src/domain/alert/apply-step.ts';
import type { AlertStep } from '../../../src/domain/alert/steps.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { createAlarmPathSince } from '../../../src/operations/activity/alarm-path-since.ts';
import { createPipeline } from '../../../src/operations/activity/pipeline.ts';
import { createRootUseSince } from '../../../src/operations/activity/root-use-since.ts';
import { createAlarmWatchStore } from '../../../src/store/activity/alarm-watch-store.ts';
import { createHeartbeatStore } from '../../../src/store/activity/heartbeat-store.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { aDirectory, anAccount } from '../../support/builders/account.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { aConsoleLogin, enveloped, eventTime } from '../../support/builders/cloudtrail.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';
import { OMAR } from '../../support/fakes/tending.ts';

let world: ActivityWorld;

beforeEach(async () => {
  world = await startActivityWorld();
});
afterEach(() => world.close());

const account = anAccount({ id: PAYMENTS, name: 'payments-prod' });
const directory = async () => aDirectory({ accounts: [account] });
const now = () => world.windows.clock.now();

/** Somebody signs in as root of payments-prod now, and it is judged. */
async function signIn(): Promise<void> {
  world.queue.put(enveloped(aConsoleLogin({ eventTime: eventTime(now()), eventID: `at ${now()}` })));
  await world.start().takeIn();
}

async function step(taken: AlertStep): Promise<Alert> {
  const [alert] = await world.raised();
  if (alert === undefined) throw new Error('there is no alert');
  const applied = applyStep(alert, taken, { now: now(), isOnCall: true });
  if (applied.kind === 'refused') throw new Error(applied.refusal.why);
  await world.alerts.advance(applied.alert);
  return applied.alert;
}

function rootUse(since: number) {
  const { deps } = world.start();
  const { clock, table, log } = world.windows;
  const windows = createWindowStore({ table, log });
  return createRootUseSince({ ...deps, records: world.records, directory, clock, windows })(since);
}

describe('what a digest tells of root use', () => {
  test('is every use that no window covers, with who has it, until somebody says what it was', async () => {
    await signIn();
    const at = Math.floor(now() / 1000) * 1000;
    await step({ type: 'owned', by: OMAR });
    const use = { accountId: PAYMENTS, accountName: 'payments-prod', at, worst: 'sign-in', mfa: true };
    const owned = { unsanctioned: [{ ...use, owner: OMAR.name }], sanctioned: 0 };
    expect(await rootUse(now() - HOUR)).toEqual(owned);
    world.windows.clock.move(3 * DAY);
    expect(await rootUse(now() - DAY)).toEqual(owned);
    await step({ type: 'disposed', by: OMAR, as: 'legitimate' });
    expect(await rootUse(now() - DAY)).toEqual({ unsanctioned: [], sanctioned: 0 });
    expect((await rootUse(now() - 4 * DAY)).unsanctioned).toEqual([
      { ...use, owner: OMAR.name, disposition: { kind: 'legitimate', by: OMAR.name } },
    ]);
  });

  test('counts a window that was used once, however much was done, and only where it was used since', async () => {
    const { windows } = world;
    const window = await windows.request();
    await windows.happen(window, { type: 'approved', by: OMAR });
    windows.clock.move(MINUTE);
    await signIn();
    windows.clock.move(MINUTE);
    await signIn();
    expect(await rootUse(now() - HOUR)).toEqual({ unsanctioned: [], sanctioned: 1 });
    windows.clock.move(MINUTE);
    expect(await rootUse(now() - MINUTE / 2)).toEqual({ unsanctioned: [], sanctioned: 0 });
  });
});

describe('whether it would have been noticed', () => {
  const at = { regions: ['eu-central-1'], heartbeatEvery: HOUR, turn: async () => undefined };

  function alarmPath(since: number) {
    const { table, clock } = world.windows;
    const heartbeats = createHeartbeatStore(world.windows);
    const pipeline = createPipeline({ heartbeats, clock, ...at });
    const alarmWatch = createAlarmWatchStore({ table });
    return createAlarmPathSince({ pipeline, heartbeats, alarmWatch, directory, clock })(since);
  }

  test('is certain only where somebody listened all the time, and heard all accounts', async () => {
    const { table, clock } = world.windows;
    const heartbeats = createHeartbeatStore(world.windows);
    const begun = now();
    await heartbeats.since(begun);
    clock.move(DAY);
    await heartbeats.hear([{ accountId: PAYMENTS, region: 'eu-central-1', at: now() }]);
    const alive = { provenAt: now(), accounts: 1, silent: [], notYet: 0 };
    expect(await alarmPath(begun - 1)).toEqual({ ...alive, wasInterrupted: true });
    expect(await alarmPath(begun)).toEqual({ ...alive, wasInterrupted: false });
    const quiet = { version: 1, silent: [], told: {}, poisonTo: 0, notices: [] };
    await createAlarmWatchStore({ table }).advance({ ...quiet, interruptedAt: begun + HOUR });
    expect((await alarmPath(begun + HOUR)).wasInterrupted).toBe(true);
    expect((await alarmPath(begun + HOUR + 1)).wasInterrupted).toBe(false);
    clock.move(3 * HOUR);
    expect(await alarmPath(begun + 2 * HOUR)).toEqual({
      ...{ accounts: 1, notYet: 0, wasInterrupted: true },
      silent: [{ id: PAYMENTS, name: 'payments-prod' }],
    });
  });
});
