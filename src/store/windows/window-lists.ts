import type { Instant } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { WindowList } from '../../domain/window/lists.ts';
import type { ListedWindow, PointedWindow, TimeRange } from '../../operations/window-ports.ts';
import { nameOf } from '../errors.ts';
import { sortableTime } from '../keys.ts';
import { allKeys, type KeyRange, keysInIndex, lastKeys, sortKeysInIndex } from '../query.ts';
import type { Key, Table } from '../table.ts';
import { EVERY_WINDOW, listedBy, listPartition, pointedBy, windowIdOf } from './keys.ts';

/** The times that sort as text: the years 0 to 9999. */
const FIRST_INSTANT = Date.parse('0000-01-01T00:00:00.000Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

/** Windows of a list by their time in it, from the index. */
export async function listed(
  table: Table,
  list: WindowList,
  range: TimeRange,
  most: number,
): Promise<WindowId[]> {
  const keys = keyRange(listPartition(list), range);
  if (keys === undefined || most < 1) return [];
  return (await keysInIndex(table, keys, most)).flatMap(({ pk }) => windowIdOf(pk) ?? []);
}

/** All windows of a list with when they are due, from the index alone. */
export async function listedWithDue(table: Table, list: WindowList, most: number): Promise<ListedWindow[]> {
  if (most < 1) return [];
  const sortKeys = await sortKeysInIndex(table, listPartition(list), most);
  return sortKeys.flatMap((sortKey) => listedBy(sortKey) ?? []);
}

/** Windows that a partition points to, by the time of their request, the newest first. */
export async function pointedTo(
  table: Table,
  partition: string,
  range: TimeRange,
  most: number,
  garbled: Garbled,
): Promise<WindowId[]> {
  const keys = keyRange(partition, range);
  if (keys === undefined || most < 1) return [];
  return pointed(await lastKeys(table, keys, most), garbled).map(({ id }) => id);
}

/** Pointers to every window, a page at a time. */
export async function* everyPointer(table: Table, garbled: Garbled): AsyncGenerator<PointedWindow[]> {
  for await (const keys of allKeys(table, EVERY_WINDOW)) yield pointed(keys, garbled);
}

/** Told of the key of a pointer that points to nothing, as no version of this program can have written it. */
export type Garbled = (key: string) => void;

function pointed(keys: readonly Key[], garbled: Garbled): PointedWindow[] {
  return keys.flatMap((key) => {
    const window = pointedBy(key);
    if (window === undefined) garbled(nameOf(key));
    return window ?? [];
  });
}

/**
 * A sort key is a time, then `#` and an id; so it is never equal to a time alone, and "between" leaves out what is at
 * the end of the range. `undefined` where the range is empty, which DynamoDB refuses.
 */
export function keyRange(partition: string, range: TimeRange): KeyRange | undefined {
  const from = range.from === undefined ? BEFORE_EVERY_TIME : sortable(range.from);
  const to = range.to === undefined ? AFTER_EVERY_TIME : sortable(range.to);
  return from < to ? { partition, from, to } : undefined;
}

const BEFORE_EVERY_TIME = '0';
const AFTER_EVERY_TIME = '~';

function sortable(at: Instant): string {
  return sortableTime(Math.min(Math.max(at, FIRST_INSTANT), LAST_INSTANT));
}
