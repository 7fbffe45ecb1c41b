import { SECOND } from '../../../src/domain/time.ts';
import { localDate } from '../../support/builders/day.ts';
import { type PostingWorld, SECURITY, startPostingWorld } from '../../support/fakes/posting.ts';

let world: PostingWorld;

beforeAll(async () => {
  world = await startPostingWorld();
});
afterAll(() => world.close());

describe.each(['before', 'after'] as const)('killed around any call, %s it is applied', (when) => {
  test('the next process leaves one message, and knows where it is', async () => {
    let deaths = 0;
    for (let n = 1; ; n += 1) {
      const date = localDate(`2026-${when === 'before' ? '10' : '11'}-${String(n).padStart(2, '0')}`);
      world.calls.dieAt(when, n);
      await world
        .start()
        .show(date)
        .catch(() => undefined);
      const hasDied = world.calls.hasDied();
      world.calls.revive();
      if (!hasDied) break;
      deaths += 1;
      world.clock.move(16 * SECOND);

      const { place } = await world.start().show(date);

      const standing = world.standing(date).map(({ ts }) => ts);
      expect({ n, standing }).toEqual({ n, standing: [place?.ts] });
      expect({ n, stored: (await world.posts.load(SECURITY, date))?.place }).toEqual({ n, stored: place });
    }
    expect(deaths).toBeGreaterThanOrEqual(5);
  });
});
