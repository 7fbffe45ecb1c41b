import type { Log, NewId, ResultStore } from '../operations/ports.ts';
import { readChunks, writeChunks } from './chunked.ts';
import { absentOrReadable } from './conditions.ts';
import { deleteExpired } from './delete-expired.ts';
import { NewerSchemaError } from './errors.ts';
import { EXPIRING_RESULTS, resultManifestKey } from './keys.ts';
import {
  headOf,
  postureOf,
  RESULT_SCHEMA,
  resultManifestFromItem,
  resultManifestToItem,
  resultParts,
  resultThing,
} from './result-items.ts';
import { getItem, putItemIf } from './single-item.ts';
import type { Table } from './table.ts';

export interface ResultStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
  readonly log: Pick<Log, 'warn'>;
}

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
    deleteExpired: (now) => deleteExpired(table, EXPIRING_RESULTS, now),
  };
}
