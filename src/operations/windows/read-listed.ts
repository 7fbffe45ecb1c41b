import type { WindowId } from '../../domain/window/id.ts';
import type { WindowListing } from '../../domain/window/outcomes.ts';
import type { WindowStore } from '../window-ports.ts';

/** Windows of a list, and what of it was not read. */
export type Read = Pick<WindowListing, 'windows' | 'more' | 'part' | 'unread'>;

interface ReadDeps {
  readonly store: Pick<WindowStore, 'loadAll'>;
}

/** So many fit a message, but where every person, account and task has the longest of names. */
const A_PAGE = 15;

/** The first `most` of them. */
export async function readOf(ids: readonly WindowId[], most: number, { store }: ReadDeps): Promise<Read> {
  const distinct = [...new Set(ids)];
  const windows = await store.loadAll(distinct.slice(0, most));
  return { windows, more: Math.max(0, distinct.length - most) };
}

/** Only the page that is asked for, from 1: for lists that are shown in the order of their keys. */
export async function readPage(ids: readonly WindowId[], asked: number, { store }: ReadDeps): Promise<Read> {
  const distinct = [...new Set(ids)];
  const pages = Math.max(1, Math.ceil(distinct.length / A_PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const shown = distinct.slice((page - 1) * A_PAGE, page * A_PAGE);
  const read = { windows: await store.loadAll(shown), more: distinct.length - shown.length };
  return pages === 1 ? read : { ...read, part: { page, pages } };
}
