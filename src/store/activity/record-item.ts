import { type ActivityRecord, type RecordRef, refOf, urgencyOf } from '../../domain/activity/record.ts';
import { attributesOf } from '../attributes.ts';
import { DamagedItemError, nameOf } from '../errors.ts';
import type { IndexKey } from '../keys.ts';
import { requireSchema } from '../schema.ts';
import type { Item, RawItem } from '../table.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { activityRecord } from './event-shapes.ts';
import { expiring, pending, recordKey } from './keys.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const ACTIVITY_SCHEMA = 1;

/** The record as JSON text: at hundreds a second it is written as a map at several times the cost. */
export function recordToItem(record: ActivityRecord): Item {
  const ref = refOf(record.kept);
  return {
    ...recordKey(ref),
    ...placeOf(record, ref),
    schema: ACTIVITY_SCHEMA,
    record: JSON.stringify(record),
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function recordFromItem(item: RawItem): ActivityRecord {
  const what = `root activity ${nameOf({ pk: String(item.pk), sk: String(item.sk) })}`;
  requireSchema(what, item, ACTIVITY_SCHEMA);
  const record = readShape(what, 'record', activityRecord, attributesOf(what, item).json<unknown>('record'));
  const key = recordKey(refOf(record.kept));
  if (key.pk === item.pk && key.sk === item.sk) return record;
  throw new DamagedItemError(what, 'it is about another event');
}

/** What is to be done stands among that; what is done expires, unless it is of a window. */
function placeOf(record: ActivityRecord, ref: RecordRef): Partial<IndexKey> {
  if (record.due !== undefined) return pending(urgencyOf(record.kept), ref, record.due);
  const { judgement, ofWindow = false } = record;
  const isNamed = judgement?.kind === 'use' && judgement.verdict.windowId !== undefined;
  return ofWindow || isNamed ? {} : expiring(recordKey(ref), record.arrivedAt);
}
