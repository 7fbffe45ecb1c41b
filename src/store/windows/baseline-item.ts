import type { Baseline } from '../../domain/window/card-view.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { requireSchema } from '../schema.ts';
import type { Item, RawItem } from '../table.ts';
import { attributeValue } from './attribute-value.ts';
import { baselineKey } from './keys.ts';
import { baseline as shape } from './shapes/measured.ts';
import { readShape } from './shapes/read-shape.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const BASELINE_SCHEMA = 1;

export function baselineToItem(id: WindowId, baseline: Baseline): Item {
  return { ...baselineKey(id), schema: BASELINE_SCHEMA, baseline: attributeValue(baseline) };
}

/** Throws `NewerSchemaError` or `DamagedItemError`. */
export function baselineFromItem(id: WindowId, item: RawItem): Baseline {
  const what = `baseline of ${id}`;
  requireSchema(what, item, BASELINE_SCHEMA);
  return readShape(what, 'baseline', shape, item.baseline);
}
