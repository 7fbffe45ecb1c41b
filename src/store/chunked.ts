import { attributesOf } from './attributes.ts';
import { getAll, putAll } from './batch.ts';
import { type Chunk, pack, unpack } from './chunks.ts';
import type { IndexKey } from './keys.ts';
import { requireSchema } from './schema.ts';
import type { Item, Key, RawItem, Table } from './table.ts';

/** One thing that is too large for an item, stored as many chunks. Its manifest, written last, makes it exist. */
export interface ChunkedThing {
  /** For errors: "directory". */
  readonly what: string;
  readonly schema: number;
  chunkKey(number: number): Key & Partial<IndexKey>;
}

/** A list of records, and how many of them go into a chunk at most. Asked for part after part, as they are written. */
export interface Part {
  readonly records: Iterable<object> | AsyncIterable<object>;
  readonly mostPerChunk: number;
}

/** Per part, how many records each of its chunks holds. Part after part, the chunks are numbered through. */
export type Layout = readonly (readonly number[])[];

/** Stores the chunks of all parts. They mean nothing until a manifest with the layout that this returns is written. */
export async function writeChunks(
  table: Table,
  thing: ChunkedThing,
  parts: readonly Part[],
): Promise<Layout> {
  const layout: number[][] = [];
  async function* items(): AsyncGenerator<Item> {
    let number = 0;
    for (const part of parts) {
      const sizes: number[] = [];
      layout.push(sizes);
      for await (const chunk of pack(part.records, part.mostPerChunk)) {
        sizes.push(chunk.records);
        yield toItem(thing, number, chunk);
        number += 1;
      }
    }
  }
  await putAll(table, items());
  return layout;
}

/** The records of every part, or `undefined` where a chunk is not there (any more). */
export async function readChunks(
  table: Table,
  thing: ChunkedThing,
  layout: Layout,
): Promise<unknown[][] | undefined> {
  const found = new Map((await getAll(table, chunkKeys(thing, layout))).map((item) => [item.sk, item]));
  const parts: unknown[][] = [];
  let number = 0;
  for (const sizes of layout) {
    const records: unknown[] = [];
    for (const size of sizes) {
      const item = found.get(thing.chunkKey(number).sk);
      if (item === undefined) return undefined;
      for (const record of await unpack(thing.what, fromItem(thing, item, size))) records.push(record);
      number += 1;
    }
    parts.push(records);
  }
  return parts;
}

/** The keys of all chunks. */
export function chunkKeys(thing: ChunkedThing, layout: Layout): Key[] {
  return layout.flat().map((_, number) => thing.chunkKey(number));
}

function toItem(thing: ChunkedThing, number: number, { data, records }: Chunk): Item {
  return { ...thing.chunkKey(number), schema: thing.schema, records, data };
}

function fromItem(thing: ChunkedThing, item: RawItem, records: number): Chunk {
  requireSchema(thing.what, item, thing.schema);
  return { data: attributesOf(thing.what, item).bytes('data'), records };
}
