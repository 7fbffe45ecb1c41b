import { z } from 'zod';
import type { AuditIntent } from '../../domain/central-session/audit-intent.ts';
import type { IntentStore } from '../../operations/activity-store-ports.ts';
import { getAll, putAll } from '../batch.ts';
import { itemsBetween } from '../query.ts';
import { requireSchema } from '../schema.ts';
import type { Item, RawItem, Table } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { accountId, instant, text } from '../windows/shapes/values.ts';
import { keyRange } from '../windows/window-lists.ts';
import { expiringIntent, intentKey, intentKeyKey, intentPartition } from './keys.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const INTENT_SCHEMA = 1;

const READ_AT_ONCE = 100;

const shape: z.ZodType<AuditIntent> = z.looseObject({
  accountId,
  at: instant,
  accessKeyId: text.exactOptional(),
});

/** Intents of audits in the table, each an item of its account; with a key it stands under that besides. */
export function createIntentStore({ table }: { readonly table: Table }): IntentStore {
  return {
    save: (id, intent) => putAll(table, itemsOf(id, intent)),
    ofAccount: async (account, range) => {
      const keys = keyRange(intentPartition(account), range);
      return keys === undefined ? [] : (await itemsBetween(table, keys)).map(fromItem);
    },
    ofKeys: async (accessKeyIds) =>
      (await getAll(table, [...new Set(accessKeyIds)].map(intentKeyKey), READ_AT_ONCE)).map(fromItem),
  };
}

async function* itemsOf(id: string, intent: AuditIntent): AsyncGenerator<Item> {
  const keys = [
    intentKey(intent.accountId, intent.at, id),
    ...(intent.accessKeyId === undefined ? [] : [intentKeyKey(intent.accessKeyId)]),
  ];
  for (const key of keys) {
    yield {
      ...key,
      ...expiringIntent(key, intent.at),
      schema: INTENT_SCHEMA,
      intent: attributeValue(intent),
    };
  }
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
function fromItem(item: RawItem): AuditIntent {
  const what = `intent of an audit ${item.pk}`;
  requireSchema(what, item, INTENT_SCHEMA);
  return readShape(what, 'intent', shape, item.intent);
}
