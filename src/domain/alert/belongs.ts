import type { AccountId } from '../account.ts';
import { MINUTE, type Milliseconds } from '../time.ts';
import type { Alert, AlertItem, AlertTopic } from './alert.ts';
import { isMoreOfTheSame } from './more-of-the-same.ts';

/** Events that are no further apart than this are one burst. */
export const BURST: Milliseconds = 30 * MINUTE;

/** What an event is about, as far as it decides to which alert it belongs. */
export interface Burst {
  readonly topic: AlertTopic;
  readonly accountId: AccountId;
  readonly item: AlertItem;
}

/** The alert of this burst: one that nobody disposed of, else an incident, else any; of several the one raised last. */
export function alertOf(burst: Burst, alerts: readonly Alert[]): Alert | undefined {
  const mine = alerts.filter((alert) => belongs(alert, burst)).sort((a, b) => b.openedAt - a.openedAt);
  const isOpen = ({ disposition }: Alert) => disposition === undefined;
  const isIncident = ({ disposition }: Alert) => disposition?.kind === 'incident';
  return mine.find(isOpen) ?? mine.find(isIncident) ?? mine[0];
}

/**
 * Whether it is part of that alert: the same account, and near in time. An alert that somebody closed takes only more of
 * the same, and only until half an hour after they did: what it took since prolongs nothing. An incident takes
 * everything, also near the time at which it was called that, since people work on it.
 */
export function belongs(alert: Alert, { topic, accountId, item }: Burst): boolean {
  const { disposition, firstAt, lastAt } = alert;
  if (alert.topic !== topic || alert.accountId !== accountId) return false;
  if (item.at < firstAt - BURST) return false;
  if (disposition?.kind === 'incident') return item.at <= Math.max(lastAt, disposition.at) + BURST;
  if (item.at > lastAt + BURST) return false;
  return disposition === undefined || (item.at <= disposition.at + BURST && isMoreOfTheSame(alert, item));
}
