import { DAY, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { aChange, aConsoleLogin, enveloped, eventTime } from '../../support/builders/cloudtrail.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';

let world: ActivityWorld | undefined;

/**
 * A world in which there is one alert already, of 40 minutes ago. Each round has its own: a sweep looks at every alert
 * that nobody has taken on, so that each round in the same world would cost more than the one before.
 */
async function anotherWorld(): Promise<ActivityWorld> {
  await world?.close();
  world = await startActivityWorld();
  world.queue.put(...aBurst(world, 'earlier'));
  await world.start().takeIn();
  world.windows.clock.move(40 * MINUTE);
  return world;
}
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** A sign-in and a change after it, as they come over the queue. */
function aBurst(world: ActivityWorld, name: string): readonly object[] {
  const time = { eventTime: eventTime(world.windows.clock.now()) };
  return [
    enveloped(aConsoleLogin({ ...time, eventID: `${name} sign-in` })),
    enveloped(aChange('iam', 'CreateUser', { ...time, eventID: `${name} change` })),
  ];
}

/** Received, stored, deleted, raised, posted, and noted as done. */
const DONE = [
  'queue:ReceiveMessage',
  'dynamodb:BatchWriteItem',
  'queue:DeleteMessageBatch',
  'dynamodb:PutItem',
  'slack:chat.postMessage',
  'dynamodb:UpdateItem',
] as const;

describe('killed around any call between the queue and Slack', () => {
  // What was applied and not answered is, for who comes next, as what ended before the next call: a third of them do.
  test.each([
    ['before', 1],
    ['after', 3],
  ] as const)(
    '%s it is applied: one visible alert after one sweep, whole, and nothing lost',
    async (when, step) => {
      let deaths = 0;
      let undisturbed: readonly string[] | undefined;
      for (let n = 1; undisturbed === undefined; n += step) {
        const world = await anotherWorld();
        const { calls, clock } = world.windows;
        const [posted, stored] = [world.posted().length, (await world.events()).length];
        world.queue.put(...aBurst(world, `${when} ${n}`));
        calls.dieAt(when, n);
        await world.start().takeIn();
        if (n > calls.made.length) undisturbed = [...calls.made];
        deaths += calls.hasDied() ? 1 : 0;
        calls.revive();
        clock.move(16 * SECOND);
        world.queue.timePasses();
        const next = world.start();
        await next.takeIn();
        await next.sweep();

        const [alert] = await world.raised();
        expect({ n, counts: alert?.counts }).toMatchObject({ n, counts: { events: 2 } });
        expect({ n, posted: world.posted().length - posted }).toEqual({ n, posted: 1 });
        expect({ n, text: world.posted().at(-1)?.text }).toEqual({
          n,
          text: expect.stringContaining('USER OR LOGIN CREATED'),
        });
        expect({ n, stored: (await world.events()).length - stored }).toEqual({ n, stored: 2 });
        expect({ n, left: world.queue.left() }).toEqual({ n, left: 0 });
        expect(await world.records.pending('people', clock.now() + DAY, 10)).toEqual([]);
      }
      // It died around every call of those that do all there is to do.
      expect(undisturbed).toEqual(expect.arrayContaining([...DONE]));
      expect(deaths).toBeGreaterThanOrEqual(Math.floor(undisturbed.length / step));
    },
  );
});
