import type { WindowEventType } from '../../domain/window/events.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { placeOf } from '../../domain/window/lists.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { TendedWindow } from '../../operations/window-ports.ts';
import { attributesOf } from '../attributes.ts';
import { DamagedItemError } from '../errors.ts';
import { itemBytes } from '../item-size.ts';
import type { IndexKey } from '../keys.ts';
import { requireSchema } from '../schema.ts';
import type { AttributeValue, Item, RawItem } from '../table.ts';
import { attributeValue } from './attribute-value.ts';
import { listKey, windowKey } from './keys.ts';
import { readShape } from './shapes/read-shape.ts';
import { rootWindow } from './shapes/window.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const WINDOW_SCHEMA = 1;

/** What a window may grow to: DynamoDB's limit is 400 KB, and the rest is kept for the steps that end it. */
export const MOST_WINDOW_BYTES = 300 * 1024;

/** What the steps that end it may use of that; `submission` and `tended` need the little that is left. */
export const MOST_ENDED_BYTES = 390 * 1024;

/** Nobody can fill a window up so that it could not be turned down, stopped or signed off. */
const ALWAYS_ROOM: readonly WindowEventType[] = ['denied', 'withdrawn', 'revoked', 'closed', 'reviewed'];

/** All of it but its `submission`, which is stored once. */
export type WindowItem = Item & IndexKey & { readonly version: number; readonly window: AttributeValue };

/** As it stands right after one of its steps. `tended` is not there: what follows from the step is still to be done. */
export function windowToItem(window: RootWindow): WindowItem {
  return {
    ...windowKey(window.id),
    ...listKey(window.id, placeOf(window)),
    schema: WINDOW_SCHEMA,
    version: window.version,
    window: attributeValue(window),
  };
}

/** Whether the item takes more room than its last step may use. */
export function isTooLarge(item: Item, { history }: RootWindow): boolean {
  const last = history.at(-1)?.event.type;
  const ends = last !== undefined && ALWAYS_ROOM.includes(last);
  return itemBytes(item) > (ends ? MOST_ENDED_BYTES : MOST_WINDOW_BYTES);
}

/** A stored window with all that its item says. */
export interface StoredWindow extends TendedWindow {
  readonly submission: string;
}

/**
 * Reads the structure alone: whether what it says is true is for the audit chain. Throws `NewerSchemaError` or
 * `DamagedItemError`.
 */
export function windowFromItem(id: WindowId, item: RawItem): StoredWindow {
  const what = `window ${id}`;
  requireSchema(what, item, WINDOW_SCHEMA);
  const attributes = attributesOf(what, item);
  const window = readShape(what, 'window', rootWindow, item.window);
  if (window.id !== id) throw new DamagedItemError(what, `it holds window ${window.id}`);
  const tended = attributes.optionalText('tended');
  return { window, submission: attributes.text('submission'), ...(tended !== undefined && { tended }) };
}
