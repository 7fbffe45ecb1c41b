import { z } from 'zod';
import type { AccountId } from '../../domain/account.ts';
import type { Instant } from '../../domain/time.ts';
import type { SweepRun, SweepStore, SweptAccount } from '../../operations/digest-ports.ts';
import type { NewId } from '../../operations/ports.ts';
import { attributesOf } from '../attributes.ts';
import { getAll } from '../batch.ts';
import { type ChunkedThing, writeChunks } from '../chunked.ts';
import { unpack } from '../chunks.ts';
import { ABSENT, type Expression, every, readable } from '../conditions.ts';
import { StoreError } from '../errors.ts';
import { chunkSortKey } from '../keys.ts';
import { allKeys } from '../query.ts';
import { requireSchema } from '../schema.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { Item, Key, RawItem, Table } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { accountId, instant, text } from '../windows/shapes/values.ts';
import { expiring, sweepExpiry, sweepRunKey, sweptPartition } from './keys.ts';
import { localDate } from './shapes.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const SWEEP_SCHEMA = 1;

const WHAT = 'sweep';

/** About 3 KB an account before compression. */
const ACCOUNTS_PER_CHUNK = 250;

const runShape: z.ZodType<SweepRun> = z.looseObject({ id: text, date: localDate, startedAt: instant });

/** The schema of the item says in which shape an outcome is, as with results. */
const sweptShape = z.custom<SweptAccount>((value) => looseSwept.safeParse(value).success);
const looseSwept = z.looseObject({
  id: accountId,
  measuredAt: instant,
  audit: z.looseObject({ kind: z.enum(['audited', 'unreachable', 'skipped']) }),
});

export interface SweepStoreDependencies {
  readonly table: Table;
  readonly newId: NewId;
}

/**
 * Sweeps in the table: one item a date says which run is on, and what it measured stands in chunks in a partition of the
 * run. Each chunk is whole by itself: it needs no manifest, since what is not there is measured again.
 */
export function createSweepStore({ table, newId }: SweepStoreDependencies): SweepStore {
  return {
    begin: async (date, now, freshSince) => {
      const standing = await readRun(table, date);
      if (standing !== undefined && standing.startedAt >= freshSince) return standing;
      const run = { id: newId('sweep'), date, startedAt: now };
      const condition = standing === undefined ? ABSENT : every(readable(SWEEP_SCHEMA), runIs(standing.id));
      if (await putItemIf(table, runToItem(run), condition)) return run;
      // Somebody else's run won, or our own whose answer was lost: either way it is the one.
      return (await readRun(table, date)) ?? gone(date);
    },
    savePart: async (run, accounts) => {
      const part = { records: accounts, mostPerChunk: ACCOUNTS_PER_CHUNK };
      await writeChunks(table, partOf(run, newId('part')), [part]);
    },
    swept: async (run) => {
      const swept = new Map<AccountId, SweptAccount>();
      for await (const keys of allKeys(table, sweptPartition(run.id))) {
        for (const account of await accountsIn(table, keys)) {
          if (account.measuredAt >= timeOf(swept.get(account.id))) swept.set(account.id, account);
        }
      }
      return swept;
    },
  };
}

async function readRun(table: Table, date: SweepRun['date']): Promise<SweepRun | undefined> {
  const item = await getItem(table, sweepRunKey(date));
  if (item === undefined) return undefined;
  requireSchema(WHAT, item, SWEEP_SCHEMA);
  return readShape(WHAT, 'run', runShape, item.run);
}

function runToItem(run: SweepRun): Item {
  const key = sweepRunKey(run.date);
  const expiry = expiring(key, sweepExpiry(run.startedAt));
  return { ...key, ...expiry, schema: SWEEP_SCHEMA, run: attributeValue(run) };
}

function runIs(id: string): Expression {
  return { text: '#run.#id = :seenRun', names: { '#run': 'run', '#id': 'id' }, values: { ':seenRun': id } };
}

function gone(date: string): never {
  throw new StoreError(`The sweep of ${date} was deleted at the moment it began.`);
}

function partOf({ id, startedAt }: SweepRun, version: string): ChunkedThing {
  return {
    what: WHAT,
    schema: SWEEP_SCHEMA,
    chunkKey: (number) => {
      const key = { pk: sweptPartition(id), sk: chunkSortKey(version, number) };
      return { ...key, ...expiring(key, sweepExpiry(startedAt)) };
    },
  };
}

async function accountsIn(table: Table, keys: readonly Key[]): Promise<readonly SweptAccount[]> {
  const accounts: SweptAccount[] = [];
  for (const item of await getAll(table, keys)) accounts.push(...(await accountsOf(item)));
  return accounts;
}

async function accountsOf(item: RawItem): Promise<readonly SweptAccount[]> {
  requireSchema(WHAT, item, SWEEP_SCHEMA);
  const attributes = attributesOf(WHAT, item);
  const chunk = { data: attributes.bytes('data'), records: attributes.number('records') };
  const records = await unpack(WHAT, chunk);
  return records.map((each) => readShape(WHAT, 'accounts', sweptShape, each));
}

function timeOf(account: SweptAccount | undefined): Instant {
  return account?.measuredAt ?? 0;
}
