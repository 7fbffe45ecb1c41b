import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  ResourceInUseException,
  ResourceNotFoundException,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { UserError } from '../domain/errors.ts';
import type { Milliseconds } from '../domain/time.ts';
import { inTable, StoreError } from './errors.ts';
import { INDEX } from './keys.ts';
import type { Table } from './table.ts';

const POLL: Milliseconds = 100;
const MOST_POLLS = 600;

const KEYS = {
  table: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  index: [
    { AttributeName: 'gsi1pk', KeyType: 'HASH' },
    { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
  ],
} as const;

/** The table as deploy/table.yml describes it, less what only AWS has: backups, encryption, protection. */
export function tableDefinition(name: string): CreateTableCommandInput {
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: [...KEYS.table],
    GlobalSecondaryIndexes: [
      { IndexName: INDEX, KeySchema: [...KEYS.index], Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
  };
}

/** Creates the table unless it is there, and waits until it can be used. For the sandbox and tests; any number may call it at once. */
export async function createTable(table: Table): Promise<void> {
  if ((await describe(table)) === undefined) await create(table);
  await untilActive(table);
  await checkTable(table);
}

/** Throws `UserError` unless the table is there, with the keys and the index that this program needs. */
export async function checkTable(table: Table): Promise<void> {
  const description = await describe(table);
  const remedy = 'Deploy deploy/table.yml, or name the right table in rootkeeper.yml (store.table).';
  if (description === undefined) {
    throw new UserError(`There is no DynamoDB table ${table.name} in this account and Region.`, remedy);
  }
  const index = description.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === INDEX);
  if (!sameKeys(description.KeySchema, KEYS.table) || !sameKeys(index?.KeySchema, KEYS.index)) {
    throw new UserError(
      `DynamoDB table ${table.name} is not Rootkeeper's: its keys must be pk and sk, those of its index ${INDEX} gsi1pk and gsi1sk.`,
      remedy,
    );
  }
}

async function describe(table: Table): Promise<TableDescription | undefined> {
  return inTable(table, 'describe the table', async () => {
    try {
      return (await table.client.send(new DescribeTableCommand({ TableName: table.name }))).Table;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  });
}

/** Somebody else may be creating it at this moment: that is as good. */
async function create(table: Table): Promise<void> {
  await inTable(table, 'create the table', async () => {
    try {
      await table.client.send(new CreateTableCommand(tableDefinition(table.name)));
    } catch (error) {
      if (!(error instanceof ResourceInUseException)) throw error;
    }
  });
}

async function untilActive(table: Table): Promise<void> {
  for (let poll = 0; poll < MOST_POLLS; poll += 1) {
    const description = await describe(table);
    const indexes = description?.GlobalSecondaryIndexes ?? [];
    if (description?.TableStatus === 'ACTIVE' && indexes.every(isActive)) return;
    await sleep(POLL);
  }
  throw new StoreError(`Table ${table.name} was created but did not become active.`);
}

/** DynamoDB Local gives its indexes a status too; one without any is usable. */
function isActive({ IndexStatus }: { IndexStatus?: string | undefined }): boolean {
  return IndexStatus === undefined || IndexStatus === 'ACTIVE';
}

type KeySchema = readonly { AttributeName?: string | undefined; KeyType?: string | undefined }[];

function sameKeys(found: KeySchema | undefined, wanted: KeySchema): boolean {
  return (
    found?.length === wanted.length &&
    wanted.every(({ AttributeName, KeyType }) =>
      found.some((each) => each.AttributeName === AttributeName && each.KeyType === KeyType),
    )
  );
}
