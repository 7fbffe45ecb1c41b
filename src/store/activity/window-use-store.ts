import { z } from 'zod';
import { parseAccountId } from '../../domain/account.ts';
import type { UseEvent, WindowUseRecord } from '../../domain/activity/window-use-record.ts';
import type { CheckIn } from '../../domain/check-in/check-in.ts';
import type { Instant } from '../../domain/time.ts';
import type { WindowUse } from '../../domain/verdict/window-use.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { UseRef, WindowUseStore } from '../../operations/activity-store-ports.ts';
import { ABSENT, type Expression, every, readable, versionIs } from '../conditions.ts';
import { DamagedItemError } from '../errors.ts';
import { sortableTime } from '../keys.ts';
import { itemsIn, keysInIndexBefore } from '../query.ts';
import { requireSchema } from '../schema.ts';
import { getItem, putItemIf, updateItemIf } from '../single-item.ts';
import type { Item, Key, RawItem, Table } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { windowIdOf } from '../windows/keys.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { accountId, count, instant, person, text, texts, windowId } from '../windows/shapes/values.ts';
import { eventKey, eventTime } from './event-shapes.ts';
import { DUE_USES, dueUse, USE_PREFIX, useKey, usePartition } from './keys.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const WINDOW_USE_SCHEMA = 1;

/** Before every time: what follows from a change is due at once. */
const AT_ONCE: Instant = 0;

const use: z.ZodType<WindowUse> = z.looseObject({
  accountId,
  firstAt: eventTime,
  lastAt: eventTime,
  events: count,
  signIns: count,
  failedSignIns: count,
  reads: count,
  changes: z.array(z.looseObject({ name: text, done: count, refused: count })),
  otherChanges: count,
  sources: texts,
});

const checkIn: z.ZodType<CheckIn> = z.looseObject({
  windowId,
  accountId,
  operator: person,
  announcedAt: instant.exactOptional(),
  firstUseAt: eventTime.exactOptional(),
  askedAt: instant.exactOptional(),
  answer: z.looseObject({ isThem: z.boolean(), at: instant }).exactOptional(),
  addresses: texts,
});

const useEvent: z.ZodType<UseEvent> = z.looseObject({ at: eventTime, key: eventKey });

const shape: z.ZodType<WindowUseRecord> = z.looseObject({
  windowId,
  accountId,
  version: count,
  use: use.exactOptional(),
  checkIn,
  about: useEvent.exactOptional(),
  elsewhere: z.array(useEvent).exactOptional(),
  alerted: z.array(z.enum(['denied', 'silent', 'second-address'])),
  alertedOf: z.array(eventKey).exactOptional(),
  recent: texts,
});

/** What was done in windows, in the table: one item a window and account, never deleted. */
export function createWindowUseStore({ table }: { readonly table: Table }): WindowUseStore {
  return {
    load: async (window, account) => {
      const item = await getItem(table, useKey(window, account));
      return item === undefined ? undefined : fromItem(window, item);
    },
    ofWindow: async (window) =>
      (await itemsIn(table, usePartition(window))).map((item) => fromItem(window, item)),
    put: async (record) => {
      const condition = record.version === 1 ? ABSENT : standsAt(record.version - 1);
      return (await putItemIf(table, toItem(record), condition)) ? 'stored' : 'moved';
    },
    settle: async (record, due) => {
      const key = useKey(record.windowId, record.accountId);
      await updateItemIf(table, key, settledAt(key, due), standsAt(record.version));
    },
    due: async (before, most) => {
      const refs: UseRef[] = [];
      for await (const keys of keysInIndexBefore(table, DUE_USES, sortableTime(before))) {
        refs.push(...keys.flatMap(refOf));
        if (refs.length >= most) break;
      }
      return refs.slice(0, most);
    },
  };
}

function standsAt(version: number): Expression {
  return every(versionIs(version), readable(WINDOW_USE_SCHEMA));
}

function toItem(record: WindowUseRecord): Item {
  const key = useKey(record.windowId, record.accountId);
  return {
    ...key,
    ...dueUse(key, AT_ONCE),
    schema: WINDOW_USE_SCHEMA,
    version: record.version,
    use: attributeValue(record),
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
function fromItem(window: WindowId, item: RawItem): WindowUseRecord {
  const what = `use in ${window}`;
  requireSchema(what, item, WINDOW_USE_SCHEMA);
  const record = readShape(what, 'use', shape, item.use);
  if (record.windowId === window && record.accountId === item.sk) return record;
  throw new DamagedItemError(what, 'it is of another window or account');
}

function settledAt(key: Key, due: Instant | undefined): Expression {
  if (due === undefined) return { text: 'REMOVE gsi1pk, gsi1sk' };
  const { gsi1pk, gsi1sk } = dueUse(key, due);
  return {
    text: 'SET gsi1pk = :gsi1pk, gsi1sk = :gsi1sk',
    values: { ':gsi1pk': gsi1pk, ':gsi1sk': gsi1sk },
  };
}

function refOf({ pk, sk }: Key): readonly UseRef[] {
  const window = windowIdOf(pk.slice(USE_PREFIX.length));
  const account = parseAccountId(sk);
  return window === undefined || account === undefined ? [] : [{ windowId: window, accountId: account }];
}
