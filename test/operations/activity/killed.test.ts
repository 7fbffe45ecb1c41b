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

describe('killed around any call between the queue and Slack', () => {
  // What was applied and not answered is, for who comes next, as what ended before the next call: a third of them do.
  test.each([
    ['before', 1],
    ['after', 3],
  ] as const)(
    '%s it is applied: one visible alert after one sweep, whole, and nothing lost',
    async (when, step) => {
      let deaths = 0;
      for (let n = 1; ; n += step) {
        const world = await anotherWorld();
        const { calls, clock } = world.windows;
        const [posted, stored] = [world.posted().length, (await world.events()).length];
        world.queue.put(...aBurst(world, `${when} ${n}`));
        calls.dieAt(when, n);
        await world.start().takeIn();
        const isOver = n > calls.made.length;
        deaths += calls.hasDied() ? 1 : 0;
        calls.revive();
        if (isOver) break;
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
      expect(deaths).toBeGreaterThanOrEqual(30 / step);
    },
  );
});
