import { z } from 'zod';
import type { LocalDate } from '../../domain/snapshot/local-date.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import { attributesOf } from '../attributes.ts';
import type { ChunkedThing, Layout } from '../chunked.ts';
import { DamagedItemError } from '../errors.ts';
import { requireSchema } from '../schema.ts';
import type { Item, RawItem } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { instant, text } from '../windows/shapes/values.ts';
import { countsExpiry, expiring, snapshotChunkKey, snapshotExpiry, snapshotManifestKey } from './keys.ts';
import { dayCounts, localDate } from './shapes.ts';
import { type ChecksRecord, checksRecord, WHAT } from './snapshot-records.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const SNAPSHOT_SCHEMA = 2;

/** What the manifest says: which version is whole, and all of the day that is small. */
export interface SnapshotManifest extends Omit<Snapshot, 'organization' | 'accounts'> {
  readonly version: string;
  readonly layout: Layout;
  readonly organization: ChecksRecord;
}

const head: z.ZodType<Omit<SnapshotManifest, 'version' | 'layout'>> = z.looseObject({
  date: localDate,
  takenAt: instant,
  begunAt: instant.exactOptional(),
  directoryAsOf: instant.exactOptional(),
  counts: dayCounts,
  organization: checksRecord,
});

/** The chunks of one saved snapshot. Each stands in the index under its expiry by itself, so that none is left behind. */
export function snapshotThing({ date, version }: Pick<SnapshotManifest, 'date' | 'version'>): ChunkedThing {
  return {
    what: WHAT,
    schema: SNAPSHOT_SCHEMA,
    chunkKey: (number) => {
      const key = snapshotChunkKey(date, version, number);
      return { ...key, ...expiring(key, snapshotExpiry(date)) };
    },
  };
}

export function snapshotManifestToItem({ version, layout, ...rest }: SnapshotManifest): Item {
  const key = snapshotManifestKey(rest.date);
  const { date } = rest;
  return {
    ...key,
    ...expiring(key, countsExpiry(date)),
    schema: SNAPSHOT_SCHEMA,
    version,
    layout,
    head: attributeValue(rest),
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function snapshotManifestFromItem(item: RawItem): SnapshotManifest {
  const what = `${WHAT} of ${readShape(WHAT, 'sk', text, item.sk)}`;
  requireSchema(what, item, SNAPSHOT_SCHEMA);
  const attributes = attributesOf(what, item);
  const layout = attributes.listsOfNumbers('layout');
  if (layout.length !== 2) throw new DamagedItemError(what, `it has ${layout.length} lists instead of 2`);
  return { ...readShape(what, 'head', head, item.head), version: attributes.text('version'), layout };
}

/** The date in the key of a manifest, as the program writes it. */
export function dateOfManifest(sk: string): LocalDate {
  return readShape(WHAT, 'sk', localDate, sk);
}
