import type { AccountId } from '../../domain/account.ts';
import type { Alert, AlertItem, AlertTopic } from '../../domain/alert/alert.ts';
import { alertId } from '../../domain/alert/alert-id.ts';
import { applyStep } from '../../domain/alert/apply-step.ts';
import { alertOf } from '../../domain/alert/belongs.ts';
import { grown, holds, raised } from '../../domain/alert/growth.ts';
import type { AlertStep } from '../../domain/alert/steps.ts';
import type { Digest } from '../../domain/audit-chain/entry.ts';
import type { Instant } from '../../domain/time.ts';

/** Of one account, about one topic. */
export interface Bursts {
  readonly topic: AlertTopic;
  readonly accountId: AccountId;
  readonly items: readonly AlertItem[];
}

/** The alerts of a line, as they are stored. */
export interface LineState {
  readonly stored: readonly Alert[];
  /** An alert that was announced and never stored: whoever announced it may have died. The next one is that one. */
  readonly announced?: Alert['id'];
}

/** What is to be written of one alert. */
export interface Planned {
  /** Absent: it is new. */
  readonly before?: Alert;
  readonly after: Alert;
}

export interface Planning {
  readonly people: readonly string[];
  readonly now: Instant;
  /** So that an id that another account's alert has is not tried again. */
  readonly salt: number;
  readonly digest: Digest;
}

/** Items go to the alerts that they belong to, or raise new ones; one that is in an alert already changes nothing. */
export function planAlerts(
  { topic, accountId, items }: Bursts,
  { stored, announced }: LineState,
  { people, now, salt, digest }: Planning,
): readonly Planned[] {
  const current = [...stored];
  let free = announced;
  for (const item of items) {
    // Also one that was disposed of: what was in it is no news, however often it comes.
    if (current.some((alert) => holds(alert, item))) continue;
    const mine = alertOf({ topic, accountId, item }, current);
    if (mine === undefined) {
      const id = free ?? alertId(salt === 0 ? item.key : `${item.key} ${salt}`, digest);
      free = undefined;
      current.unshift(raised(id, topic, accountId, item, now));
    } else current[current.indexOf(mine)] = grown(mine, item, now);
  }
  return current.flatMap((alert) => {
    const before = stored.find(({ id }) => id === alert.id);
    if (before !== undefined && before.version === alert.version) return [];
    return [{ ...(before && { before }), after: called(before, alert, people, now) }];
  });
}

/** A new one with whom it calls on, in the same write; one version on, however much was added. News is told by `telling/`. */
function called(before: Alert | undefined, alert: Alert, people: readonly string[], now: Instant): Alert {
  const isCall = before === undefined && alert.pagesSince !== undefined;
  const told = isCall ? stepped(alert, { type: 'escalated', people }, now) : alert;
  return { ...told, version: (before?.version ?? 0) + 1 };
}

function stepped(alert: Alert, step: AlertStep, now: Instant): Alert {
  const applied = applyStep(alert, step, { now, isOnCall: false });
  return applied.kind === 'applied' ? applied.alert : alert;
}
