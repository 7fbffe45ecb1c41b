import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Key, RawItem, Table } from '../../../src/store/table.ts';

/** Sort keys of everything in a partition, as the store left it. */
export async function sortKeysIn(table: Table, pk: string): Promise<string[]> {
  const keys: string[] = [];
  let start: Record<string, unknown> | undefined;
  do {
    const page = await table.client.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
        ...(start !== undefined && { ExclusiveStartKey: start }),
      }),
    );
    keys.push(...(page.Items ?? []).map((item) => String(item.sk)));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return keys;
}

export async function rawItem(table: Table, { pk, sk }: Key): Promise<RawItem | undefined> {
  const command = new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true });
  return (await table.client.send(command)).Item;
}

/** As a version of the program from the future would have left the item. */
export async function raiseSchema(table: Table, { pk, sk }: Key): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: 'SET #schema = :future',
      ExpressionAttributeNames: { '#schema': 'schema' },
      ExpressionAttributeValues: { ':future': 99 },
    }),
  );
}

/** As somebody who edits the table by hand leaves the item. `path`: names from the attribute inward. */
export async function setAttribute(
  table: Table,
  { pk, sk }: Key,
  path: readonly string[],
  value: unknown,
): Promise<void> {
  await table.client.send(
    new UpdateCommand({
      TableName: table.name,
      Key: { pk, sk },
      UpdateExpression: `SET ${path.map((_, n) => `#p${n}`).join('.')} = :value`,
      ExpressionAttributeNames: Object.fromEntries(path.map((name, n) => [`#p${n}`, name])),
      ExpressionAttributeValues: { ':value': value },
    }),
  );
}
