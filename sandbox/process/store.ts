import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { Server, ServerResponse } from 'node:http';
import dynalite from 'dynalite';
import type { Interception } from '../interception.ts';
import { closeServer, listenOnLoopback } from './listen.ts';
import { startStoreProxy } from './store-proxy.ts';

export interface RunningStore {
  /** What the app uses: every call passes the interception. */
  readonly url: string;
  /** The same store without the interception, for edits behind the app's back. */
  readonly directUrl: string;
  close(): Promise<void>;
}

/** DynamoDB's protocol over HTTP on loopback; the data is kept in `folder`. */
export async function startStore(folder: string, interception: Interception): Promise<RunningStore> {
  await mkdir(folder, { recursive: true });
  const database = dynalite({ path: folder, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const answered = answersOf(database);
  const port = await listenOnLoopback(database);
  const proxy = await startStoreProxy(port, interception);
  return {
    url: proxy.url,
    directUrl: `http://127.0.0.1:${port}`,
    close: async () => {
      await proxy.close();
      await answered();
      await closeServer(database);
    },
  };
}

/** Resolves when nothing is being answered: a database that is closed under a request fails it, and hides what went wrong before. */
function answersOf(database: Server): () => Promise<unknown> {
  const underWay = new Set<Promise<unknown>>();
  database.on('request', (_, response: ServerResponse) => {
    const ended: Promise<unknown> = once(response, 'close').finally(() => underWay.delete(ended));
    underWay.add(ended);
  });
  return () => Promise.all(underWay);
}
