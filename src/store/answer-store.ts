import type { AnswerStore } from '../operations/answer-ports.ts';
import type { Log, NewId } from '../operations/ports.ts';
import { attributesOf } from './attributes.ts';
import { type ChunkedThing, readChunks, writeChunks } from './chunked.ts';
import { absentOrReadable } from './conditions.ts';
import { NewerSchemaError } from './errors.ts';
import { answerChunkKey, answerManifestKey, expiringResult } from './keys.ts';
import { requireSchema } from './schema.ts';
import { getItem, putItemIf } from './single-item.ts';
import type { Table } from './table.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const ANSWER_SCHEMA = 1;

const WHAT = 'answer';
/** Some 2 KB each before compression, and 20 KB at most. */
const ENTRIES_PER_CHUNK = 100;

export interface AnswerStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
  readonly log: Pick<Log, 'warn'>;
}

/**
 * Answers in the table: chunks of their entries, and a manifest written last. They stand in the index among results, and
 * are deleted with these; expiry itself is judged at reading.
 */
export function createAnswerStore<Head extends object, Entry extends object>({
  table,
  newId,
  log,
}: AnswerStoreDependencies): AnswerStore<Head, Entry> {
  return {
    save: async (id, { head, entries }, expiresAt) => {
      const version = newId('answer');
      const parts = [{ records: entries, mostPerChunk: ENTRIES_PER_CHUNK }];
      const layout = await writeChunks(table, answerThing(id, version, expiresAt), parts);
      const key = answerManifestKey(id);
      const manifest = {
        ...{ ...key, ...expiringResult(expiresAt, key) },
        ...{ schema: ANSWER_SCHEMA, version, expiresAt, layout, head: JSON.stringify(head) },
      };
      const written = await putItemIf(table, manifest, absentOrReadable(ANSWER_SCHEMA));
      if (!written) throw new NewerSchemaError(WHAT, 'newer', ANSWER_SCHEMA);
    },
    load: async (id, now) => {
      const item = await getItem(table, answerManifestKey(id));
      if (item === undefined) return undefined;
      requireSchema(WHAT, item, ANSWER_SCHEMA);
      const attributes = attributesOf(WHAT, item);
      const expiresAt = attributes.number('expiresAt');
      if (expiresAt <= now) return undefined;
      const thing = answerThing(id, attributes.text('version'), expiresAt);
      const parts = await readChunks(table, thing, attributes.listsOfNumbers('layout'));
      if (parts !== undefined) {
        return { head: attributes.json<Head>('head'), entries: (parts[0] ?? []) as Entry[] };
      }
      log.warn({ answerId: id }, 'A stored answer lacks chunks; it counts as expired.');
      return undefined;
    },
  };
}

function answerThing(id: string, version: string, expiresAt: number): ChunkedThing {
  return {
    what: WHAT,
    schema: ANSWER_SCHEMA,
    chunkKey: (number) => {
      const key = answerChunkKey(id, version, number);
      return { ...key, ...expiringResult(expiresAt, key) };
    },
  };
}
