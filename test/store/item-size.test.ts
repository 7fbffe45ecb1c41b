import { itemBytes, MAX_ITEM_BYTES, refuseTooLarge } from '../../src/store/item-size.ts';
import type { Item } from '../../src/store/table.ts';

/** `pk` + `p`, `sk` + `s`, `schema` + a number of the longest kind. */
const BARE = 3 + 3 + 6 + 21;

function item(attributes: Record<string, Item[string]>): Item {
  return { pk: 'p', sk: 's', schema: 1, ...attributes };
}

describe('The size of an item', () => {
  it.each<[string, Record<string, Item[string]>, number]>([
    ['counts names and texts', { name: 'four' }, 4 + 4],
    ['counts UTF-8 bytes, not characters', { ß: '監査🔐' }, 2 + 3 + 3 + 4],
    ['counts bytes of binary as they are', { data: new Uint8Array(1_000) }, 4 + 1_000],
    ['counts a byte for true, false and null', { a: true, b: null }, 2 + 2],
    ['counts lists with a byte per element', { list: ['ab', 'c'] }, 4 + 3 + 2 + 3],
    ['counts maps with a byte per member', { map: { k: 'vv' } }, 3 + 3 + 1 + 3],
  ])('%s', (_, attributes, bytes) => {
    expect(itemBytes(item(attributes)) - BARE).toBe(bytes);
  });

  it('is accepted at exactly 400 KB and refused one byte above, naming item and size', () => {
    const room = MAX_ITEM_BYTES - BARE - 'text'.length;
    expect(() => refuseTooLarge(item({ text: 'x'.repeat(room) }))).not.toThrow();
    expect(() => refuseTooLarge(item({ text: 'x'.repeat(room + 1) }))).toThrow(
      'Item p / s is 409601 bytes; DynamoDB takes at most 409600. It was not sent.',
    );
  });
});
