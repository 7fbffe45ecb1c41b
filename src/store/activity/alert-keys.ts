import type { AccountId } from '../../domain/account.ts';
import type { AlertId, AlertTopic } from '../../domain/alert/alert.ts';
import type { Instant } from '../../domain/time.ts';
import { type IndexKey, sortableTime } from '../keys.ts';
import type { Key } from '../table.ts';

export function alertKey(id: AlertId): Key {
  return { pk: id, sk: 'ALERT' };
}

export const ALERT_POST_PREFIX = 'POST#';

export function alertPostKey(id: AlertId, name: string): Key {
  return { pk: id, sk: ALERT_POST_PREFIX + name };
}

/** Alerts that something follows from, by when. */
export const DUE_ALERTS = 'ALERTS#DUE';

export function dueAlert(id: AlertId, due: Instant): IndexKey {
  return { gsi1pk: DUE_ALERTS, gsi1sk: `${sortableTime(due)}#${id}` };
}

/** Refused steps of one alert, apart from its partition, which is read whole. */
export function alertRefusalPartition(id: AlertId): string {
  return `REFUSED#${id}`;
}

/** Which alerts there are of an account, in one item. */
export function alertLineKey(topic: AlertTopic, accountId: AccountId): Key {
  return { pk: `ALERTS#${topic}#${accountId}`, sk: 'LINE' };
}

/** Alerts by when they were raised. */
export const EVERY_ALERT = 'ALERTS';

export function raisedAlertKey(id: AlertId, openedAt: Instant): Key {
  return { pk: EVERY_ALERT, sk: `${sortableTime(openedAt)}#${id}` };
}
