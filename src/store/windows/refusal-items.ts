import { z } from 'zod';
import type { Instant } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { RefusedAttempt } from '../../domain/window/refused-attempt.ts';
import { attributesOf } from '../attributes.ts';
import { sortableTime } from '../keys.ts';
import { requireSchema } from '../schema.ts';
import type { Item, Key, RawItem } from '../table.ts';
import { attributeValue } from './attribute-value.ts';
import { eventType } from './shapes/event.ts';
import { readShape } from './shapes/read-shape.ts';
import { instant, person, text, windowId } from './shapes/values.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const REFUSAL_SCHEMA = 1;

const shape: z.ZodType<RefusedAttempt> = z.looseObject({
  windowId,
  at: instant,
  by: person,
  tried: eventType,
  why: text,
});

/** What was refused about one window, apart from the window's own partition, which is read whole. */
export function refusalPartition(id: WindowId): string {
  return `REFUSED#${id}`;
}

/** How many attempts about the window were counted and not kept. */
export function beyondKey(id: WindowId): Key {
  return { pk: refusalPartition(id), sk: 'BEYOND' };
}

/** How many attempts of a person were refused in one hour. */
export function hourKey(userId: string, at: Instant): Key {
  return { pk: `REFUSALS#${userId}`, sk: `HOUR#${sortableTime(at).slice(0, '2026-11-20T09'.length)}` };
}

/** `number`: which of this person's attempts in this hour, so that no two share a key. */
export function attemptToItem(attempt: RefusedAttempt, number: number): Item {
  const { windowId: id, at, by } = attempt;
  return {
    pk: refusalPartition(id),
    sk: `ATTEMPT#${sortableTime(at)}#${by.id}#${number}`,
    schema: REFUSAL_SCHEMA,
    attempt: attributeValue(attempt),
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function attemptFromItem(id: WindowId, item: RawItem): RefusedAttempt {
  const what = `refused attempt on ${id}`;
  requireSchema(what, item, REFUSAL_SCHEMA);
  return readShape(what, 'attempt', shape, item.attempt);
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function beyondFromItem(id: WindowId, item: RawItem): number {
  const what = `count of refusals on ${id}`;
  requireSchema(what, item, REFUSAL_SCHEMA);
  return attributesOf(what, item).number('count');
}
