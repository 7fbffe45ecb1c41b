import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { createHeartbeatStore } from '../../../src/store/activity/heartbeat-store.ts';
import { createPoisonStore } from '../../../src/store/activity/poison-store.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { aChange, aConsoleLogin, eventTime } from '../../support/builders/cloudtrail.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';
import { OMAR } from '../../support/fakes/tending.ts';

let world: ActivityWorld;

beforeEach(async () => {
  world = await startActivityWorld();
});
afterEach(() => world.close());

describe('while the store gives no answer', () => {
  test('nothing is deleted, and all is stored once it answers again', async () => {
    const { calls } = world.windows;
    world.queue.put(...Array.from({ length: 30 }, () => world.happening(aChange('iam', 'CreateUser'))));
    calls.fail(/^dynamodb:/);
    await world.start().takeIn();
    expect(world.queue.left()).toBe(30);
    calls.fail(undefined);
    world.queue.timePasses();
    await world.start().takeIn();
    expect(world.queue.left()).toBe(0);
    expect(await world.events()).toHaveLength(30);
    expect((await world.raised())[0]?.counts.events).toBe(30);
  });

  test('what could be stored and not judged is judged by the next sweep', async () => {
    const { calls } = world.windows;
    world.queue.put(world.happening(aConsoleLogin()));
    calls.fail(/^dynamodb:(Query|UpdateItem)/);
    await world.start().takeIn();
    expect(world.queue.left()).toBe(0);
    expect(world.posted()).toEqual([]);
    calls.fail(undefined);
    await world.start().sweep();
    expect(world.posted()).toHaveLength(1);
  });
});

test('while Slack gives no answer for ten minutes alerts are kept, and each is posted once afterwards', async () => {
  const { calls, clock } = world.windows;
  calls.fail(/^slack:chat/);
  world.queue.put(world.happening(aConsoleLogin()));
  await world.start().takeIn();
  for (let minute = 0; minute < 10; minute += 1) {
    clock.move(MINUTE);
    await world.start().sweep();
  }
  expect(world.posted()).toEqual([]);
  const said = undelivered().length;
  expect(said).toBeGreaterThan(0);
  calls.fail(undefined);
  clock.move(MINUTE);
  await world.start().sweep();
  clock.move(MINUTE);
  await world.start().sweep();
  expect(world.posted()).toHaveLength(1);
  expect(undelivered()).toHaveLength(said);
});

/** Lines of the log that call people without Slack. */
const undelivered = () =>
  world.windows.log.lines.filter(({ fields }) => fields.alarm === 'undelivered-alert');

test('that Slack is away for a moment calls nobody; that a mention cannot be told does', async () => {
  const { calls, clock } = world.windows;
  const process = world.start();
  world.queue.put(world.happening(aConsoleLogin()));
  calls.fail(/^slack:chat/);
  await process.takeIn();
  calls.fail(undefined);
  clock.move(MINUTE);
  await process.sweep();
  expect(world.posted()).toHaveLength(1);
  expect(undelivered()).toEqual([]);
  calls.fail(/^slack:chat/);
  for (let minute = 0; minute < 15; minute += 1) {
    clock.move(MINUTE);
    await process.sweep();
  }
  expect(undelivered().length).toBeGreaterThan(0);
  calls.fail(undefined);
});

test('an event that comes six hours late is judged by what stood then, and alerted of now', async () => {
  const { windows } = world;
  const window = await windows.request();
  const approved = await windows.happen(window, { type: 'approved', by: OMAR });
  const during = windows.clock.now() + 10 * MINUTE;
  windows.clock.move(6 * HOUR);
  const before = world.happening(aConsoleLogin(), window.request.requestedAt - HOUR);
  const within = world.happening(aConsoleLogin(), during);
  world.queue.put(before, within);
  await world.start().takeIn();
  const verdicts = (await world.events()).map(({ judgement }) =>
    judgement?.kind === 'use' ? judgement.verdict.kind : judgement?.kind,
  );
  expect(verdicts).toEqual(['no-window', 'in-window']);
  expect(approved.id).toBe(window.id);
  expect(world.posted()).toHaveLength(1);
});

test('what cannot be read is kept as it came, said in the log, and deleted; the rest of the batch is stored', async () => {
  const { table, log, clock } = world.windows;
  world.queue.put('{"detail":', 'null', world.happening(aConsoleLogin()), { detail: { eventName: 'X' } });
  await world.start().takeIn();
  expect(world.queue.left()).toBe(0);
  expect(await world.events()).toHaveLength(1);
  const poison = createPoisonStore({ table, newId: (purpose) => purpose });
  const kept = await poison.list({ from: clock.now() - DAY }, 10);
  expect(kept.map(({ why }) => why).sort()).toEqual(['no-name', 'no-record', 'not-json']);
  const bodies = await Promise.all(kept.map(async ({ id }) => (await poison.load(id))?.body));
  expect(bodies).toContain('{"detail":');
  expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(3);
});

test('a heartbeat is heard', async () => {
  const { clock } = world.windows;
  const time = eventTime(clock.now());
  world.queue.put({
    ...{ version: '0', id: '1', 'detail-type': 'Scheduled Event', source: 'aws.events' },
    ...{ account: PAYMENTS, time, region: 'eu-central-1', resources: [], detail: {} },
  });
  await world.start().takeIn();
  const at = Math.floor(clock.now() / SECOND) * SECOND;
  expect(await createHeartbeatStore(world.windows).last()).toEqual([
    { accountId: PAYMENTS, region: 'eu-central-1', at },
  ]);
});
