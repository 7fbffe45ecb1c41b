import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { WindowId } from '../../../src/domain/window/id.ts';
import type { Table } from '../../../src/store/table.ts';

type Stored = Record<string, unknown>;

/** The window's whole item, as DynamoDB has it. */
export async function itemOf(table: Table, id: WindowId): Promise<Stored> {
  const { Item } = await table.client.send(new GetCommand({ TableName: table.name, Key: keyOf(id) }));
  if (Item === undefined) throw new Error(`There is no ${id}`);
  return Item;
}

export async function putItem(table: Table, item: Stored): Promise<void> {
  await table.client.send(new PutCommand({ TableName: table.name, Item: item }));
}

export async function deleteItem(
  table: Table,
  key: { readonly pk: string; readonly sk: string },
): Promise<void> {
  await table.client.send(new DeleteCommand({ TableName: table.name, Key: key }));
}

/** Changes what is at a path of the stored window: `['history', 0, 'event', 'reason']`. */
export async function editWindow(
  table: Table,
  id: WindowId,
  path: readonly (string | number)[],
  value: unknown,
): Promise<void> {
  const { window, ...rest } = await itemOf(table, id);
  await putItem(table, { ...rest, window: replacedAt(window, path, value) });
}

function replacedAt(at: unknown, [step, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(at)) return at.map((each, n) => (n === step ? replacedAt(each, rest, value) : each));
  if (typeof at !== 'object' || at === null) throw new Error(`Nothing is at ${step}`);
  const members = new Map<string, unknown>(Object.entries(at));
  members.set(String(step), replacedAt(members.get(String(step)), rest, value));
  return Object.fromEntries(members);
}

export function keyOf(id: WindowId) {
  return { pk: id, sk: 'WINDOW' };
}
