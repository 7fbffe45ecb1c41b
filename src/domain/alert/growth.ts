import type { AccountId } from '../account.ts';
import type { Instant } from '../time.ts';
import { type Alert, type AlertId, type AlertItem, type AlertTopic, type KeyUse, MOST } from './alert.ts';
import { isWorse, rankOf } from './cause.ts';
import { isGrave, isMoreOfTheSame, isSameKind } from './more-of-the-same.ts';

/** The alert that an event raises where it belongs to none. */
export function raised(
  id: AlertId,
  topic: AlertTopic,
  accountId: AccountId,
  item: AlertItem,
  now: Instant,
): Alert {
  const empty: Alert = {
    id,
    version: 0,
    topic,
    accountId,
    openedAt: now,
    firstAt: item.at,
    lastAt: item.at,
    counts: { events: 0, reads: 0, failures: 0, explained: 0 },
    worst: item.cause,
    items: [],
    sources: [],
    keys: [],
    verdicts: [],
    windowIds: [],
    declaredIn: [],
    history: [],
    recent: [],
  };
  return grown(empty, item, now);
}

/** The alert with one more event, and whether that is news; the same where it has it already. */
export function grown(alert: Alert, item: AlertItem, now: Instant): Alert {
  if (holds(alert, item)) return alert;
  const after = counted(alert, item, now);
  if (alert.counts.events === 0) return after;
  const developments = (alert.developments ?? 0) + (isMoreOfTheSame(alert, item) ? 0 : 1);
  const newsSince = alert.newsSince ?? (isNews(alert, after) ? now : undefined);
  return {
    ...after,
    ...(developments > 0 && { developments }),
    ...(newsSince !== undefined && { newsSince }),
  };
}

function counted(alert: Alert, item: AlertItem, now: Instant): Alert {
  const { counts } = alert;
  const pagesSince = alert.pagesSince ?? (item.pages ? now : undefined);
  return {
    ...alert,
    version: alert.version + 1,
    ...(pagesSince !== undefined && { pagesSince }),
    firstAt: Math.min(alert.firstAt, item.at),
    lastAt: Math.max(alert.lastAt, item.at),
    counts: {
      events: counts.events + 1,
      reads: counts.reads + (item.cause === 'read' ? 1 : 0),
      failures: counts.failures + (item.outcome === 'failure' ? 1 : 0),
      explained: counts.explained + (isExplained(alert, item) ? 1 : 0),
    },
    worst: isWorse(item.cause, alert.worst) ? item.cause : alert.worst,
    items: withItem(alert.items, item),
    sources: withOne(alert.sources, item.sourceAddress, MOST.sources),
    keys: withKey(alert.keys, item.accessKeyId),
    verdicts: withOne(alert.verdicts, item.verdict, MOST.windows),
    windowIds: withOne(alert.windowIds, item.windowId, MOST.windows),
    recent: [...alert.recent, shortKey(item)].slice(-MOST.recent),
  };
}

export function holds({ recent, items }: Alert, item: AlertItem): boolean {
  return recent.includes(shortKey(item)) || items.some(({ key }) => key === item.key);
}

/**
 * Whether people must be told at once, whoever has it: something worse than anything before, something grave of a kind
 * that was not in it, from another address, or the first that pages.
 */
export function isNews(before: Alert, after: Alert): boolean {
  const pagesNow = after.pagesSince !== before.pagesSince;
  const isElsewhere = after.sources.length > before.sources.length;
  return pagesNow || isWorse(after.worst, before.worst) || isElsewhere || after.items.some(isNewKind);

  function isNewKind(item: AlertItem): boolean {
    return isGrave(item.cause) && !before.items.some((each) => isSameKind(each, item));
  }
}

/** Worst first, then oldest. Reads stand for nothing but themselves. */
function withItem(items: readonly AlertItem[], item: AlertItem): readonly AlertItem[] {
  const all = [...items, item];
  const telling = all.filter(({ cause }) => cause !== 'read');
  const shown = telling.length > 0 ? telling : all.slice(0, 1);
  return bounded(shown.sort((a, b) => rankOf(a.cause) - rankOf(b.cause) || a.at - b.at));
}

/** One that is there again gives way before the only one of its kind. */
function bounded(items: readonly AlertItem[]): readonly AlertItem[] {
  if (items.length <= MOST.items) return items;
  const again = items.findLastIndex((item, n) => items.findIndex((each) => isSameKind(each, item)) < n);
  return items.filter((_, n) => n !== (again < 0 ? items.length - 1 : again));
}

function withOne<T>(list: readonly T[], one: T | undefined, most: number): readonly T[] {
  return one === undefined || list.includes(one) || list.length >= most ? list : [...list, one];
}

function withKey(keys: readonly KeyUse[], accessKeyId: string | undefined): readonly KeyUse[] {
  if (accessKeyId === undefined) return keys;
  if (!keys.some((use) => use.accessKeyId === accessKeyId)) {
    return keys.length >= MOST.keys ? keys : [...keys, { accessKeyId, events: 1 }];
  }
  return keys.map((use) => (use.accessKeyId === accessKeyId ? { ...use, events: use.events + 1 } : use));
}

function isExplained({ keys }: Alert, { accessKeyId }: AlertItem): boolean {
  return keys.some((use) => use.accessKeyId === accessKeyId && use.explainedBy !== undefined);
}

/** Half of a SHA-256 in hex is enough to tell a hundred apart. */
function shortKey({ key }: AlertItem): string {
  return key.slice(0, 32);
}
