import type { Instant } from '../../domain/time.ts';
import { ABSENT } from '../conditions.ts';
import { StoreError } from '../errors.ts';
import { requireSchema } from '../schema.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { Table } from '../table.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { instant } from '../windows/shapes/values.ts';
import { digestSinceKey } from './keys.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const SINCE_SCHEMA = 1;

const WHAT = 'beginning of the digest';

/** Since when a channel has a digest; `now` is stored where nobody asked before. Never deleted. */
export async function digestSince(table: Table, channel: string, now: Instant): Promise<Instant> {
  const stored = await readSince(table, channel);
  if (stored !== undefined) return stored;
  const item = { ...digestSinceKey(channel), schema: SINCE_SCHEMA, since: now };
  if (await putItemIf(table, item, ABSENT)) return now;
  const first = await readSince(table, channel);
  if (first === undefined) throw new StoreError(`The ${WHAT} in ${channel} was deleted at that moment.`);
  return first;
}

async function readSince(table: Table, channel: string): Promise<Instant | undefined> {
  const item = await getItem(table, digestSinceKey(channel));
  if (item === undefined) return undefined;
  requireSchema(WHAT, item, SINCE_SCHEMA);
  return readShape(WHAT, 'since', instant, item.since);
}
