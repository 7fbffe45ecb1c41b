import type { AccountId } from '../../domain/account.ts';
import type { AlertId, AlertTopic } from '../../domain/alert/alert.ts';
import type { AlertLine } from '../../operations/activity-store-ports.ts';
import { attributesOf } from '../attributes.ts';
import { ABSENT, every, readable, versionIs } from '../conditions.ts';
import { requireSchema } from '../schema.ts';
import { type Looked, settledWrite } from '../settled-write.ts';
import { getItem, putItemIf } from '../single-item.ts';
import type { Table } from '../table.ts';
import { readShape } from '../windows/shapes/read-shape.ts';
import { alertLineKey } from './alert-keys.ts';
import { alertIds } from './alert-shapes.ts';

/** Raise it with every change that older code would misread; then write down in docs/storage.md what changed. */
export const ALERT_LINE_SCHEMA = 1;

/** An older alert takes nothing more: a burst ends half an hour after its last event. */
const MOST = 20;

/** Which alerts there are of an account. One item, small, and never deleted. */
export async function readLine(table: Table, topic: AlertTopic, accountId: AccountId): Promise<AlertLine> {
  const what = `line of alerts of ${accountId}`;
  const item = await getItem(table, alertLineKey(topic, accountId));
  if (item === undefined) return { topic, accountId, version: 0, ids: [] };
  requireSchema(what, item, ALERT_LINE_SCHEMA);
  const version = attributesOf(what, item).number('version');
  return { topic, accountId, version, ids: readShape(what, 'ids', alertIds, item.ids) };
}

/** True where `id` leads the line that was seen, by this write. */
export function leadLine(table: Table, seen: AlertLine, id: AlertId): Promise<boolean> {
  const { topic, accountId } = seen;
  const ids = [id, ...seen.ids.filter((each) => each !== id)].slice(0, MOST);
  const version = seen.version + 1;
  const item = { ...alertLineKey(topic, accountId), schema: ALERT_LINE_SCHEMA, version, ids };
  const condition = seen.version === 0 ? ABSENT : every(versionIs(seen.version), readable(ALERT_LINE_SCHEMA));
  return settledWrite(
    `alert ${id} leads those of ${accountId}`,
    () => putItemIf(table, item, condition),
    async () => whoLeads(await readLine(table, topic, accountId), seen, id),
  );
}

/** Two processes that raise it for the same event put the same id in front: then both have. */
function whoLeads(now: AlertLine, seen: AlertLine, id: AlertId): Looked {
  if (now.version === seen.version) return 'unchanged';
  return now.version === seen.version + 1 && now.ids[0] === id ? 'ours' : 'another';
}
