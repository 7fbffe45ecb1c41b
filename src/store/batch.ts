import { setTimeout as sleep } from 'node:timers/promises';
import { BatchGetCommand, BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Milliseconds } from '../domain/time.ts';
import { inTable, StoreError } from './errors.ts';
import { itemBytes, refuseTooLarge } from './item-size.ts';
import type { Item, Key, RawItem, Table } from './table.ts';

/** DynamoDB takes 25 writes a request. */
const MOST_WRITES = 25;

/** DynamoDB takes 16 MB a request; building one of them would hold the event loop. */
const MOST_BYTES = 1024 * 1024;

/** DynamoDB gives 100 items a request; chunks are large, and parsing the answer would hold the event loop. */
const MOST_READS = 10;

const MOST_ATTEMPTS = 10;
const FIRST_DELAY: Milliseconds = 50;
const LONGEST_DELAY: Milliseconds = 3_000;

type Write = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

/** Writes every item, unconditionally, as they come; in no order. Throws where DynamoDB keeps refusing some. */
export async function putAll(table: Table, items: AsyncIterable<Item>): Promise<void> {
  let batch: Write[] = [];
  let bytes = 0;
  for await (const item of items) {
    refuseTooLarge(item);
    const size = itemBytes(item);
    if (batch.length === MOST_WRITES || (batch.length > 0 && bytes + size > MOST_BYTES)) {
      await writeBatch(table, batch);
      batch = [];
      bytes = 0;
    }
    batch.push({ PutRequest: { Item: item } });
    bytes += size;
  }
  await writeBatch(table, batch);
}

/** Deletes every item that is there; in no order. Throws where DynamoDB keeps refusing some. */
export async function deleteAll(table: Table, keys: readonly Key[]): Promise<void> {
  for (const some of inGroups(keys, MOST_WRITES)) {
    await writeBatch(
      table,
      some.map(({ pk, sk }) => ({ DeleteRequest: { Key: { pk, sk } } })),
    );
  }
}

/**
 * Every item that is there, as it is now (strongly consistent reads); in no order. `atOnce`: how many of them a request
 * asks for, at most 100, by how large they are.
 */
export async function getAll(
  table: Table,
  keys: readonly Key[],
  atOnce: number = MOST_READS,
): Promise<RawItem[]> {
  const items: RawItem[] = [];
  for (const some of inGroups(keys, atOnce)) {
    items.push(...(await readBatch(table, some)));
  }
  return items;
}

async function writeBatch(table: Table, writes: readonly Write[]): Promise<void> {
  await untilNothingIsLeft(table, 'write a batch', writes, async (left) => {
    const command = new BatchWriteCommand({ RequestItems: { [table.name]: [...left] } });
    const { UnprocessedItems } = await table.client.send(command);
    return UnprocessedItems?.[table.name] ?? [];
  });
}

async function readBatch(table: Table, keys: readonly Key[]): Promise<RawItem[]> {
  const items: RawItem[] = [];
  const wanted: Record<string, unknown>[] = keys.map(({ pk, sk }) => ({ pk, sk }));
  await untilNothingIsLeft(table, 'read a batch', wanted, async (left) => {
    const request = { Keys: [...left], ConsistentRead: true };
    const command = new BatchGetCommand({ RequestItems: { [table.name]: request } });
    const { Responses, UnprocessedKeys } = await table.client.send(command);
    items.push(...(Responses?.[table.name] ?? []));
    return UnprocessedKeys?.[table.name]?.Keys ?? [];
  });
  return items;
}

/** DynamoDB may do part of a batch; the rest is asked for again, later and later (full jitter). `send` says what is left. */
async function untilNothingIsLeft<T>(
  table: Table,
  doing: string,
  all: readonly T[],
  send: (left: readonly T[]) => Promise<readonly T[]>,
): Promise<void> {
  let left = all;
  for (let attempt = 0; left.length > 0; attempt += 1) {
    if (attempt === MOST_ATTEMPTS) {
      throw new StoreError(
        `Could not ${doing} in table ${table.name}: DynamoDB left ${left.length} of ${all.length} items undone ${attempt} times. Its capacity may be exhausted.`,
      );
    }
    if (attempt > 0) await sleep(table.random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt));
    left = await inTable(table, doing, () => send(left));
  }
}

function* inGroups<T>(all: readonly T[], most: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += most) yield all.slice(start, start + most);
}
