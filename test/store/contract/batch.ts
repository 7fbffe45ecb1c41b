import { deleteAll, getAll, putAll } from '../../../src/store/batch.ts';
import type { Item, Table } from '../../../src/store/table.ts';
import type { Handle, Json } from '../../support/dynamodb-proxy.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { sortKeysIn } from './stored-items.ts';

const PARTITION = 'BATCH';

export function batchContract(store: StoreUnderTest): void {
  describe('a batch', () => {
    it('writes and reads more items than one request takes', async () => {
      const table = await store.freshTable();
      await putAll(table, items(60));
      const found = await getAll(table, keys(60));
      expect(found.map(({ sk }) => sk).sort()).toEqual(keys(60).map(({ sk }) => sk));
    });

    it('writes again what DynamoDB left unprocessed, until all is there', async () => {
      const table = await store.freshTable();
      const sent: number[] = [];
      const flaky = await store.through(table, halfOfEachBatch('BatchWriteItem', sent));
      await putAll(flaky, items(8));
      expect(await sortKeysIn(table, PARTITION)).toHaveLength(8);
      expect(sent).toEqual([8, 4, 2, 1]);
    });

    it('reads again what DynamoDB left unread, and gives every item once', async () => {
      const table = await store.freshTable();
      await putAll(table, items(8));
      const flaky = await store.through(table, halfOfEachBatch('BatchGetItem', []));
      const found = await getAll(flaky, keys(8));
      expect(found.map(({ sk }) => sk).sort()).toEqual(keys(8).map(({ sk }) => sk));
    });

    it('deletes again what DynamoDB left undeleted', async () => {
      const table = await store.freshTable();
      await putAll(table, items(8));
      await deleteAll(await store.through(table, halfOfEachBatch('BatchWriteItem', [])), keys(8));
      expect(await sortKeysIn(table, PARTITION)).toEqual([]);
    });

    it('gives up with a count where DynamoDB keeps leaving everything', async () => {
      const table = await store.freshTable();
      const stuck = await store.through(table, async ({ body }) => ({
        status: 200,
        body: { UnprocessedItems: body.RequestItems },
      }));
      await expect(putAll(stuck, items(3))).rejects.toThrow('left 3 of 3 items undone 10 times');
      expect(await sortKeysIn(table, PARTITION)).toEqual([]);
    });

    it('refuses an item over 400 KB by UTF-8 bytes before anything is sent', async () => {
      const table = await store.freshTable();
      // 250,000 characters, and 500,000 bytes.
      const tooLarge = { pk: PARTITION, sk: 'x', schema: 1, text: 'ß'.repeat(250_000) };
      await expect(putAll(table, oneByOne([tooLarge]))).rejects.toThrow(
        /^Item BATCH \/ x is 5000\d\d bytes; DynamoDB takes at most 409600\. It was not sent\.$/,
      );
      expect(await sortKeysIn(table, PARTITION)).toEqual([]);
    });

    it('sends large items in requests of about 1 MB, so that building one does not hold the event loop', async () => {
      const table = await store.freshTable();
      const sizes: number[] = [];
      const wire: Handle = (passing) => {
        sizes.push(JSON.stringify(passing.body).length);
        return passing.forward();
      };
      const large = keys(8).map((key) => ({ ...key, schema: 1, text: 'x'.repeat(300 * 1024) }));
      await putAll(await store.through(table, wire), oneByOne(large));
      expect(sizes).toHaveLength(3);
      for (const size of sizes) expect(size).toBeLessThan(1.1 * 1024 * 1024);
    });

    it('is read as it is now: by strongly consistent reads', async () => {
      const table = await store.freshTable();
      const requests: unknown[] = [];
      const wire: Handle = (passing) => {
        requests.push(passing.body.RequestItems);
        return passing.forward();
      };
      await getAll(await store.through(table, wire), keys(1));
      expect(requests).toEqual([{ [table.name]: expect.objectContaining({ ConsistentRead: true }) }]);
    });

    it('names the table and keeps the cause where DynamoDB refuses', async () => {
      const table: Table = store.absentTable();
      await expect(putAll(table, items(1))).rejects.toMatchObject({
        message: `Could not write a batch in table ${table.name} (ResourceNotFoundException).`,
        cause: expect.objectContaining({ name: 'ResourceNotFoundException' }),
      });
    });
  });
}

function keys(count: number) {
  return Array.from({ length: count }, (_, n) => ({ pk: PARTITION, sk: String(n).padStart(3, '0') }));
}

function items(count: number): AsyncGenerator<Item> {
  return oneByOne(keys(count).map((key) => ({ ...key, schema: 1 })));
}

async function* oneByOne(all: readonly Item[]): AsyncGenerator<Item> {
  yield* all;
}

/** Does the first half of every batch, rounded up, and leaves the rest, as DynamoDB does when capacity runs short. */
function halfOfEachBatch(operation: 'BatchWriteItem' | 'BatchGetItem', sizes: number[]): Handle {
  return async (passing) => {
    if (passing.operation !== operation) return passing.forward();
    const [[name, request] = ['', {}]] = Object.entries(passing.body.RequestItems as Json);
    const all = (operation === 'BatchGetItem' ? (request as Json).Keys : request) as Json[];
    sizes.push(all.length);
    const half = Math.ceil(all.length / 2);
    const part = (some: Json[]) => ({
      [name]: operation === 'BatchGetItem' ? { ...(request as Json), Keys: some } : some,
    });
    const answer = await passing.forward({ ...passing.body, RequestItems: part(all.slice(0, half)) });
    const rest = all.length > half ? part(all.slice(half)) : {};
    const unprocessed = operation === 'BatchGetItem' ? 'UnprocessedKeys' : 'UnprocessedItems';
    return { ...answer, body: { ...answer.body, [unprocessed]: rest } };
  };
}
