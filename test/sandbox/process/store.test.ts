import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { type CallPattern, parseCallPattern } from '../../../sandbox/process/call-pattern.ts';
import { type FaultBook, faultBook } from '../../../sandbox/process/fault-book.ts';
import { type RunningStore, startStore } from '../../../sandbox/process/store.ts';
import { createStoreClient } from '../../../src/store/client.ts';
import { eventually } from '../../support/fakes/eventually.ts';

let folder: string;
let store: RunningStore;
let faults: FaultBook;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
  faults = faultBook({ now: () => 0 });
  store = await startStore(join(folder, 'deep', 'store'), faults);
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const LIST_TABLES = parseCallPattern('dynamodb:ListTables') as CallPattern;

function listTables(url: string): Promise<unknown> {
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
  const client = createStoreClient({ endpoint: url, region: 'us-east-1', credentials, maxAttempts: 1 });
  return client.send(new ListTablesCommand({})).finally(() => client.destroy());
}

test('without a fault the store answers as DynamoDB does', async () => {
  expect(await listTables(store.url)).toMatchObject({ TableNames: [] });
});

test.each([
  ['error', { name: 'InternalServerError', $metadata: { httpStatusCode: 500 } }],
  ['throttle', { name: 'ProvisionedThroughputExceededException', $metadata: { httpStatusCode: 400 } }],
  ['denied', { name: 'AccessDeniedException', $metadata: { httpStatusCode: 400 } }],
  ['garbage', { name: 'SyntaxError' }],
] as const)('a fault of the kind %s reaches the SDK as what it is at AWS', async (kind, error) => {
  faults.set({ call: LIST_TABLES, kind });
  await expect(listTables(store.url)).rejects.toMatchObject(error);
});

test('a hanging call is not answered, and does not keep the store from closing', async () => {
  faults.set({ call: LIST_TABLES, kind: 'hang' });
  const request = fetch(store.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
    body: '{}',
    signal: AbortSignal.timeout(300),
  });
  await expect(request).rejects.toThrow('aborted due to timeout');
});

test('a killed call loses its connection', async () => {
  faults.arm({ when: 'after', call: LIST_TABLES, nth: 1 }, async () => undefined);
  await expect(listTables(store.url)).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect(await listTables(store.url)).toMatchObject({ TableNames: [] });
});

test('edits behind the back of the app meet no faults', async () => {
  faults.set({ call: LIST_TABLES, kind: 'error' });
  expect(await listTables(store.directUrl)).toMatchObject({ TableNames: [] });
});

test('what is under way when the store is closed is answered first', async () => {
  const calls = { begun: 0, answered: 0 };
  const busy = await startStore(join(folder, 'busy'), {
    before: async () => {
      calls.begun += 1;
      return 'proceed';
    },
    after: async () => {
      calls.answered += 1;
      return 'answer';
    },
  });
  const asked = Promise.allSettled(Array.from({ length: 20 }, () => listTables(busy.url)));
  await eventually('a call is under way', () => calls.begun > 0);
  await busy.close();
  expect(calls.answered).toBe(calls.begun);
  await asked;
});
