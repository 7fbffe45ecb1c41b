import { z } from 'zod';
import type { Awaited, Listening } from '../../domain/heartbeat/silence.ts';
import type { Heartbeat } from '../../domain/root-event/intake.ts';
import type { Instant } from '../../domain/time.ts';
import type { HeartbeatStore } from '../../operations/pipeline-ports.ts';
import type { Log } from '../../operations/ports.ts';
import { putAll } from '../batch.ts';
import { ABSENT, type Expression } from '../conditions.ts';
import { DamagedItemError, StoreError } from '../errors.ts';
import { itemPages } from '../query.ts';
import { requireSchema } from '../schema.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { RawItem, Table } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { accountId, instant, text } from '../windows/shapes/values.ts';
import { keyRange } from '../windows/window-lists.ts';
import { eventTime } from './event-shapes.ts';
import { AWAITED, awaitedKey, HEARTBEATS, heartbeatKey, LISTENING_KEY } from './keys.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const HEARTBEAT_SCHEMA = 1;

const shape: z.ZodType<Heartbeat> = z.looseObject({ accountId, region: text, at: eventTime });
const awaitedShape: z.ZodType<Awaited> = z.looseObject({ accountId, region: text, since: instant });

export interface HeartbeatStoreDependencies {
  readonly table: Table;
  readonly log: Pick<Log, 'error'>;
}

/** Heartbeats in one partition of the table, an item an account and Region; only a newer one replaces it, unless it is damaged. */
export function createHeartbeatStore({ table, log }: HeartbeatStoreDependencies): HeartbeatStore {
  return {
    hear: async (heartbeats) => {
      await Promise.all(heartbeats.map((heartbeat) => hear(table, heartbeat)));
    },
    last: () => everyIn(table, HEARTBEATS, fromItem, log),
    awaited: () => everyIn(table, AWAITED, awaitedFromItem, log),
    noteAwaited: (places, since) => putAll(table, awaitedItems(places, since)),
    since: async (now) => (await readSince(table)) ?? beginning(table, now),
  };
}

/** Of ten thousand accounts there are megabytes: what is read is taken in page by page, and the event loop goes on between them. */
async function everyIn<T>(
  table: Table,
  partition: string,
  read: (item: RawItem) => T,
  log: Pick<Log, 'error'>,
): Promise<T[]> {
  const all: T[] = [];
  const range = keyRange(partition, {});
  if (range === undefined) return all;
  for await (const page of itemPages(table, range)) {
    for (const item of page) all.push(...unlessDamaged(item, read, log));
  }
  return all;
}

/** A place that is left out counts as one that was not heard: silent, and never fine. */
function unlessDamaged<T>(item: RawItem, read: (item: RawItem) => T, log: Pick<Log, 'error'>): readonly T[] {
  try {
    return [read(item)];
  } catch (error) {
    if (!(error instanceof DamagedItemError)) throw error;
    log.error(
      { err: error },
      'a stored heartbeat is damaged, and is left out until the next one replaces it',
    );
    return [];
  }
}

async function hear(table: Table, heartbeat: Heartbeat): Promise<void> {
  const { accountId: account, region, at } = heartbeat;
  const item = {
    ...heartbeatKey(account, region),
    schema: HEARTBEAT_SCHEMA,
    heartbeat: attributeValue(heartbeat),
  };
  await putItemIf(table, item, isNewer(at));
}

/** Than the one that is kept, or that one says no time; never where a newer version wrote it. */
function isNewer(at: Instant): Expression {
  return {
    text: '(attribute_not_exists(pk) OR ((#heartbeat.#at < :at OR NOT attribute_type(#heartbeat.#at, :number)) AND NOT #schema > :supported))',
    names: { '#heartbeat': 'heartbeat', '#at': 'at', '#schema': 'schema' },
    values: { ':at': at, ':number': 'N', ':supported': HEARTBEAT_SCHEMA },
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
function fromItem(item: RawItem): Heartbeat {
  const what = `heartbeat of ${item.sk}`;
  requireSchema(what, item, HEARTBEAT_SCHEMA);
  return readShape(what, 'heartbeat', shape, item.heartbeat);
}

async function* awaitedItems(places: readonly Listening[], since: Instant) {
  for (const { accountId: account, region } of places) {
    const awaited = attributeValue({ accountId: account, region, since });
    yield { ...awaitedKey(account, region), schema: HEARTBEAT_SCHEMA, awaited };
  }
}

function awaitedFromItem(item: RawItem): Awaited {
  const what = `awaited place ${item.sk}`;
  requireSchema(what, item, HEARTBEAT_SCHEMA);
  return readShape(what, 'awaited', awaitedShape, item.awaited);
}

const BEGINNING = 'beginning of root activity';

async function beginning(table: Table, now: Instant): Promise<Instant> {
  const item = { ...LISTENING_KEY, schema: HEARTBEAT_SCHEMA, since: now };
  if (await putItemIf(table, item, ABSENT)) return now;
  const first = await readSince(table);
  if (first === undefined) throw new StoreError(`The ${BEGINNING} was deleted at that moment.`);
  return first;
}

async function readSince(table: Table): Promise<Instant | undefined> {
  const item = await getItem(table, LISTENING_KEY);
  if (item === undefined) return undefined;
  requireSchema(BEGINNING, item, HEARTBEAT_SCHEMA);
  return readShape(BEGINNING, 'since', instant, item.since);
}
