import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Expression, parameters } from './conditions.ts';
import { DamagedItemError, inTable } from './errors.ts';
import { INDEX } from './keys.ts';
import type { Key, RawItem, Table } from './table.ts';

/** Keys a page: small items, so that a page stays under 1 MB and the caller can act on it. */
const PAGE = 500;

/** Keys of the items of one partition whose sort key begins so, a page at a time. */
export function keysInPartition(table: Table, pk: string, prefix: string): AsyncGenerator<Key[]> {
  const condition = {
    text: 'pk = :pk AND begins_with(sk, :prefix)',
    values: { ':pk': pk, ':prefix': prefix },
  };
  return pagesOfKeys(table, { condition, limit: PAGE });
}

/** Keys of the items that stand in one partition of the index before a sort key, in order, a page at a time. */
export function keysInIndexBefore(table: Table, gsi1pk: string, before: string): AsyncGenerator<Key[]> {
  const condition = {
    text: 'gsi1pk = :pk AND gsi1sk < :before',
    values: { ':pk': gsi1pk, ':before': before },
  };
  return pagesOfKeys(table, { index: INDEX, condition, limit: PAGE });
}

/** What stands in one partition, of the table or of the index, between two sort keys (both inclusive). */
export interface KeyRange {
  readonly partition: string;
  readonly from: string;
  readonly to: string;
}

/** Keys in the index, in order; at most `most`. The index lags. */
export function keysInIndex(table: Table, range: KeyRange, most: number): Promise<Key[]> {
  const condition = between('gsi1pk', 'gsi1sk', range);
  return firstOf(pagesOfKeys(table, { index: INDEX, condition, limit: Math.min(most, PAGE) }), most);
}

/** Sort keys of a whole partition of the index, in order; at most `most`. The index lags. */
export async function sortKeysInIndex(table: Table, gsi1pk: string, most: number): Promise<string[]> {
  const condition = { text: 'gsi1pk = :pk', values: { ':pk': gsi1pk } };
  const sortKeys: string[] = [];
  for await (const page of pages(table, { index: INDEX, condition, only: 'gsi1sk' })) {
    for (const { gsi1sk } of page) if (typeof gsi1sk === 'string') sortKeys.push(gsi1sk);
    if (sortKeys.length >= most) break;
  }
  return sortKeys.slice(0, most);
}

/** Keys in the table as it is now, the last first; at most `most`. */
export function lastKeys(table: Table, range: KeyRange, most: number): Promise<Key[]> {
  const condition = between('pk', 'sk', range);
  const limit = Math.min(most, PAGE);
  return firstOf(pagesOfKeys(table, { condition, limit, consistent: true, backward: true }), most);
}

/** Keys of a whole partition of the table as it is now, in order, a page at a time. */
export function allKeys(table: Table, pk: string): AsyncGenerator<Key[]> {
  const condition = { text: 'pk = :pk', values: { ':pk': pk } };
  return pagesOfKeys(table, { condition, limit: PAGE, consistent: true });
}

/** Everything in a partition of the table as it is now, in order. One request for each megabyte. */
export async function itemsIn(table: Table, pk: string): Promise<RawItem[]> {
  const items: RawItem[] = [];
  const condition = { text: 'pk = :pk', values: { ':pk': pk } };
  for await (const page of pages(table, { condition, consistent: true })) items.push(...page);
  return items;
}

/** Everything between two sort keys of the table as it is now, in order. One request for each megabyte. */
export async function itemsBetween(table: Table, range: KeyRange): Promise<RawItem[]> {
  const items: RawItem[] = [];
  const query = { condition: between('pk', 'sk', range), consistent: true };
  for await (const page of pages(table, query)) items.push(...page);
  return items;
}

/** The same, a page at a time, each of at most a megabyte, and of `limit` items where that is given. */
export function itemPages(table: Table, range: KeyRange, limit?: number): AsyncGenerator<RawItem[]> {
  const condition = between('pk', 'sk', range);
  return pages(table, { condition, consistent: true, ...(limit !== undefined && { limit }) });
}

interface Query {
  /** Absent: the table itself. */
  readonly index?: string;
  readonly condition: Expression;
  /** Attributes to read. Absent: all. */
  readonly only?: string;
  /** Items a page. Absent: as many as fit a megabyte. */
  readonly limit?: number;
  readonly consistent?: boolean;
  readonly backward?: boolean;
}

function between(pk: string, sk: string, { partition, from, to }: KeyRange): Expression {
  return {
    text: `${pk} = :pk AND ${sk} BETWEEN :from AND :to`,
    values: { ':pk': partition, ':from': from, ':to': to },
  };
}

async function firstOf(all: AsyncGenerator<Key[]>, most: number): Promise<Key[]> {
  const keys: Key[] = [];
  for await (const page of all) {
    keys.push(...page);
    if (keys.length >= most) break;
  }
  return keys.slice(0, most);
}

async function* pagesOfKeys(table: Table, query: Query): AsyncGenerator<Key[]> {
  for await (const page of pages(table, { ...query, only: 'pk, sk' })) yield page.map(keyFrom);
}

async function* pages(table: Table, query: Query): AsyncGenerator<RawItem[]> {
  const { index, condition, only, limit, consistent = false, backward = false } = query;
  let start: Record<string, unknown> | undefined;
  do {
    const command = new QueryCommand({
      TableName: table.name,
      ...(index !== undefined && { IndexName: index }),
      KeyConditionExpression: condition.text,
      ...parameters(condition),
      ...(only !== undefined && { ProjectionExpression: only }),
      ...(limit !== undefined && { Limit: limit }),
      ConsistentRead: consistent,
      ScanIndexForward: !backward,
      ...(start !== undefined && { ExclusiveStartKey: start }),
    });
    const page = await inTable(table, `list ${index ?? 'items'}`, () => table.client.send(command));
    yield page.Items ?? [];
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

function keyFrom({ pk, sk }: RawItem): Key {
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new DamagedItemError('key', 'it is not text');
  return { pk, sk };
}
