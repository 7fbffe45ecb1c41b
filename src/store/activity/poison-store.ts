import { z } from 'zod';
import type { Poison } from '../../domain/root-event/intake.ts';
import type { PoisonMessage, PoisonStore } from '../../operations/pipeline-ports.ts';
import type { NewId } from '../../operations/ports.ts';
import { deleteAll, getAll, putAll } from '../batch.ts';
import { type ChunkedThing, chunkKeys, type Layout, readChunks, writeChunks } from '../chunked.ts';
import { ABSENT } from '../conditions.ts';
import { DamagedItemError } from '../errors.ts';
import { chunkSortKey } from '../keys.ts';
import { lastKeys } from '../query.ts';
import { requireSchema } from '../schema.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { Key, RawItem, Table } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { count, instant, text } from '../windows/shapes/values.ts';
import { keyRange } from '../windows/window-lists.ts';
import { EVERY_POISON, expiring, poisonPartition, poisonPointerKey } from './keys.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const POISON_SCHEMA = 1;

const WHAT = 'message that could not be read';

/** UTF-16 code units of a body in one record: whatever they are, they fit an item. */
const PIECE = 50_000;
const PIECES_PER_CHUNK = 4;
const READ_AT_ONCE = 25;

export const poisonWhy: z.ZodType<Poison> = z.enum([
  'not-json',
  'no-record',
  'no-name',
  'no-time',
  'no-account',
]);

interface Manifest extends Omit<PoisonMessage, 'body'> {
  readonly version: string;
  readonly layout: Layout;
}

const manifestShape: z.ZodType<Manifest> = z.looseObject({
  id: text,
  why: poisonWhy,
  arrivedAt: instant,
  version: text,
  layout: z.array(z.array(count)),
});

const pieceShape = z.looseObject({ text });

export interface PoisonStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
}

/** Poison in the table: chunks of the body, then a manifest that makes it exist, written once. */
export function createPoisonStore({ table, newId }: PoisonStoreDependencies): PoisonStore {
  return {
    save: async (message) => {
      const { id, arrivedAt } = message;
      if ((await readManifest(table, id)) !== undefined) return 'there';
      const version = newId('poison');
      const thing = thingOf({ id, arrivedAt, version });
      const part = { records: piecesOf(message.body), mostPerChunk: PIECES_PER_CHUNK };
      const layout = await writeChunks(table, thing, [part]);
      const manifest = { id, why: message.why, arrivedAt, version, layout };
      await putAll(table, pointer(manifest));
      if (await putItemIf(table, toItem(manifest), ABSENT)) return 'new';
      const standing = await readManifest(table, id);
      if (standing?.version === version) return 'new';
      await deleteAll(table, chunkKeys(thing, layout));
      return 'there';
    },
    list: async (range, most) => {
      const keys = keyRange(EVERY_POISON, range);
      const found = keys === undefined || most < 1 ? [] : await lastKeys(table, keys, most);
      const ids = [...new Set(found.map(({ sk }) => sk.slice(sk.indexOf('#') + 1)))];
      const items = new Map(
        (await getAll(table, ids.map(manifestKey), READ_AT_ONCE)).map((item) => [item.pk, item]),
      );
      return ids.flatMap((id) => {
        const item = items.get(poisonPartition(id));
        if (item === undefined) return [];
        const { arrivedAt, why: reason } = fromItem(item);
        return [{ id, why: reason, arrivedAt }];
      });
    },
    load: async (id) => {
      const manifest = await readManifest(table, id);
      if (manifest === undefined) return undefined;
      const { why: reason, arrivedAt } = manifest;
      return { id, why: reason, arrivedAt, body: await bodyOf(table, manifest) };
    },
  };
}

function* piecesOf(body: string): Generator<{ readonly text: string }> {
  for (let from = 0; from === 0 || from < body.length; from += PIECE) {
    yield { text: body.slice(from, from + PIECE) };
  }
}

async function bodyOf(table: Table, manifest: Manifest): Promise<string> {
  const parts = await readChunks(table, thingOf(manifest), manifest.layout);
  if (parts === undefined) throw new DamagedItemError(WHAT, 'it lacks chunks');
  return parts
    .flat()
    .map((piece) => readShape(WHAT, 'data', pieceShape, piece).text)
    .join('');
}

function manifestKey(id: string): Key {
  return { pk: poisonPartition(id), sk: 'MANIFEST' };
}

function thingOf({ id, arrivedAt, version }: Omit<Manifest, 'why' | 'layout'>): ChunkedThing {
  return {
    what: WHAT,
    schema: POISON_SCHEMA,
    chunkKey: (number) => {
      const key = { pk: poisonPartition(id), sk: chunkSortKey(version, number) };
      return { ...key, ...expiring(key, arrivedAt) };
    },
  };
}

function toItem(manifest: Manifest) {
  const key = manifestKey(manifest.id);
  const expiry = expiring(key, manifest.arrivedAt);
  return { ...key, ...expiry, schema: POISON_SCHEMA, manifest: attributeValue(manifest) };
}

async function* pointer({ id, arrivedAt }: Manifest) {
  const key = poisonPointerKey(arrivedAt, id);
  yield { ...key, ...expiring(key, arrivedAt), schema: POISON_SCHEMA };
}

async function readManifest(table: Table, id: string): Promise<Manifest | undefined> {
  const item = await getItem(table, manifestKey(id));
  return item === undefined ? undefined : fromItem(item);
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
function fromItem(item: RawItem): Manifest {
  requireSchema(WHAT, item, POISON_SCHEMA);
  return readShape(WHAT, 'manifest', manifestShape, item.manifest);
}
