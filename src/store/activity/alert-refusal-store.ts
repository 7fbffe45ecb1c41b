import { z } from 'zod';
import type { RefusedStep, RefusedStepReason, TriedStep } from '../../domain/alert/refused-step.ts';
import type { AlertRefusalStore } from '../../operations/activity-store-ports.ts';
import { sortableTime } from '../keys.ts';
import { requireSchema } from '../schema.ts';
import type { Item, RawItem, Table } from '../table.ts';
import { attributeValue } from '../windows/attribute-value.ts';
import { REFUSAL_SCHEMA } from '../windows/refusal-items.ts';
import { keepRefusal, keptRefusals } from '../windows/refusal-store.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { instant, person } from '../windows/shapes/values.ts';
import { alertRefusalPartition } from './alert-keys.ts';
import { alertIdShape } from './alert-shapes.ts';
import { expiring } from './keys.ts';

const TRIED = {
  owned: 'owned',
  'false-alarm': 'false-alarm',
  legitimate: 'legitimate',
  incident: 'incident',
  declared: 'declared',
} as const satisfies { readonly [Tried in TriedStep]: Tried };

const WHY = {
  'nobody-configured': 'nobody-configured',
  'not-listed': 'not-listed',
  'other-team': 'other-team',
  guest: 'guest',
  deactivated: 'deactivated',
  bot: 'bot',
  unverifiable: 'unverifiable',
  'not-on-call': 'not-on-call',
  owned: 'owned',
  disposed: 'disposed',
  'more-happened': 'more-happened',
  'all-explained': 'all-explained',
  'nothing-new': 'nothing-new',
} as const satisfies { readonly [Why in RefusedStepReason]: Why };

const shape: z.ZodType<RefusedStep> = z.looseObject({
  alertId: alertIdShape,
  at: instant,
  by: person,
  tried: z.enum(TRIED),
  why: z.enum(WHY),
});

/**
 * Refused steps of alerts, each an item of its own; counted with their person's refused attempts on windows, of which so many
 * an hour are kept.
 */
export function createAlertRefusalStore({ table }: { readonly table: Table }): AlertRefusalStore {
  return {
    record: (step) => keepRefusal(table, step, (number) => toItem(step, number)),
    of: (id) => keptRefusals(table, alertRefusalPartition(id), fromItem),
  };
}

function toItem(step: RefusedStep, number: number): Item {
  const { alertId: id, at, by } = step;
  const key = { pk: alertRefusalPartition(id), sk: `ATTEMPT#${sortableTime(at)}#${by.id}#${number}` };
  return { ...key, ...expiring(key, at), schema: REFUSAL_SCHEMA, attempt: attributeValue(step) };
}

function fromItem(item: RawItem): RefusedStep {
  const what = 'refused step of an alert';
  requireSchema(what, item, REFUSAL_SCHEMA);
  return readShape(what, 'attempt', shape, item.attempt);
}
