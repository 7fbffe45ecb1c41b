import type { AccountId } from '../../../domain/account.ts';
import type { Alert, AlertItem, AlertTopic } from '../../../domain/alert/alert.ts';
import { alertId } from '../../../domain/alert/alert-id.ts';
import { alertOf } from '../../../domain/alert/belongs.ts';
import { rankOf } from '../../../domain/alert/cause.ts';
import { grown, raised } from '../../../domain/alert/growth.ts';
import type { Digest } from '../../../domain/audit-chain/entry.ts';
import type { ReplayedAlert, ReplayedEvent } from './replayed.ts';

/** Alerts that grow as events come, in the order of their times. Nobody disposes of any. */
export interface Bursts {
  add(topic: AlertTopic, accountId: AccountId, item: AlertItem, behind: ReplayedEvent): void;
  /** Those that page first, then the worst, then the oldest. */
  all(): readonly ReplayedAlert[];
}

interface Growing {
  alert: Alert;
  /** What is behind its items, by their keys. */
  behind: ReadonlyMap<string, ReplayedEvent>;
}

export function createBursts(digest: Digest): Bursts {
  const all: Growing[] = [];
  const last = new Map<string, Growing>();
  return {
    add(topic, accountId, item, behind) {
      const line = `${topic} ${accountId}`;
      const before = last.get(line);
      if (before !== undefined && alertOf({ topic, accountId, item }, [before.alert]) !== undefined) {
        grow(before, item, behind);
        return;
      }
      const alert = raised(alertId(item.key, digest), topic, accountId, item, item.at);
      const growing = { alert, behind: new Map([[item.key, behind]]) };
      all.push(growing);
      last.set(line, growing);
    },
    all: () => all.map(replayed).sort(byUrgency),
  };
}

function grow(growing: Growing, item: AlertItem, behind: ReplayedEvent): void {
  growing.alert = grown(growing.alert, item, item.at);
  const known = new Map([...growing.behind, [item.key, behind]]);
  growing.behind = new Map(
    growing.alert.items.flatMap(({ key }) => {
      const event = known.get(key);
      return event === undefined ? [] : [[key, event]];
    }),
  );
}

function replayed({ alert, behind }: Growing): ReplayedAlert {
  return { alert, events: alert.items.flatMap(({ key }) => behind.get(key) ?? []) };
}

function byUrgency({ alert: a }: ReplayedAlert, { alert: b }: ReplayedAlert): number {
  const pages = Number(b.pagesSince !== undefined) - Number(a.pagesSince !== undefined);
  return pages || rankOf(a.worst) - rankOf(b.worst) || a.firstAt - b.firstAt;
}
