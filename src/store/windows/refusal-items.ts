import { z } from 'zod';
import type { Instant } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { RefusedAttempt, RefusedRequest } from '../../domain/window/refused-attempt.ts';
import { attributesOf } from '../attributes.ts';
import { sortableTime } from '../keys.ts';
import { requireSchema } from '../schema.ts';
import type { Item, Key, RawItem } from '../table.ts';
import { attributeValue } from './attribute-value.ts';
import { triedStep } from './shapes/event.ts';
import { readShape } from './shapes/read-shape.ts';
import { instant, person, text, texts, windowId } from './shapes/values.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const REFUSAL_SCHEMA = 1;

const shape: z.ZodType<RefusedAttempt> = z.looseObject({
  windowId,
  at: instant,
  by: person,
  tried: triedStep,
  why: text,
});

/** What was refused about one window, apart from the window's own partition, which is read whole. */
export function refusalPartition(id: WindowId): string {
  return `REFUSED#${id}`;
}

/** Refused requests, of whomever. */
export const REFUSED_REQUESTS = 'REFUSED#REQUESTS';

const requestShape: z.ZodType<RefusedRequest> = z.looseObject({
  at: instant,
  by: person,
  operatorId: text,
  accounts: texts,
  task: text,
  breakGlass: z.boolean(),
  why: text,
});

/** How many attempts about the window were counted and not kept. */
export function beyondKey(partition: string): Key {
  return { pk: partition, sk: 'BEYOND' };
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

/** The same of a request. */
export function requestToItem(request: RefusedRequest, number: number): Item {
  const { at, by } = request;
  return {
    pk: REFUSED_REQUESTS,
    sk: `ATTEMPT#${sortableTime(at)}#${by.id}#${number}`,
    schema: REFUSAL_SCHEMA,
    attempt: attributeValue(request),
  };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function requestFromItem(item: RawItem): RefusedRequest {
  const what = 'refused request';
  requireSchema(what, item, REFUSAL_SCHEMA);
  return readShape(what, 'attempt', requestShape, item.attempt);
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function beyondFromItem(item: RawItem): number {
  const what = 'count of refusals';
  requireSchema(what, item, REFUSAL_SCHEMA);
  return attributesOf(what, item).number('count');
}
