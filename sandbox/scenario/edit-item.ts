import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { createStoreClient } from '../../src/store/client.ts';
import { BrokenExpectation } from './broken.ts';
import type { Edit, ItemKey } from './scenario.ts';
import { setPath } from './set-path.ts';

export type StoredItem = Readonly<Record<string, unknown>>;

/** Items as they were when an `edit` step remembered them, by its name for them. */
export type KeptItems = Map<string, StoredItem>;

/**
 * Changes one item of the store at `storeUrl`, behind the app's back. Throws `BrokenExpectation` where there is no such
 * item, no such path, or nothing was kept under that name.
 */
export async function editItem(storeUrl: string, key: ItemKey, edit: Edit, kept: KeptItems): Promise<void> {
  const client = createStoreClient({ endpoint: storeUrl, region: 'us-east-1', credentials: ANYBODY });
  try {
    await apply({ client, table: await onlyTable(client) }, key, edit, kept);
  } finally {
    client.destroy();
  }
}

/** The sandbox's store asks for a signature, and takes any. */
const ANYBODY = { accessKeyId: 'edit', secretAccessKey: 'edit' };

interface Store {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}

async function apply(store: Store, key: ItemKey, edit: Edit, kept: KeptItems): Promise<void> {
  switch (edit.kind) {
    case 'set':
      return put(store, changed(await read(store, key), key, edit.changes));
    case 'delete': {
      await read(store, key);
      await store.client.send(new DeleteCommand({ TableName: store.table, Key: { pk: key.pk, sk: key.sk } }));
      return;
    }
    case 'keep':
      kept.set(edit.name, await read(store, key));
      return;
    case 'restore':
      return put(store, keptAs(edit.name, key, kept));
  }
}

function keptAs(name: string, { pk, sk }: ItemKey, kept: KeptItems): StoredItem {
  const item = kept.get(name);
  if (item?.pk === pk && item.sk === sk) return item;
  throw new BrokenExpectation(`no earlier step kept item ${pk} ${sk} as “${name}”`);
}

async function onlyTable(client: DynamoDBDocumentClient): Promise<string> {
  const { TableNames: [table] = [] } = await client.send(new ListTablesCommand({}));
  if (table === undefined) throw new BrokenExpectation('the store has no table yet');
  return table;
}

async function read({ client, table }: Store, { pk, sk }: ItemKey): Promise<StoredItem> {
  const { Item } = await client.send(
    new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
  );
  if (Item === undefined) throw new BrokenExpectation(`the store has no item ${pk} ${sk}`);
  return Item;
}

async function put({ client, table }: Store, item: StoredItem): Promise<void> {
  await client.send(new PutCommand({ TableName: table, Item: item }));
}

type Changes = Extract<Edit, { kind: 'set' }>['changes'];

function changed(item: StoredItem, { within }: ItemKey, changes: Changes): StoredItem {
  const inside = (path: string) => (within === undefined ? path : `${within}.${path}`);
  try {
    return Object.entries(changes).reduce<StoredItem>(
      (at, [path, to]) => setPath(at, inside(path), to),
      item,
    );
  } catch (error) {
    throw new BrokenExpectation(error instanceof Error ? error.message : String(error));
  }
}
