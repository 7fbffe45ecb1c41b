import { DeleteCommand, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { attributesOf } from './attributes.ts';
import { absentOrReadable, type Expression, parameters } from './conditions.ts';
import { inTable, NewerSchemaError, nameOf, unlessRefused } from './errors.ts';
import { refuseTooLarge } from './item-size.ts';
import type { Item, Key, RawItem, Table } from './table.ts';

/** The item as it is now (a strongly consistent read), or `undefined`. */
export async function getItem(table: Table, key: Key): Promise<RawItem | undefined> {
  const command = new GetCommand({ TableName: table.name, Key: keyOf(key), ConsistentRead: true });
  const { Item } = await inTable(table, `read ${nameOf(key)}`, () => table.client.send(command));
  return Item;
}

/** Writes the whole item. False where the condition refused it. */
export async function putItemIf(table: Table, item: Item, condition: Expression): Promise<boolean> {
  refuseTooLarge(item);
  const command = new PutCommand({
    TableName: table.name,
    Item: item,
    ConditionExpression: condition.text,
    ...parameters(condition),
  });
  return unlessRefused(table, `write ${nameOf(item)}`, () => table.client.send(command));
}

/** Changes some attributes; `change` is an update expression. False where the condition refused it. */
export async function updateItemIf(
  table: Table,
  key: Key,
  change: Expression,
  condition: Expression,
): Promise<boolean> {
  const command = new UpdateCommand({
    TableName: table.name,
    Key: keyOf(key),
    UpdateExpression: change.text,
    ConditionExpression: condition.text,
    ...parameters(change, condition),
  });
  return unlessRefused(table, `change ${nameOf(key)}`, () => table.client.send(command));
}

/**
 * Raises `count` by one, in an item that it makes where there is none, and gives the new count. Counts twice where an
 * answer is lost and the SDK asks again. Throws `NewerSchemaError` where a newer schema wrote the item.
 */
export async function countUp(table: Table, key: Key, schema: number): Promise<number> {
  const change = {
    text: 'SET #schema = :schema ADD #count :one',
    names: { '#count': 'count' },
    values: { ':schema': schema, ':one': 1 },
  };
  const condition = absentOrReadable(schema);
  const command = new UpdateCommand({
    TableName: table.name,
    Key: keyOf(key),
    UpdateExpression: change.text,
    ConditionExpression: condition.text,
    ...parameters(change, condition),
    ReturnValues: 'UPDATED_NEW',
  });
  let counted: RawItem = {};
  const written = await unlessRefused(table, `count up ${nameOf(key)}`, async () => {
    counted = (await table.client.send(command)).Attributes ?? {};
  });
  if (!written) throw new NewerSchemaError(nameOf(key), 'newer', schema);
  return attributesOf(nameOf(key), counted).number('count');
}

/** False where the condition refused it, as it does where there is no such item. */
export async function deleteItemIf(table: Table, key: Key, condition: Expression): Promise<boolean> {
  const command = new DeleteCommand({
    TableName: table.name,
    Key: keyOf(key),
    ConditionExpression: condition.text,
    ...parameters(condition),
  });
  return unlessRefused(table, `delete ${nameOf(key)}`, () => table.client.send(command));
}

/** Without what else the object may carry: DynamoDB refuses a key with more. */
function keyOf({ pk, sk }: Key): { pk: string; sk: string } {
  return { pk, sk };
}
