import { nameOf, StoreError } from './errors.ts';
import type { AttributeValue, Item } from './table.ts';

/** DynamoDB's limit of one item: 400 KB, attribute names included, texts counted as UTF-8. */
export const MAX_ITEM_BYTES = 400 * 1024;

/** The longest a number gets: 38 digits, two a byte, with exponent and sign. */
const NUMBER_BYTES = 21;
const CONTAINER_BYTES = 3;

/**
 * Bytes of the item by DynamoDB's rules (Developer Guide, "Item sizes and formats"); numbers count as their longest, so
 * the answer is never too small.
 */
export function itemBytes(item: Item): number {
  return membersBytes(item);
}

/** Throws where DynamoDB would refuse the item for its size. dynalite counts characters and would take it. */
export function refuseTooLarge(item: Item): void {
  const bytes = itemBytes(item);
  if (bytes <= MAX_ITEM_BYTES) return;
  throw new StoreError(
    `Item ${nameOf(item)} is ${bytes} bytes; DynamoDB takes at most ${MAX_ITEM_BYTES}. It was not sent.`,
  );
}

function valueBytes(value: AttributeValue): number {
  if (value === null || typeof value === 'boolean') return 1;
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return NUMBER_BYTES;
  if (value instanceof Uint8Array) return value.byteLength;
  if (isList(value))
    return CONTAINER_BYTES + value.reduce<number>((sum, each) => sum + 1 + valueBytes(each), 0);
  return CONTAINER_BYTES + Object.keys(value).length + membersBytes(value);
}

function membersBytes(members: { readonly [name: string]: AttributeValue }): number {
  return Object.entries(members).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value),
    0,
  );
}

/** `Array.isArray` does not narrow a readonly array. */
function isList(value: AttributeValue): value is readonly AttributeValue[] {
  return Array.isArray(value);
}
