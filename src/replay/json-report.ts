import { visibleJson } from '../audit-log/visible-json.ts';
import { notLookedAt } from './not-looked-at.ts';
import type { Replayed } from './replayed.ts';

/** Everything that is known as one line of JSON; times are ISO 8601, UTC. */
export function jsonReport(replayed: Replayed): string {
  const { alerts, looked, quiet, verdicts, files, windows, names } = replayed;
  const report = {
    alerts: alerts.map(({ alert, events }) => ({
      ...{ id: alert.id, topic: alert.topic, pages: alert.pagesSince !== undefined },
      ...{ account: alert.accountId, accountName: names.get(alert.accountId) },
      ...{ first: alert.firstAt, last: alert.lastAt, worst: alert.worst, counts: alert.counts },
      ...{ sources: alert.sources, verdicts: alert.verdicts, windows: alert.windowIds },
      events: events.map((each, n) => ({ cause: alert.items[n]?.cause, ...each })),
    })),
    ...{ looked, quiet, verdicts, files, windows },
    notLookedAt: notLookedAt(replayed),
  };
  return `${visibleJson(withTimes(report))}\n`;
}

const TIMES = new Set(['first', 'last', 'at', 'since', 'start', 'requestedAt', 'sessionStartedAt']);

/** Instants under the names of times, as people and spreadsheets read them. */
function withTimes(value: unknown, name = ''): unknown {
  if (typeof value === 'number' && TIMES.has(name)) return new Date(value).toISOString();
  if (Array.isArray(value)) return value.map((each) => withTimes(each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withTimes(inner, key)]));
}
