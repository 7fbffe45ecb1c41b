import type { Alert } from '../../../src/domain/alert/alert.ts';
import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { aDetachment } from '../../support/builders/activity.ts';
import { byAdmin } from '../../support/builders/activity-records.ts';
import { afterStep, PAYMENTS } from '../../support/builders/alert.ts';
import { aChange, aConsoleLogin, aFailedLogin } from '../../support/builders/cloudtrail.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';
import { LENA, OMAR } from '../../support/fakes/tending.ts';

let world: ActivityWorld;

beforeEach(async () => {
  world = await startActivityWorld();
});
afterEach(() => world.close());

/** Omar presses "I’m on it". */
async function taken(alert: Alert | undefined): Promise<void> {
  if (alert === undefined) throw new Error('There is no alert to take');
  const now = world.windows.clock.now();
  expect(await world.alerts.advance(afterStep(alert, { type: 'owned', by: OMAR }, now))).toBe('stored');
}

describe('a use of root that no window covers', () => {
  test('is one alert in the alerts channel, which names what happened and calls on people', async () => {
    world.queue.put(world.happening(aConsoleLogin()));
    await world.start().takeIn();
    const [message, ...more] = world.posted();
    expect(more).toEqual([]);
    expect(message?.text).toContain('payments-prod');
    expect(JSON.stringify(message)).toContain(OMAR.id);
    expect(JSON.stringify(message)).toContain(LENA.id);
    expect(world.queue.left()).toBe(0);
    expect((await world.events())[0]).toMatchObject({
      judgement: { kind: 'use', verdict: { kind: 'no-window' } },
    });
  });

  test('that is a burst is one alert that grows, the worst first, and is told once however often it comes', async () => {
    const compromise = [
      ...Array.from({ length: 5 }, () => world.happening(aFailedLogin())),
      world.happening(aConsoleLogin({ additionalEventData: { MFAUsed: 'No' } })),
      world.happening(aChange('cloudtrail', 'StopLogging')),
      world.happening(aChange('iam', 'CreateAccessKey')),
      world.happening(aChange('iam', 'CreateUser')),
    ];
    world.queue.put(...compromise.toReversed(), ...compromise);
    const process = world.start();
    await process.takeIn();
    world.queue.put(...compromise);
    await process.takeIn();
    const [alert, ...more] = await world.raised();
    expect(more).toEqual([]);
    expect(alert?.counts).toEqual({ events: 9, reads: 0, failures: 5, explained: 0 });
    expect(alert?.items.slice(0, 3).map(({ name }) => name)).toEqual([
      'StopLogging',
      'CreateAccessKey',
      'CreateUser',
    ]);
    expect(world.posted()).toHaveLength(1);
    expect(world.posted()[0]?.text).toContain('LOGGING TAMPERED WITH, ACCESS KEY CREATED');
  });

  test('calls on people again after ten minutes and then every thirty, until somebody has it, and when that lapsed', async () => {
    world.queue.put(world.happening(aConsoleLogin()));
    await world.start().takeIn();
    const mentions = async () => (await world.told(world.posted()[0])).length;
    expect(await world.start().sweep()).toBe(false);
    world.windows.clock.move(10 * MINUTE - SECOND);
    expect(await world.start().sweep()).toBe(true);
    expect(await mentions()).toBe(0);
    world.windows.clock.move(SECOND);
    await world.start().sweep();
    await world.start().sweep();
    expect(await mentions()).toBe(1);
    world.windows.clock.move(30 * MINUTE);
    await world.start().sweep();
    expect(await mentions()).toBe(2);
    await taken((await world.raised())[0]);
    for (const [minutes, count] of [
      [29, 3],
      [1, 4],
      [10, 5],
    ] as const) {
      world.windows.clock.move(minutes * MINUTE);
      await world.start().sweep();
      expect(await mentions()).toBe(count);
    }
  });

  test('is alerted of again where it comes half an hour after the last', async () => {
    world.queue.put(world.happening(aConsoleLogin()));
    await world.start().takeIn();
    world.windows.clock.move(31 * MINUTE);
    world.queue.put(world.happening(aConsoleLogin()));
    await world.start().takeIn();
    expect(world.posted()).toHaveLength(2);
    expect(await world.raised()).toHaveLength(2);
  });
});

test('changes of the perimeter, of our own rule and queue too, are told with who made them, and what weakens it pages', async () => {
  const { clock } = world.windows;
  const queueUrl = 'https://sqs.us-east-1.amazonaws.com/999900001111/rootkeeper-events';
  const email = byAdmin('account', 'StartPrimaryEmailUpdate', { accountId: '111122223333' });
  world.queue.put(world.happening(email));
  await world.start().takeIn();
  expect(world.posted()).toHaveLength(1);
  expect(JSON.stringify(world.posted()[0])).toContain('mia@corp.example');
  clock.move(11 * MINUTE);
  await world.start().sweep();
  expect(await world.told(world.posted()[0])).toEqual([]);

  world.queue.put(
    world.happening(byAdmin('events', 'DisableRule', { name: 'rootkeeper-root-events' })),
    world.happening(byAdmin('sqs', 'PurgeQueue', { queueUrl })),
    world.happening(aDetachment({ recipientAccountId: '111122223333' })),
  );
  await world.start().takeIn();
  const { ids } = await world.alerts.line('perimeter', PAYMENTS);
  const [alert, ...more] = await world.alerts.loadAll(ids);
  expect(more).toEqual([]);
  expect(alert?.items.map(({ name, pages }) => `${name} ${pages}`)).toEqual([
    'DisableRule true',
    'PurgeQueue true',
    'StartPrimaryEmailUpdate false',
    'DetachPolicy true',
  ]);
  expect(world.posted()).toHaveLength(1);
  for (const name of ['DisableRule', 'PurgeQueue', 'DetachPolicy']) {
    expect(world.posted()[0]?.plainText).toContain(name);
  }
  expect((await world.told(world.posted()[0])).join()).toContain('NOBODY HAS IT');
});
