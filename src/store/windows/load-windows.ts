import type { Baseline } from '../../domain/window/card-view.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { Log } from '../../operations/ports.ts';
import type { ClaimedPost } from '../../operations/posting-ports.ts';
import type { WholeWindow } from '../../operations/window-ports.ts';
import { getAll } from '../batch.ts';
import { DamagedItemError } from '../errors.ts';
import { itemsIn } from '../query.ts';
import type { RawItem, Table } from '../table.ts';
import { baselineFromItem } from './baseline-item.ts';
import { baselineKey, POST_PREFIX, windowKey } from './keys.ts';
import { postFromItem } from './post-item.ts';
import { type StoredWindow, windowFromItem } from './window-item.ts';

/** Windows a request: some kilobytes each as a rule, and never more than 10 MB together. */
const AT_ONCE = 25;

/** Those that are there, as they are now; in the order of `ids`. One that is damaged is logged and left out. */
export async function readWindows(
  table: Table,
  ids: readonly WindowId[],
  log: Pick<Log, 'error'>,
): Promise<StoredWindow[]> {
  const found = await getAll(table, [...new Set(ids)].map(windowKey), AT_ONCE);
  const byId = new Map(found.map((item) => [item.pk, item]));
  return ids.flatMap((id) => {
    const item = byId.get(id);
    return item === undefined ? [] : unlessDamaged(id, log, () => [windowFromItem(id, item)]);
  });
}

/** The baselines that are there. One that is damaged is logged and left out. */
export async function readBaselines(
  table: Table,
  ids: readonly WindowId[],
  log: Pick<Log, 'error'>,
): Promise<ReadonlyMap<WindowId, Baseline>> {
  const found = await getAll(table, [...new Set(ids)].map(baselineKey), AT_ONCE);
  const byId = new Map(found.map((item) => [item.pk, item]));
  const read = ids.flatMap((id) => {
    const item = byId.get(id);
    return item === undefined
      ? []
      : unlessDamaged(id, log, () => [[id, baselineFromItem(id, item)] as const]);
  });
  return new Map(read);
}

/** The window and everything in its partition; `undefined` where there is no window, whatever else is there. */
export async function readWhole(table: Table, id: WindowId): Promise<WholeWindow | undefined> {
  const items = new Map((await itemsIn(table, id)).map((item) => [String(item.sk), item]));
  const item = items.get(windowKey(id).sk);
  if (item === undefined) return undefined;
  const { window, tended } = windowFromItem(id, item);
  const baseline = items.get(baselineKey(id).sk);
  return {
    window,
    ...(tended !== undefined && { tended }),
    posts: postsAmong(id, items),
    ...(baseline !== undefined && { baseline: baselineFromItem(id, baseline) }),
  };
}

function postsAmong(id: WindowId, items: ReadonlyMap<string, RawItem>): ClaimedPost[] {
  const posts = [...items].filter(([sk]) => sk.startsWith(POST_PREFIX));
  return posts.map(([, item]) => postFromItem(`post of ${id}`, item).post);
}

function unlessDamaged<T>(id: WindowId, log: Pick<Log, 'error'>, read: () => T[]): T[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DamagedItemError)) throw error;
    log.error({ windowId: id, err: error }, 'a stored window is damaged, and is left out of what is shown');
    return [];
  }
}
