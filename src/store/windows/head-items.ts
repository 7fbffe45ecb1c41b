import { z } from 'zod';
import type { Head, WindowMark } from '../../domain/audit-chain/head.ts';
import type { Instant } from '../../domain/time.ts';
import { attributesOf } from '../attributes.ts';
import type { ChunkedThing, Layout, Part } from '../chunked.ts';
import { chunkSortKey, sortableTime } from '../keys.ts';
import { requireSchema } from '../schema.ts';
import type { Item, Key, RawItem } from '../table.ts';
import { readShape } from './shapes/read-shape.ts';
import { count, text, windowId } from './shapes/values.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const HEAD_SCHEMA = 1;

const WHAT = 'head of the audit chain';

/** Hashes do not compress: about 100 KB a chunk. */
const MARKS_PER_CHUNK = 2_000;

const marks: z.ZodType<WindowMark[]> = z.array(z.looseObject({ id: windowId, version: count, hash: text }));

/** What the manifest says: which version is whole. */
export interface HeadManifest {
  readonly asOf: Instant;
  readonly version: string;
  readonly layout: Layout;
}

export function headManifestKey(asOf: Instant): Key {
  return { pk: headPartition(asOf), sk: 'MANIFEST' };
}

/** The chunks of one saved head. */
export function headThing(asOf: Instant, version: string): ChunkedThing {
  return {
    what: WHAT,
    schema: HEAD_SCHEMA,
    chunkKey: (number) => ({ pk: headPartition(asOf), sk: chunkSortKey(version, number) }),
  };
}

export function headParts(head: Head): Part[] {
  return [{ records: head.marks, mostPerChunk: MARKS_PER_CHUNK }];
}

/** The head of a manifest and the records of its chunks. Throws `DamagedItemError`. */
export function headFromParts({ asOf }: HeadManifest, [records]: readonly unknown[][]): Head {
  return { asOf, marks: readShape(WHAT, 'marks', marks, records) };
}

export function headManifestToItem({ asOf, version, layout }: HeadManifest): Item {
  return { ...headManifestKey(asOf), schema: HEAD_SCHEMA, version, layout };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function headManifestFromItem(asOf: Instant, item: RawItem): HeadManifest {
  requireSchema(WHAT, item, HEAD_SCHEMA);
  const attributes = attributesOf(WHAT, item);
  return { asOf, version: attributes.text('version'), layout: attributes.listsOfNumbers('layout') };
}

function headPartition(asOf: Instant): string {
  return `HEAD#${sortableTime(asOf)}`;
}
