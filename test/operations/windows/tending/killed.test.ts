import { SECOND } from '../../../../src/domain/time.ts';
import type { RootWindow } from '../../../../src/domain/window/window.ts';
import { OMAR, startTendingWorld, type TendingWorld } from '../../../support/fakes/tending.ts';

let world: TendingWorld;

/** A world a test: a new process's sweep reads every window, so that each round would cost more than the one before. */
beforeEach(async () => {
  world = await startTendingWorld();
});
afterEach(() => world.close());

/** What follows from a request; then, on the same window, from its approval, the writing of which is among the calls. */
const STORIES = {
  'after a request': {
    before: () => world.request(),
    deed: async (window: RootWindow) => window,
    card: 'pending, 0 of 1 approval',
    replies: [],
  },
  'after an approval': {
    before: async () => {
      const window = await world.request();
      await followed(window);
      return window;
    },
    deed: (window: RootWindow) => world.happen(window, { type: 'approved', by: OMAR }),
    card: 'open',
    replies: ['approved by Omar Diaz'],
  },
};

async function followed(window: RootWindow): Promise<void> {
  const process = world.start();
  await process.tend(window.id);
  await process.settled();
}

/** A process does the deed and what follows, and dies around the n-th call. Whether there was an n-th call. */
async function dies(
  story: (typeof STORIES)[keyof typeof STORIES],
  when: 'before' | 'after',
  n: number,
): Promise<RootWindow | undefined> {
  const window = await story.before();
  const process = world.start();
  world.calls.dieAt(when, n);
  await story
    .deed(window)
    .then(() => process.tend(window.id))
    .catch(() => undefined);
  await process.settled();
  const hasDied = world.calls.hasDied();
  world.calls.revive();
  return hasDied ? window : undefined;
}

describe.each(Object.entries(STORIES))('killed around any call %s', (_, story) => {
  // What was applied and not answered is, for who comes next, as what ended before the next call: a third of them do.
  test.each([
    ['before', 1],
    ['after', 3],
  ] as const)(
    '%s it is applied: one card, right within one sweep, and no decision lost or doubled',
    async (when, step) => {
      let deaths = 0;
      for (let n = 1; ; n += step) {
        const window = await dies(story, when, n);
        if (window === undefined) break;
        deaths += 1;
        const isDone = (await world.store.load(window.id))?.version === window.version + story.replies.length;
        world.clock.move(16 * SECOND);
        await world.start().sweep();

        const cards = world.cards(window).map(({ text }) => text);
        const expected = isDone ? story : STORIES['after a request'];
        expect({ n, cards }).toEqual({ n, cards: [expect.stringContaining(expected.card)] });
        expect({ n, replies: await world.replies(window) }).toEqual({
          n,
          replies: expected.replies.map((reply) => expect.stringContaining(reply)),
        });
        if (!isDone) await world.happen(window, { type: 'withdrawn', by: window.request.requester });
      }
      expect(deaths).toBeGreaterThanOrEqual(10 / step);
    },
  );
});
