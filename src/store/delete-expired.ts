import type { Instant } from '../domain/time.ts';
import { deleteAll } from './batch.ts';
import { expiredBy } from './conditions.ts';
import { CHUNK_PREFIX, sortableTime } from './keys.ts';
import { keysInIndexBefore } from './query.ts';
import { deleteItemIf } from './single-item.ts';
import type { Key, Table } from './table.ts';

/** Pages of one sweep; what is left then is for the next, so that no sweep runs without end. */
const MOST_PAGES = 20;

/**
 * Deletes what stands in a partition of the index under a time before `now`; returns how many things went, chunks not
 * counted.
 */
export async function deleteExpired(table: Table, partition: string, now: Instant): Promise<number> {
  let deleted = 0;
  let pages = 0;
  for await (const keys of keysInIndexBefore(table, partition, sortableTime(now))) {
    deleted += await deleteThings(table, keys, now);
    pages += 1;
    if (pages === MOST_PAGES) break;
  }
  return deleted;
}

/**
 * Manifests and single items first, so that nothing is ever seen in part. The index lags, so each one's own expiry
 * decides; a chunk's key holds the version that it belongs to, and expires with it.
 */
async function deleteThings(table: Table, keys: readonly Key[], now: Instant): Promise<number> {
  let deleted = 0;
  for (const key of keys.filter((each) => !isChunk(each))) {
    if (await deleteItemIf(table, key, expiredBy(now))) deleted += 1;
  }
  await deleteAll(table, keys.filter(isChunk));
  return deleted;
}

function isChunk({ sk }: Key): boolean {
  return sk.startsWith(CHUNK_PREFIX);
}
