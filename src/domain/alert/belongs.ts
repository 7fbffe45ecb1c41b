import type { AccountId } from '../account.ts';
import { MINUTE, type Milliseconds } from '../time.ts';
import type { Alert, AlertItem, AlertTopic } from './alert.ts';
import { isWorse } from './cause.ts';

/** Events that are no further apart than this are one burst. */
export const BURST: Milliseconds = 30 * MINUTE;

/** What an event is about, as far as it decides to which alert it belongs. */
export interface Burst {
  readonly topic: AlertTopic;
  readonly accountId: AccountId;
  readonly item: AlertItem;
}

/** The alert of this burst: one that nobody disposed of before any other, and then the one raised last. */
export function alertOf(burst: Burst, alerts: readonly Alert[]): Alert | undefined {
  const mine = alerts.filter((alert) => belongs(alert, burst)).sort((a, b) => b.openedAt - a.openedAt);
  return mine.find(({ disposition }) => disposition === undefined) ?? mine[0];
}

/**
 * Whether it is part of that alert: the same account, and near in time. An alert that somebody disposed of takes
 * nothing that they had not seen the like of: only what is no worse than all before, from an address or with a key
 * that was in it. An incident takes everything, since people work on it.
 */
export function belongs(alert: Alert, { topic, accountId, item }: Burst): boolean {
  if (alert.topic !== topic || alert.accountId !== accountId) return false;
  if (item.at < alert.firstAt - BURST || item.at > alert.lastAt + BURST) return false;
  if (alert.disposition === undefined || alert.disposition.kind === 'incident') return true;
  return !isWorse(item.cause, alert.worst) && isFromTheSame(alert, item);
}

function isFromTheSame({ sources, keys }: Alert, { sourceAddress, accessKeyId }: AlertItem): boolean {
  const isKnownKey = keys.some((use) => use.accessKeyId === accessKeyId);
  return isKnownKey || (sourceAddress !== undefined && sources.includes(sourceAddress));
}
