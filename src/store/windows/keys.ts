import type { AccountId } from '../../domain/account.ts';
import type { Instant } from '../../domain/time.ts';
import { parseWindowId, type WindowId } from '../../domain/window/id.ts';
import type { ListPlace, SettledPlace, WindowList } from '../../domain/window/lists.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { ListedWindow, PointedWindow } from '../../operations/window-ports.ts';
import { type IndexKey, sortableTime } from '../keys.ts';
import type { Key } from '../table.ts';

/** The window itself; all that belongs to it stands in its partition. */
export function windowKey(id: WindowId): Key {
  return { pk: id, sk: 'WINDOW' };
}

export function baselineKey(id: WindowId): Key {
  return { pk: id, sk: 'BASELINE' };
}

export const POST_PREFIX = 'POST#';

export function postKey(id: WindowId, name: string): Key {
  return { pk: id, sk: POST_PREFIX + name };
}

/** The index partition of a list. */
export function listPartition(list: WindowList): string {
  return `WINDOWS#${list}`;
}

/** Where a window stands in the index right after it was written: what follows from that is still to be done. */
export function listKey(id: WindowId, { list, at }: ListPlace): IndexKey {
  return { gsi1pk: listPartition(list), gsi1sk: timeAndId(at, id) };
}

const NEVER = '-';

/** Where it stands once that was done: when it is due again stands behind, so that reading keys is enough. */
export function settledListKey(id: WindowId, { due, ...place }: SettledPlace): IndexKey {
  const { gsi1pk, gsi1sk } = listKey(id, place);
  return { gsi1pk, gsi1sk: `${gsi1sk}#${due === undefined ? NEVER : sortableTime(due)}` };
}

/** What the sort key of a list says; `undefined` where it is no window's. Without a time behind it the window is due. */
export function listedBy(gsi1sk: string): ListedWindow | undefined {
  const [, text = '', due] = gsi1sk.split('#');
  const id = windowIdOf(text);
  if (id === undefined) return undefined;
  if (due === NEVER) return { id };
  const time = Date.parse(due ?? '');
  return { id, due: Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time };
}

/** The partition of pointers to every window there ever was. */
export const EVERY_WINDOW = 'WINDOWS';

export function accountPartition(id: AccountId): string {
  return `ACCOUNT#${id}`;
}

export function personPartition(userId: string): string {
  return `PERSON#${userId}`;
}

/** The keys of a window's pointers: one among all windows, one for each account, requester and operator. */
export function pointerKeys({ id, request }: RootWindow): Key[] {
  const { requestedAt, accounts, requester, operator } = request;
  const partitions = new Set([
    EVERY_WINDOW,
    ...accounts.map((account) => accountPartition(account.id)),
    ...[requester, operator].map((person) => personPartition(person.id)),
  ]);
  return [...partitions].map((pk) => ({ pk, sk: timeAndId(requestedAt, id) }));
}

/** What a pointer's sort key says, or `undefined` where no window can have it. */
export function pointedBy({ sk }: Key): PointedWindow | undefined {
  const [, time = '', text = ''] = /^([^#]+)#(.+)$/.exec(sk) ?? [];
  const id = windowIdOf(text);
  const requestedAt = Date.parse(time);
  return id === undefined || Number.isNaN(requestedAt) ? undefined : { id, requestedAt };
}

/** The id in a key, exactly as the program writes it; a person's spelling of one is none. */
export function windowIdOf(text: string): WindowId | undefined {
  const id = parseWindowId(text);
  return id === text ? id : undefined;
}

function timeAndId(at: Instant, id: WindowId): string {
  return `${sortableTime(at)}#${id}`;
}
