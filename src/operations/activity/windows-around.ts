import { DAY, type Milliseconds } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { WindowStore } from '../window-ports.ts';
import { LONGEST_AHEAD } from '../windows/earlier-windows.ts';
import type { Around } from './replay.ts';

/** What was declared or taken in from paper later sanctions nothing, so that windows asked for after the last event do not count. */
const SLACK: Milliseconds = DAY;
const AT_ONCE = 100;
/** Of each account, those before: the last one is named where there is no other. */
const MOST_EARLIER = 5;

/**
 * The windows that may have to do with past events: those of any account that could be open near them, and the last ones of
 * each account before that. Throws where the store gives no answer.
 */
export async function windowsAround(
  { first, last, accounts }: Around,
  store: Pick<WindowStore, 'everyId' | 'ofAccount' | 'loadAll'>,
): Promise<readonly RootWindow[]> {
  const from = first - LONGEST_AHEAD - DAY;
  const ids = new Set<WindowId>();
  for await (const page of store.everyId()) {
    for (const { id, requestedAt } of page) {
      if (requestedAt >= from && requestedAt <= last + SLACK) ids.add(id);
    }
  }
  for (const account of accounts) {
    for (const id of await store.ofAccount(account, { to: from }, MOST_EARLIER)) ids.add(id);
  }
  const windows: RootWindow[] = [];
  const all = [...ids];
  for (let next = 0; next < all.length; next += AT_ONCE) {
    windows.push(...(await store.loadAll(all.slice(next, next + AT_ONCE))));
  }
  return windows;
}
