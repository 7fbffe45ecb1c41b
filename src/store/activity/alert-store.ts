import type { Alert, AlertId } from '../../domain/alert/alert.ts';
import { parseAlertId } from '../../domain/alert/alert-id.ts';
import type { AlertStore, WholeAlert } from '../../operations/activity-store-ports.ts';
import type { Log } from '../../operations/ports.ts';
import { getAll, putAll } from '../batch.ts';
import { ABSENT } from '../conditions.ts';
import { DamagedItemError } from '../errors.ts';
import { sortableTime } from '../keys.ts';
import { itemsIn, keysInIndexBefore, lastKeys } from '../query.ts';
import { getItem, putItemIf, updateItemIf } from '../single-item.ts';
import type { RawItem, Table } from '../table.ts';
import { postFromItem } from '../windows/post-item.ts';
import { keyRange } from '../windows/window-lists.ts';
import {
  ALERT_SCHEMA,
  alertFromItem,
  alertReplacedBy,
  alertSettledAt,
  alertStandsAt,
  alertToItem,
} from './alert-item.ts';
import { ALERT_POST_PREFIX, alertKey, DUE_ALERTS, EVERY_ALERT, raisedAlertKey } from './alert-keys.ts';
import { leadLine, readLine } from './alert-line.ts';
import { expiring } from './keys.ts';

/** Some kilobytes each. */
const READ_AT_ONCE = 25;

export interface AlertStoreDependencies {
  readonly table: Table;
  readonly log: Pick<Log, 'error'>;
}

/** Alerts in the table: an item each with its posts beside it, and an item an account that says which there are. */
export function createAlertStore({ table, log }: AlertStoreDependencies): AlertStore {
  const load = async (id: AlertId) => {
    const item = await getItem(table, alertKey(id));
    return item === undefined ? undefined : alertFromItem(id, item).alert;
  };
  return {
    load,
    loadAll: async (ids) => {
      const found = await getAll(table, [...new Set(ids)].map(alertKey), READ_AT_ONCE);
      const byId = new Map(found.map((item) => [item.pk, item]));
      return ids.flatMap((id) => unlessDamaged(id, byId.get(id), log));
    },
    loadWhole: (id) => readWhole(table, id),
    line: (topic, accountId) => readLine(table, topic, accountId),
    lead: (seen, id) => leadLine(table, seen, id),
    create: async (alert) => {
      await putAll(table, pointer(alert));
      if (await putItemIf(table, alertToItem(alert), ABSENT)) return 'stored';
      const standing = await load(alert.id);
      return standing?.accountId === alert.accountId && standing.topic === alert.topic ? 'there' : 'id-taken';
    },
    advance: async (alert) => {
      const condition = alertStandsAt(alert.version - 1);
      const stored = await updateItemIf(table, alertKey(alert.id), alertReplacedBy(alert), condition);
      return stored ? 'stored' : 'moved';
    },
    settle: async (alert, tended, due) => {
      const change = alertSettledAt(alert.id, tended, due, lastChangeOf(alert));
      await updateItemIf(table, alertKey(alert.id), change, alertStandsAt(alert.version));
    },
    due: async (before, most) => {
      const ids: AlertId[] = [];
      for await (const keys of keysInIndexBefore(table, DUE_ALERTS, sortableTime(before))) {
        ids.push(...keys.flatMap(({ pk }) => parseAlertId(pk) ?? []));
        if (ids.length >= most) break;
      }
      return ids.slice(0, most);
    },
    raisedIn: async (range, most) => {
      const keys = keyRange(EVERY_ALERT, range);
      const found = keys === undefined || most < 1 ? [] : await lastKeys(table, keys, most);
      return found.flatMap(({ sk }) => parseAlertId(sk.split('#')[1] ?? '') ?? []);
    },
  };
}

async function* pointer({ id, openedAt }: Alert) {
  const key = raisedAlertKey(id, openedAt);
  yield { ...key, ...expiring(key, openedAt), schema: ALERT_SCHEMA };
}

async function readWhole(table: Table, id: AlertId): Promise<WholeAlert | undefined> {
  const items = await itemsIn(table, id);
  const item = items.find(({ sk }) => sk === alertKey(id).sk);
  if (item === undefined) return undefined;
  const posts = items.filter(({ sk }) => String(sk).startsWith(ALERT_POST_PREFIX));
  return {
    ...alertFromItem(id, item),
    posts: posts.map((post) => postFromItem(`post of ${id}`, post).post),
  };
}

function unlessDamaged(id: AlertId, item: RawItem | undefined, log: Pick<Log, 'error'>): readonly Alert[] {
  try {
    return item === undefined ? [] : [alertFromItem(id, item).alert];
  } catch (error) {
    if (!(error instanceof DamagedItemError)) throw error;
    log.error({ alert: id, err: error }, 'a stored alert is damaged, and is left out of what is shown');
    return [];
  }
}

function lastChangeOf({ openedAt, history }: Alert): number {
  return Math.max(openedAt, history.at(-1)?.at ?? 0);
}
