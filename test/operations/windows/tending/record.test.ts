import { HOUR, MINUTE } from '../../../../src/domain/time.ts';
import type { WindowEvent } from '../../../../src/domain/window/events.ts';
import type { RootWindow } from '../../../../src/domain/window/window.ts';
import { record } from '../../../../src/operations/windows/tending/record.ts';
import { NOW } from '../../../support/builders/time.ts';
import { after as afterSteps, aWindow, digest, seal } from '../../../support/builders/window.ts';
import { OMAR } from '../../../support/builders/window-people.ts';
import { approve } from '../../../support/builders/window-states.ts';
import { standingClock } from '../../../support/fakes/clock.ts';
import { recordingLog } from '../../../support/fakes/log.ts';

const REMINDED: WindowEvent = { type: 'reminded', about: 'undecided', people: [] };

/** A store whose window moves on as often as there are `moves` before a write is taken. */
function recording(moves: readonly RootWindow[], answer: 'stored' | 'too-large' = 'stored') {
  const left = [...moves];
  const written: RootWindow[] = [];
  const log = recordingLog();
  const deps = {
    ...{ seal, digest, log, clock: standingClock(NOW + MINUTE) },
    store: {
      advance: async (window: RootWindow) => {
        if (left.length > 0) return 'moved' as const;
        written.push(window);
        return answer;
      },
      load: async () => left.shift(),
    },
  };
  return { deps, written, log };
}

test('adds the entry', async () => {
  const { deps, written } = recording([]);

  expect(await record(aWindow(), async () => REMINDED, deps)).toBe('recorded');
  expect(written[0]?.history.at(-1)?.event).toEqual(REMINDED);
});

test('asks again with the window as it is, where it moved on meanwhile', async () => {
  const moved = afterSteps(aWindow(), [approve(OMAR), NOW]);
  const { deps, written } = recording([moved]);
  const asked: number[] = [];
  const next = async ({ version }: RootWindow) => {
    asked.push(version);
    return REMINDED;
  };

  expect(await record(aWindow(), next, deps)).toBe('recorded');
  expect(asked).toEqual([1, 2]);
  expect(written[0]?.version).toBe(3);
});

test('records nothing where others have done so meanwhile', async () => {
  const moved = afterSteps(aWindow(), [REMINDED, NOW]);
  const { deps, written } = recording([moved]);

  const next = async ({ version }: RootWindow) => (version === 1 ? REMINDED : undefined);
  expect(await record(aWindow(), next, deps)).toBe('nothing');
  expect(written).toEqual([]);
});

test('records nothing that may not happen to the window any more', async () => {
  const { deps, written } = recording([]);
  const lapsed = { ...deps, clock: standingClock(NOW + 9 * HOUR) };

  expect(await record(aWindow(), async () => REMINDED, lapsed)).toBe('nothing');
  expect(written).toEqual([]);
});

test('gives up for now on a window that keeps moving', async () => {
  const { deps, written } = recording(Array.from({ length: 10 }, () => aWindow()));

  expect(await record(aWindow(), async () => REMINDED, deps)).toBe('nothing');
  expect(written).toEqual([]);
});

test('says that a window is full, and logs it', async () => {
  const { deps, log } = recording([], 'too-large');

  expect(await record(aWindow(), async () => REMINDED, deps)).toBe('full');
  expect(log.lines.map(({ message }) => message)).toEqual(['the window is full: this is not recorded']);
});
