import { summarizeWindows, type WindowsSummary } from '../../domain/digest/windows-summary.ts';
import type { Instant } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { WindowList } from '../../domain/window/lists.ts';
import type { WindowStore } from '../window-ports.ts';
import { inBatches } from '../windows/in-batches.ts';

/** Whatever anybody may still wait for stands in one of these. */
const LISTS: readonly WindowList[] = ['requested', 'approved', 'unreviewed'];
/** More than can wait at any time: the lists do not grow with the past. */
const MOST_LISTED = 100_000;
const MOST_READ = 25;
const AT_ONCE = 4;

/** The windows that somebody waits for at `now`. Throws where the store does not answer. */
export async function waitingWindows(
  store: Pick<WindowStore, 'list' | 'loadAll'>,
  now: Instant,
): Promise<WindowsSummary> {
  const lists = await Promise.all(LISTS.map((list) => store.list(list, {}, MOST_LISTED)));
  const ids = [...new Set(lists.flat())];
  const windows = await inBatches(inGroups(ids), AT_ONCE, (group) => store.loadAll(group));
  return summarizeWindows(windows.flat(), now);
}

function inGroups(ids: readonly WindowId[]): readonly (readonly WindowId[])[] {
  return Array.from({ length: Math.ceil(ids.length / MOST_READ) }, (_, n) =>
    ids.slice(n * MOST_READ, (n + 1) * MOST_READ),
  );
}
