import type { AccountPosture, Posture } from '../domain/posture.ts';
import type { Instant } from '../domain/time.ts';
import { attributesOf } from './attributes.ts';
import type { ChunkedThing, Layout, Part } from './chunked.ts';
import { DamagedItemError } from './errors.ts';
import { expiringResult, resultChunkKey, resultManifestKey } from './keys.ts';
import { requireSchema } from './schema.ts';
import type { Item, RawItem } from './table.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const RESULT_SCHEMA = 1;

const WHAT = 'result';

/** About 3 KB an account before compression. */
const ACCOUNTS_PER_CHUNK = 250;

/** What the manifest says: which version is whole, until when, and everything of the posture but its accounts. */
export interface ResultManifest {
  readonly id: string;
  readonly version: string;
  readonly expiresAt: Instant;
  readonly layout: Layout;
  readonly head: Omit<Posture, 'accounts'>;
}

/** The chunks of one saved result. Each stands in the index under its expiry by itself, so that none is ever left behind. */
export function resultThing({
  id,
  version,
  expiresAt,
}: Omit<ResultManifest, 'layout' | 'head'>): ChunkedThing {
  return {
    what: WHAT,
    schema: RESULT_SCHEMA,
    chunkKey: (number) => {
      const key = resultChunkKey(id, version, number);
      return { ...key, ...expiringResult(expiresAt, key) };
    },
  };
}

export function resultParts({ accounts }: Posture): Part[] {
  return [{ records: accounts, mostPerChunk: ACCOUNTS_PER_CHUNK }];
}

/** The posture of a manifest and the records of its chunks. */
export function postureOf({ head }: ResultManifest, [accounts = []]: readonly unknown[][]): Posture {
  return { ...head, accounts: accounts as AccountPosture[] };
}

export function headOf({ accounts: _, ...head }: Posture): Omit<Posture, 'accounts'> {
  return head;
}

export function resultManifestToItem({ id, version, expiresAt, layout, head }: ResultManifest): Item {
  const key = resultManifestKey(id);
  return {
    ...key,
    ...expiringResult(expiresAt, key),
    schema: RESULT_SCHEMA,
    version,
    expiresAt,
    layout,
    head: JSON.stringify(head),
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function resultManifestFromItem(id: string, item: RawItem): ResultManifest {
  requireSchema(WHAT, item, RESULT_SCHEMA);
  const attributes = attributesOf(WHAT, item);
  const layout = attributes.listsOfNumbers('layout');
  if (layout.length !== 1) throw new DamagedItemError(WHAT, `it has ${layout.length} lists instead of 1`);
  return {
    id,
    version: attributes.text('version'),
    expiresAt: attributes.number('expiresAt'),
    layout,
    head: attributes.json<ResultManifest['head']>('head'),
  };
}
