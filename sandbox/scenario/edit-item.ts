import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import { createStoreClient } from '../../src/store/client.ts';
import { BrokenExpectation } from './broken.ts';
import type { Scalar } from './scenario.ts';
import { setPath } from './set-path.ts';

type StoredItem = Readonly<Record<string, unknown>>;
type Changes = Readonly<Record<string, Scalar>>;
type Wanted = Readonly<Record<'window' | 'pk' | 'sk', Scalar | undefined>>;

/**
 * Changes one item of the store at `storeUrl`, behind the app's back. `window`, or `pk` and `sk`, say which; every other
 * key is a path in it. Throws `BrokenExpectation` where there is no such item or no such path.
 */
export async function editItem(storeUrl: string, edit: Changes): Promise<void> {
  const { window, pk, sk, ...changes } = edit;
  const client = createStoreClient({ endpoint: storeUrl, region: 'us-east-1', credentials: ANYBODY });
  try {
    const table = await onlyTable(client);
    const item = await find(client, table, { window, pk, sk });
    await client.send(new PutCommand({ TableName: table, Item: changed(item, changes) }));
  } finally {
    client.destroy();
  }
}

/** The sandbox's store asks for a signature, and takes any. */
const ANYBODY = { accessKeyId: 'edit', secretAccessKey: 'edit' };

async function onlyTable(client: DynamoDBDocumentClient): Promise<string> {
  const { TableNames: [table] = [] } = await client.send(new ListTablesCommand({}));
  if (table === undefined) throw new BrokenExpectation('the store has no table yet');
  return table;
}

async function find(client: DynamoDBDocumentClient, table: string, wanted: Wanted): Promise<StoredItem> {
  for await (const page of paginateScan({ client }, { TableName: table })) {
    const found = page.Items?.find((item) => isWanted(item, wanted));
    if (found !== undefined) return found;
  }
  throw new BrokenExpectation(`the store has no item with ${describe(wanted)}`);
}

/** A window's item is the one of its partition that holds the history; its cards stand beside it. */
function isWanted(item: StoredItem, { window, pk, sk }: Wanted): boolean {
  if (typeof window !== 'string') return item.pk === pk && item.sk === sk;
  return 'history' in item && (item.pk === window || String(item.pk).endsWith(`#${window}`));
}

function describe(wanted: Wanted): string {
  return Object.entries(wanted)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key} ${value}`)
    .join(' and ');
}

function changed(item: StoredItem, changes: Changes): Record<string, unknown> {
  try {
    const after = Object.entries(changes).reduce<unknown>((at, [path, to]) => setPath(at, path, to), item);
    return after as Record<string, unknown>;
  } catch (error) {
    throw new BrokenExpectation((error as Error).message);
  }
}
