import { putAll } from '../../../src/store/batch.ts';
import { keysInIndexBefore, keysInPartition } from '../../../src/store/query.ts';
import type { Item, Key } from '../../../src/store/table.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const COUNT = 620;

export function queryContract(store: StoreUnderTest): void {
  describe('a list', () => {
    it('of a partition goes on to the last page, and takes in nothing else', async () => {
      const table = await store.freshTable();
      await putAll(table, items());
      const found = await allOf(keysInPartition(table, 'LIST', 'ITEM#'));
      expect(found).toEqual(numbers(COUNT).map((n) => ({ pk: 'LIST', sk: `ITEM#${n}` })));
    });

    it('of the index goes on to the last page, in order of time, and ends before the given time', async () => {
      const table = await store.freshTable();
      await putAll(table, items());
      const found = await allOf(keysInIndexBefore(table, 'DUE', '0610'));
      expect(found).toEqual(numbers(610).map((n) => ({ pk: 'LIST', sk: `ITEM#${n}` })));
    });
  });
}

/** The items to be found, and in each partition one that is not to be. */
async function* items(): AsyncGenerator<Item> {
  for (const n of numbers(COUNT)) yield { pk: 'LIST', sk: `ITEM#${n}`, schema: 1, gsi1pk: 'DUE', gsi1sk: n };
  yield { pk: 'LIST', sk: 'OTHER', schema: 1 };
  yield { pk: 'OTHER', sk: 'ITEM#0', schema: 1, gsi1pk: 'NOT-DUE', gsi1sk: '0000' };
}

function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, n) => String(n).padStart(4, '0'));
}

async function allOf(pages: AsyncGenerator<Key[]>): Promise<Key[]> {
  const keys: Key[] = [];
  for await (const page of pages) keys.push(...page);
  return keys;
}
