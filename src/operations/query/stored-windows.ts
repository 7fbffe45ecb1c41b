import type { SqlRow } from '../../domain/query/schema.ts';
import { DAY, type Instant, type Milliseconds } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { WindowStore } from '../window-ports.ts';
import { isSettled, windowRows } from './window-rows.ts';

/** How far back windows and events can be asked for. */
export const ASKED_BACK: Milliseconds = 400 * DAY;
/** The newest of them. */
export const MOST_WINDOWS = 5_000;

const AT_ONCE = 100;

/** Rows of windows as they are at a time. */
export interface StoredRows {
  readonly rows: readonly SqlRow[];
  /** There are more than are kept. */
  readonly isCut: boolean;
}

/** Reads windows for their rows; one that nothing changes any more is read once. */
export function createStoredWindows(store: Pick<WindowStore, 'everyId' | 'loadAll'>) {
  let settled = new Map<WindowId, readonly SqlRow[]>();
  return async (now: Instant): Promise<StoredRows> => {
    const all = await idsSince(now - ASKED_BACK, store);
    const ids = all.slice(-MOST_WINDOWS);
    const remembered = new Map<WindowId, readonly SqlRow[]>();
    const rows: SqlRow[] = [];
    for (const id of ids) {
      const known = settled.get(id);
      if (known === undefined) continue;
      remembered.set(id, known);
      rows.push(...known);
    }
    const unknown = ids.filter((id) => !remembered.has(id));
    for (let at = 0; at < unknown.length; at += AT_ONCE) {
      for (const window of await store.loadAll(unknown.slice(at, at + AT_ONCE))) {
        const made = windowRows(window, now);
        if (isSettled(window, now)) remembered.set(window.id, made);
        rows.push(...made);
      }
    }
    settled = remembered;
    return { rows, isCut: all.length > ids.length };
  };
}

async function idsSince(from: Instant, store: Pick<WindowStore, 'everyId'>): Promise<readonly WindowId[]> {
  const ids: WindowId[] = [];
  for await (const page of store.everyId()) {
    for (const { id, requestedAt } of page) if (requestedAt >= from) ids.push(id);
  }
  return ids;
}
