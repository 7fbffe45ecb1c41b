import type { Instant } from '../../domain/time.ts';
import type { SightingStore } from '../../operations/window-ports.ts';
import { ABSENT, versionIs } from '../conditions.ts';
import { StoreError } from '../errors.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { Table } from '../table.ts';
import { type StoredSightings, sightingsFromItem, sightingsKey, sightingsToItem } from './sighting-item.ts';

const MOST_TRIES = 5;

/**
 * Sightings in the table, one item a user group; up to 10,000 members fit. A look that finds nothing new is one read.
 * Who is not among the members is forgotten, so that coming back counts from then on.
 */
export function createSightingStore({ table }: { readonly table: Table }): SightingStore {
  return {
    see: async (group, members, now) => {
      for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
        const stored = await read(table, group);
        const seen = seenNow(stored, members, now);
        if (stored !== undefined && isSame(stored.members, seen)) return seen;
        const next = sightingsToItem(group, { version: (stored?.version ?? 0) + 1, members: seen });
        if (await putItemIf(table, next, stored === undefined ? ABSENT : versionIs(stored.version)))
          return seen;
      }
      throw new StoreError(`The sightings of group ${group} changed ${MOST_TRIES} times while being noted.`);
    },
  };
}

async function read(table: Table, group: string): Promise<StoredSightings | undefined> {
  const item = await getItem(table, sightingsKey(group));
  return item === undefined ? undefined : sightingsFromItem(group, item);
}

function seenNow(
  stored: StoredSightings | undefined,
  members: readonly string[],
  now: Instant,
): ReadonlyMap<string, Instant> {
  return new Map(members.map((member) => [member, stored?.members.get(member) ?? now]));
}

function isSame(stored: ReadonlyMap<string, Instant>, seen: ReadonlyMap<string, Instant>): boolean {
  return stored.size === seen.size && [...seen].every(([member, at]) => stored.get(member) === at);
}
