import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { WindowList } from '../../domain/window/lists.ts';
import type { Log } from '../ports.ts';
import type { TendedWindow, WindowStore } from '../window-ports.ts';
import { inBatches } from './in-batches.ts';
import type { Tending } from './tend.ts';
import { earliest, nextTending } from './tending/mark.ts';

export interface WindowSweepDeps {
  readonly store: Pick<WindowStore, 'listDue' | 'tendedOf'>;
  readonly tending: Pick<Tending, 'tend'>;
  readonly log: Log;
}

/** Everything that may still change stands in one of these. */
const LISTS: readonly WindowList[] = ['requested', 'approved', 'unreviewed', 'settling'];
/** More than can wait at any time: the lists do not grow with the past. */
const MOST_LISTED = 100_000;
const MOST_READ = 25;
/** A run follows at most so many windows, so many at once; those that waited longest go first. */
const MOST_A_RUN = 200;
const AT_ONCE = 4;
const TRY_AGAIN: Milliseconds = MINUTE;
/** The index says what is due. So often every window is read all the same: an index that was wrong is mended by that. */
const READ_ALL_EVERY: Milliseconds = 10 * MINUTE;

/**
 * Follows every window for which something is to be done; only these are read, but every ten minutes all that may still
 * change. Gives when the next of them is due, `undefined` where none ever is. Needs no lease: all that follows from a
 * window may be done twice. Rejects where the lists cannot be read; a window that cannot be read or followed keeps no
 * other waiting.
 */
export function createWindowSweep(deps: WindowSweepDeps): (now: Instant) => Promise<Instant | undefined> {
  let lastTried: ReadonlyMap<WindowId, Instant> = new Map();
  let allReadAt = Number.NEGATIVE_INFINITY;

  return async (now) => {
    const { listed, byIndex } = await readLists(deps.store, now);
    const readsAll = now >= allReadAt + READ_ALL_EVERY;
    if (readsAll) allReadAt = now;
    const windows = await readAll(readsAll ? [...listed.keys()] : byIndex, deps);
    const waited = (id: WindowId) => lastTried.get(id) ?? Number.NEGATIVE_INFINITY;
    const isMended = new Set(readsAll ? byIndex : []);
    const due = windows
      .filter((window) => isMended.has(window.window.id) || isDue(window, now))
      .map(({ window }) => window.id);
    const inThisRun = due.sort((a, b) => waited(a) - waited(b)).slice(0, MOST_A_RUN);
    const tried = new Set(inThisRun);
    lastTried = new Map(due.map((id) => [id, tried.has(id) ? now : waited(id)]));
    await inBatches(inThisRun, AT_ONCE, (id) => follow(id, deps));
    if (due.length > inThisRun.length) return now;
    const others = windows.filter(({ window }) => !tried.has(window.id));
    const later = [...listed.values()].filter((time) => time !== undefined && time > now);
    return earliest([...later, ...nextOf([...others, ...(await readAll(inThisRun, deps))], now)]);
  };
}

/** When each window is due by the index, and those that are; a window that stands in two lists is on its way. */
async function readLists(store: WindowSweepDeps['store'], now: Instant) {
  const lists = await Promise.all(LISTS.map((list) => store.listDue(list, MOST_LISTED)));
  const listed = new Map(lists.flat().map(({ id, due }) => [id, due]));
  const byIndex = [...listed].flatMap(([id, due]) => (due !== undefined && due <= now ? [id] : []));
  return { listed, byIndex };
}

/** A group that cannot be read is read one by one, so that one damaged item hides no other. */
async function readAll(
  ids: readonly WindowId[],
  { store, log }: WindowSweepDeps,
): Promise<readonly TendedWindow[]> {
  const unread: WindowId[] = [];
  let lastError: unknown;
  const readOne = async (id: WindowId) => {
    try {
      return await store.tendedOf([id]);
    } catch (error) {
      unread.push(id);
      lastError = error;
      return [];
    }
  };
  const read = await inBatches(inGroups(ids), AT_ONCE, (group) =>
    store.tendedOf(group).catch(async () => (await inBatches(group, AT_ONCE, readOne)).flat()),
  );
  if (unread.length > 0)
    log.error({ err: lastError, windows: unread }, 'windows could not be read and are left out');
  return read.flat();
}

function inGroups(ids: readonly WindowId[]): readonly (readonly WindowId[])[] {
  return Array.from({ length: Math.ceil(ids.length / MOST_READ) }, (_, n) =>
    ids.slice(n * MOST_READ, (n + 1) * MOST_READ),
  );
}

async function follow(id: WindowId, { tending, log }: WindowSweepDeps): Promise<void> {
  try {
    await tending.tend(id);
  } catch (error) {
    log.error({ err: error, window: id }, 'a window could not be followed; it is tried again');
  }
}

function isDue({ window, tended }: TendedWindow, now: Instant): boolean {
  return (nextTending(window, tended, now) ?? Number.POSITIVE_INFINITY) <= now;
}

/** What is due still, though it was just followed, is tried again a little later. */
function nextOf(windows: readonly TendedWindow[], now: Instant): readonly (Instant | undefined)[] {
  const times = windows.map(({ window, tended }) => nextTending(window, tended, now));
  return times.map((time) => (time !== undefined && time <= now ? now + TRY_AGAIN : time));
}
