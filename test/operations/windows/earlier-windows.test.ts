import { MINUTE } from '../../../src/domain/time.ts';
import { type WindowId, windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { rememberedEarlier } from '../../../src/operations/windows/earlier-windows.ts';
import { digest } from '../../support/builders/window.ts';
import { EVERY_STATE } from '../../support/builders/window-states.ts';
import { standingClock } from '../../support/fakes/clock.ts';

/** So many windows that were open before; `reads` counts how often they are looked for. */
function withEarlier(count: number) {
  const { window } = EVERY_STATE.ended!();
  const ids = Array.from({ length: count }, (_, n) => windowId(`earlier ${n}`, digest));
  const clock = standingClock();
  const state = { reads: 0, fails: false };
  const earlierOf = rememberedEarlier(
    {
      ofAccount: async (_id, _range, most) => {
        state.reads += 1;
        if (state.fails) throw new Error('no table');
        return ids.slice(0, most);
      },
      loadAll: async (asked: readonly WindowId[]) => asked.map((id): RootWindow => ({ ...window, id })),
    },
    clock,
  );
  return { earlierOf: () => earlierOf(window), clock, state };
}

test('are read once a minute for each window', async () => {
  const { earlierOf, clock, state } = withEarlier(2);
  await Promise.all([earlierOf(), earlierOf()]);
  clock.move(MINUTE - 1);
  await earlierOf();
  expect(state.reads).toBe(1);

  clock.move(1);
  await earlierOf();
  expect(state.reads).toBe(2);
});

test('are read again after an error', async () => {
  const { earlierOf, state } = withEarlier(2);
  state.fails = true;
  await expect(earlierOf()).rejects.toThrow('no table');
  state.fails = false;

  expect(await earlierOf()).not.toHaveProperty('isCut');
});

test('say where there may be more than were looked at', async () => {
  expect(await withEarlier(50).earlierOf()).toHaveProperty('isCut', true);
});
