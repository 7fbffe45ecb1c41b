import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Expression, parameters } from './conditions.ts';
import { DamagedItemError, inTable } from './errors.ts';
import { INDEX } from './keys.ts';
import type { Key, RawItem, Table } from './table.ts';

/** Keys a page: small items, so that a page stays under 1 MB and the caller can act on it. */
const PAGE = 500;

/** Keys of the items of one partition whose sort key begins so, a page at a time. */
export function keysInPartition(table: Table, pk: string, prefix: string): AsyncGenerator<Key[]> {
  return pagesOfKeys(table, undefined, {
    text: 'pk = :pk AND begins_with(sk, :prefix)',
    values: { ':pk': pk, ':prefix': prefix },
  });
}

/** Keys of the items that stand in one partition of the index before a sort key, in order, a page at a time. */
export function keysInIndexBefore(table: Table, gsi1pk: string, before: string): AsyncGenerator<Key[]> {
  return pagesOfKeys(table, INDEX, {
    text: 'gsi1pk = :pk AND gsi1sk < :before',
    values: { ':pk': gsi1pk, ':before': before },
  });
}

async function* pagesOfKeys(
  table: Table,
  index: string | undefined,
  condition: Expression,
): AsyncGenerator<Key[]> {
  let start: Record<string, unknown> | undefined;
  do {
    const command = new QueryCommand({
      TableName: table.name,
      ...(index !== undefined && { IndexName: index }),
      KeyConditionExpression: condition.text,
      ...parameters(condition),
      ProjectionExpression: 'pk, sk',
      Limit: PAGE,
      ...(start !== undefined && { ExclusiveStartKey: start }),
    });
    const page = await inTable(table, `list ${index ?? 'items'}`, () => table.client.send(command));
    yield (page.Items ?? []).map(keyFrom);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
}

function keyFrom({ pk, sk }: RawItem): Key {
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new DamagedItemError('key', 'it is not text');
  return { pk, sk };
}
