import { z } from 'zod';
import type { Instant } from '../../domain/time.ts';
import { attributesOf } from '../attributes.ts';
import { requireSchema } from '../schema.ts';
import type { Item, Key, RawItem } from '../table.ts';
import { readShape } from './shapes/read-shape.ts';
import { instant, text } from './shapes/values.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const SIGHTINGS_SCHEMA = 1;

const shape = z.record(text, instant);

/** Everyone in one user group, and since when the app has seen them there without a gap. */
export interface StoredSightings {
  /** Goes up with every change. */
  readonly version: number;
  readonly members: ReadonlyMap<string, Instant>;
}

export function sightingsKey(group: string): Key {
  return { pk: `SIGHTINGS#${group}`, sk: 'MEMBERS' };
}

export function sightingsToItem(group: string, { version, members }: StoredSightings): Item {
  const firstSeen = Object.fromEntries(members);
  return { ...sightingsKey(group), schema: SIGHTINGS_SCHEMA, version, members: firstSeen };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function sightingsFromItem(group: string, item: RawItem): StoredSightings {
  const what = `sightings of group ${group}`;
  requireSchema(what, item, SIGHTINGS_SCHEMA);
  const members = readShape(what, 'members', shape, item.members);
  return { version: attributesOf(what, item).number('version'), members: new Map(Object.entries(members)) };
}
