import { DAY, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { aChange, aConsoleLogin, enveloped, eventTime } from '../../support/builders/cloudtrail.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';

let world: ActivityWorld;

beforeAll(async () => {
  world = await startActivityWorld();
});
afterAll(() => world.close());

/** A sign-in and a change after it, as they come over the queue. */
function aBurst(name: string): readonly object[] {
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
      const { calls, clock } = world.windows;
      let deaths = 0;
      for (let n = 1; ; n += step) {
        clock.move(40 * MINUTE);
        const [posted, stored] = [world.posted().length, (await world.events()).length];
        world.queue.put(...aBurst(`${when} ${n}`));
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
    200_000,
  );
});
