import { attributesOf } from './attributes.ts';
import { leaseKey } from './keys.ts';
import { requireSchema } from './schema.ts';
import type { Item, RawItem } from './table.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const LEASE_SCHEMA = 1;

/** A lease as it stands in the table. */
export interface StoredLease {
  readonly name: string;
  /** Unique to one acquisition; absent where the lease was given back. */
  readonly holder?: string;
  /** Goes up with every renewal. */
  readonly counter: number;
  /** Goes up with every acquisition, for as long as the table exists. */
  readonly fence: number;
}

export function leaseToItem({ name, ...lease }: StoredLease): Item {
  return { ...leaseKey(name), schema: LEASE_SCHEMA, ...lease };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function leaseFromItem(name: string, item: RawItem): StoredLease {
  const what = `lease ${name}`;
  requireSchema(what, item, LEASE_SCHEMA);
  const attributes = attributesOf(what, item);
  const holder = attributes.optionalText('holder');
  return {
    name,
    ...(holder !== undefined && { holder }),
    counter: attributes.number('counter'),
    fence: attributes.number('fence'),
  };
}
