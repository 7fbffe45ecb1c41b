import { HOUR, type Instant, MINUTE } from '../../../src/domain/time.ts';
import { type WindowId, windowId } from '../../../src/domain/window/id.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import type { ListedWindow, TendedWindow } from '../../../src/operations/window-ports.ts';
import { createWindowSweep } from '../../../src/operations/windows/sweep.ts';
import { nextTending, tendedMark } from '../../../src/operations/windows/tending/mark.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, digest } from '../../support/builders/window.ts';
import { recordingLog } from '../../support/fakes/log.ts';

interface Settled {
  readonly tended: string;
  readonly due: Instant | undefined;
}

/** Pending windows in a store; following one settles it, unless it is among `failing`. */
function sweeping(count: number) {
  const windows = Array.from({ length: count }, (_, n) => aWindow({ id: windowId(`view ${n}`, digest) }));
  const settled = new Map<WindowId, Settled>();
  const tended: WindowId[] = [];
  const failing = new Set<WindowId>();
  const unreadable = new Set<WindowId>();
  const read: WindowId[] = [];
  const log = recordingLog();
  let again: Instant | undefined;
  let time = NOW;
  const sweep = createWindowSweep({
    store: {
      listDue: async (list) => (list === 'requested' ? windows.map(({ id }) => asListed(id, settled)) : []),
      tendedOf: async (ids) => {
        const bad = ids.find((id) => unreadable.has(id));
        if (bad !== undefined) throw new Error(`${bad} was written by a newer version`);
        read.push(...ids);
        return windows.filter(({ id }) => ids.includes(id)).map((window) => asTended(window, settled));
      },
    },
    tending: {
      tend: async (id) => {
        tended.push(id);
        if (failing.has(id)) throw new Error('no table');
        const window = windows.find((each) => each.id === id);
        if (window === undefined) return;
        const mark = tendedMark(window, { ...(again !== undefined && { again }) }, time);
        settled.set(id, { tended: mark, due: nextTending(window, mark, time) });
      },
    },
    log,
  });
  const run = async (now: Instant) => {
    tended.length = 0;
    read.length = 0;
    time = now;
    return sweep(now);
  };
  const lookAgain = (at: Instant) => {
    again = at;
  };
  return { windows, settled, tended, failing, unreadable, read, log, run, lookAgain };
}

function asListed(id: WindowId, settled: ReadonlyMap<WindowId, Settled>): ListedWindow {
  const known = settled.get(id);
  const due = known === undefined ? Number.NEGATIVE_INFINITY : known.due;
  return { id, ...(due !== undefined && { due }) };
}

function asTended(window: RootWindow, settled: ReadonlyMap<WindowId, Settled>): TendedWindow {
  const tended = settled.get(window.id)?.tended;
  return { window, ...(tended !== undefined && { tended }) };
}

test('every window for which something is to be done is followed, once', async () => {
  const { windows, tended, run } = sweeping(60);

  await run(NOW);
  expect([...tended].sort()).toEqual(windows.map(({ id }) => id).sort());

  await run(NOW + MINUTE);
  expect(tended).toEqual([]);
});

test('only what is due is read; all that may still change every ten minutes', async () => {
  const { windows, settled, tended, read, run } = sweeping(200);
  await run(NOW);

  await run(NOW + MINUTE);
  expect(read).toEqual([]);

  settled.delete(windows[3]!.id);
  await run(NOW + 2 * MINUTE);
  expect(new Set(read)).toEqual(new Set([windows[3]!.id]));
  expect(tended).toEqual([windows[3]!.id]);

  await run(NOW + 10 * MINUTE);
  expect(read).toHaveLength(200);
});

test('a window that the index calls due for ever is put right when all are read', async () => {
  const { windows, settled, tended, run } = sweeping(1);
  await run(NOW);
  const [window] = windows;
  const { tended: mark } = settled.get(window!.id)!;
  settled.set(window!.id, { tended: mark, due: Number.NEGATIVE_INFINITY });

  await run(NOW + MINUTE);
  expect(tended).toEqual([]);
  await run(NOW + 10 * MINUTE);
  expect(tended).toEqual([window!.id]);
  await run(NOW + 20 * MINUTE);
  expect(tended).toEqual([]);
});

test('gives the time at which a window next changes', async () => {
  const { run } = sweeping(1);

  expect(await run(NOW)).toBe(NOW + 8 * HOUR);
});

test('gives the time at which there is something to do again, and follows it then', async () => {
  const { windows, tended, run, lookAgain } = sweeping(1);
  lookAgain(NOW + 10 * MINUTE);
  expect(await run(NOW)).toBe(NOW + 10 * MINUTE);

  await run(NOW + 10 * MINUTE - 1);
  expect(tended).toEqual([]);
  await run(NOW + 10 * MINUTE);
  expect(tended).toEqual(windows.map(({ id }) => id));
});

test('gives no time where no window stands in a list', async () => {
  expect(await sweeping(0).run(NOW)).toBeUndefined();
});

test('follows a window when time has changed it', async () => {
  const { tended, run } = sweeping(1);
  await run(NOW);

  expect(await run(NOW + 8 * HOUR)).toBeUndefined();
  expect(tended).toHaveLength(1);
});

test('a window that cannot be followed keeps no other waiting, and is tried again in a minute', async () => {
  const { windows, tended, failing, log, run } = sweeping(5);
  failing.add(windows[2]!.id);

  expect(await run(NOW)).toBe(NOW + MINUTE);

  expect(tended).toHaveLength(5);
  expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

test('a window that cannot be read keeps no other waiting, and is logged once a run', async () => {
  const { windows, tended, unreadable, log, run } = sweeping(40);
  unreadable.add(windows[7]!.id);

  await run(NOW);

  expect(tended).toHaveLength(39);
  expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
});

test('a run follows a bounded number; the others come at once in the next, those that fail last', async () => {
  const { windows, tended, failing, run } = sweeping(250);
  for (const { id } of windows.slice(0, 200)) failing.add(id);

  expect(await run(NOW)).toBe(NOW);
  expect(tended).toHaveLength(200);
  await run(NOW + 1_000);

  expect(tended.slice(0, 50).sort()).toEqual(
    windows
      .slice(200)
      .map(({ id }) => id)
      .sort(),
  );
});
