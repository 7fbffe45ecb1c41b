import type { Instant } from '../domain/time.ts';
import type { Log, NewId, ResultStore } from '../operations/ports.ts';
import { deleteAll } from './batch.ts';
import { readChunks, writeChunks } from './chunked.ts';
import { absentOrReadable, expiredBy } from './conditions.ts';
import { NewerSchemaError } from './errors.ts';
import { EXPIRING_RESULTS, resultManifestKey, sortableTime } from './keys.ts';
import { keysInIndexBefore } from './query.ts';
import {
  headOf,
  postureOf,
  RESULT_SCHEMA,
  resultManifestFromItem,
  resultManifestToItem,
  resultParts,
  resultThing,
} from './result-items.ts';
import { deleteItemIf, getItem, putItemIf } from './single-item.ts';
import type { Key, Table } from './table.ts';

export interface ResultStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
  readonly log: Pick<Log, 'warn'>;
}

/** Pages of one sweep; what is left then is for the next, so that no sweep runs without end. */
const MOST_PAGES = 20;

/**
 * Results in the table: chunks of at most 250 accounts, and a manifest written last that makes them a result. All of
 * them stand in the index under the time they expire at, and are deleted after it; expiry itself is judged at reading.
 */
export function createResultStore({ table, newId, log }: ResultStoreDependencies): ResultStore {
  return {
    save: async (id, posture, expiresAt) => {
      const saved = { id, version: newId('result'), expiresAt };
      const layout = await writeChunks(table, resultThing(saved), resultParts(posture));
      const manifest = resultManifestToItem({ ...saved, layout, head: headOf(posture) });
      const written = await putItemIf(table, manifest, absentOrReadable(RESULT_SCHEMA));
      if (!written) throw new NewerSchemaError('result', 'newer', RESULT_SCHEMA);
    },
    load: async (id, now) => {
      const item = await getItem(table, resultManifestKey(id));
      if (item === undefined) return undefined;
      const manifest = resultManifestFromItem(id, item);
      if (manifest.expiresAt <= now) return undefined;
      const parts = await readChunks(table, resultThing(manifest), manifest.layout);
      if (parts !== undefined) return postureOf(manifest, parts);
      log.warn({ resultId: id }, 'A stored result lacks chunks; it counts as expired.');
      return undefined;
    },
    deleteExpired: (now) => deleteExpired(table, now),
  };
}

async function deleteExpired(table: Table, now: Instant): Promise<number> {
  let deleted = 0;
  let pages = 0;
  for await (const keys of keysInIndexBefore(table, EXPIRING_RESULTS, sortableTime(now))) {
    deleted += await deleteResults(table, keys, now);
    pages += 1;
    if (pages === MOST_PAGES) break;
  }
  return deleted;
}

/**
 * Manifests first, so that no result is ever seen in part. The index lags, so each manifest's own expiry decides; a
 * chunk's key holds the version that it belongs to, and expires with it.
 */
async function deleteResults(table: Table, keys: readonly Key[], now: Instant): Promise<number> {
  let deleted = 0;
  for (const key of keys.filter(isManifest)) {
    if (await deleteItemIf(table, key, expiredBy(now))) deleted += 1;
  }
  await deleteAll(
    table,
    keys.filter((key) => !isManifest(key)),
  );
  return deleted;
}

function isManifest({ sk }: Key): boolean {
  return sk === 'MANIFEST';
}
