import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import dynalite from 'dynalite';
import { createStoreClient } from '../../src/store/client.ts';
import { createTable } from '../../src/store/create-table.ts';
import type { Table } from '../../src/store/table.ts';

/** A DynamoDB that listens on loopback. */
export interface RunningStore {
  readonly endpoint: string;
  stop(): Promise<void>;
}

/** dynalite in memory, over HTTP on a free loopback port. Start one a test file, and take a fresh table a test. */
export async function startDynalite(): Promise<RunningStore> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('dynalite has no port');
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/** The endpoint's DynamoDB as if reached from one replica: a client of its own for the named table. */
export function openTable(endpoint: string, name: string): Table {
  const client = createStoreClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  // No jitter and so no waiting: retries follow one another at once.
  return { client, name, random: () => 0 };
}

/** An empty table that no other test has. */
export async function freshTable(endpoint: string): Promise<Table> {
  const table = openTable(endpoint, `rootkeeper-${randomUUID()}`);
  await createTable(table);
  return table;
}
