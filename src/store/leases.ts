import type { Milliseconds } from '../domain/time.ts';
import { LEASE_TAKE_OVER_AFTER, type Lease, type Leases, type NewId } from '../operations/ports.ts';
import { ABSENT, type Expression, freeSince, heldBy, silentSince } from './conditions.ts';
import { leaseKey } from './keys.ts';
import { leaseFromItem, leaseToItem, type StoredLease } from './lease-item.ts';
import { getItem, putItemIf, updateItemIf } from './single-item.ts';
import type { Table } from './table.ts';

export interface LeasesDependencies {
  readonly table: Table;
  readonly newId: NewId;
  /** Milliseconds that never jump, of this process (`performance.now`). Not the time of day. */
  readonly monotonic: () => Milliseconds;
}

/** What a held lease looked like when this process first saw it so. */
interface Sighting {
  readonly holder: string;
  readonly counter: number;
  readonly since: Milliseconds;
}

/**
 * Leases in the table. No two clocks are ever compared: a lease is taken over once this process itself has watched its
 * counter stand still for `LEASE_TAKE_OVER_AFTER`, so a taker must ask at least twice, that long apart. The write is
 * conditional on exactly what was watched.
 */
export function createLeases({ table, newId, monotonic }: LeasesDependencies): Leases {
  const sightings = new Map<string, Sighting>();

  const acquire = async (name: string): Promise<Lease | undefined> => {
    const stored = await readLease(table, name);
    const condition = whenToTake(stored, (held) => watch(sightings, name, held, monotonic()));
    if (condition === undefined) return undefined;
    const mine = { name, holder: newId('lease'), counter: 0, fence: (stored?.fence ?? 0) + 1 };
    if (!(await take(table, mine, condition))) return undefined;
    sightings.delete(name);
    return createLease(table, mine);
  };

  return { acquire };
}

type HeldLease = StoredLease & { readonly holder: string };

/** The condition under which the lease may be taken; `undefined` where it may not be. */
function whenToTake(
  stored: StoredLease | undefined,
  silence: (held: HeldLease) => Milliseconds,
): Expression | undefined {
  if (stored === undefined) return ABSENT;
  const { holder } = stored;
  if (holder === undefined) return freeSince(stored.fence);
  const silent = silence({ ...stored, holder }) >= LEASE_TAKE_OVER_AFTER;
  return silent ? silentSince(holder, stored.counter) : undefined;
}

/** For how long this process has seen the lease stand still. */
function watch(
  sightings: Map<string, Sighting>,
  name: string,
  { holder, counter }: HeldLease,
  now: Milliseconds,
): Milliseconds {
  const last = sightings.get(name);
  if (last !== undefined && last.holder === holder && last.counter === counter) return now - last.since;
  sightings.set(name, { holder, counter, since: now });
  return 0;
}

/** A refused write may be our own, applied and repeated because its answer was lost: then the lease names us. */
async function take(table: Table, mine: HeldLease, condition: Expression): Promise<boolean> {
  if (await putItemIf(table, leaseToItem(mine), condition)) return true;
  return (await readLease(table, mine.name))?.holder === mine.holder;
}

async function readLease(table: Table, name: string): Promise<StoredLease | undefined> {
  const item = await getItem(table, leaseKey(name));
  return item === undefined ? undefined : leaseFromItem(name, item);
}

const ONE_MORE: Expression = {
  text: 'ADD #counter :one',
  names: { '#counter': 'counter' },
  values: { ':one': 1 },
};

const GIVE_BACK: Expression = { text: 'REMOVE #holder' };

function createLease(table: Table, { name, holder, fence }: HeldLease): Lease {
  let lost = false;
  return {
    fence,
    renew: async () => {
      if (!lost) lost = !(await updateItemIf(table, leaseKey(name), ONE_MORE, heldBy(holder)));
      return !lost;
    },
    release: async () => {
      if (lost) return;
      lost = true;
      await updateItemIf(table, leaseKey(name), GIVE_BACK, heldBy(holder));
    },
  };
}
