import type { AccountId } from '../../domain/account.ts';
import type { Alert, AlertItem, AlertTopic } from '../../domain/alert/alert.ts';
import { alertId } from '../../domain/alert/alert-id.ts';
import { applyStep } from '../../domain/alert/apply-step.ts';
import { alertOf } from '../../domain/alert/belongs.ts';
import { grown, holds, isNews, raised } from '../../domain/alert/growth.ts';
import { alertPhase } from '../../domain/alert/phase.ts';
import type { AlertStep } from '../../domain/alert/steps.ts';
import type { Digest } from '../../domain/audit-chain/entry.ts';
import type { Instant } from '../../domain/time.ts';
import type { AlertLine, AlertStore } from '../activity-store-ports.ts';
import type { Clock } from '../ports.ts';

export interface GrowDeps {
  readonly alerts: Pick<AlertStore, 'load' | 'loadAll' | 'line' | 'lead' | 'create' | 'advance'>;
  /** Whom an alert calls on, as Slack user ids: never throws, and is empty where nobody could be read. */
  readonly escalate: () => Promise<readonly string[]>;
  readonly digest: Digest;
  readonly clock: Clock;
}

/** Of one account, about one topic. */
export interface Bursts {
  readonly topic: AlertTopic;
  readonly accountId: AccountId;
  readonly items: readonly AlertItem[];
}

/** Each round that is lost was won by another process, or an id was another's. */
const MOST_ROUNDS = 20;

/**
 * Adds items to the alerts that they belong to, or raises new ones; an item that is in one already changes nothing. Gives the alerts
 * that changed, as they are stored. Throws where the store gives no answer: some of it may be stored, and doing all of it again is safe.
 */
export async function growAlerts(bursts: Bursts, deps: GrowDeps): Promise<readonly Alert[]> {
  const people = bursts.items.some(({ pages }) => pages) ? await deps.escalate() : [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const line = await deps.alerts.line(bursts.topic, bursts.accountId);
    const state = await stateOf(line, deps);
    const planned = plan(bursts, state, { people, now: deps.clock.now(), salt: round, digest: deps.digest });
    if (await write(planned, line, deps)) return planned.map(({ after }) => after);
  }
  throw new Error(`the alerts of ${bursts.accountId} kept changing: what happened there is alerted of later`);
}

interface LineState {
  readonly stored: readonly Alert[];
  /** An alert that was announced and never stored: whoever announced it may have died. The next one is that one. */
  readonly announced?: Alert['id'];
}

async function stateOf({ ids }: AlertLine, { alerts }: GrowDeps): Promise<LineState> {
  const stored = await alerts.loadAll(ids);
  const [newest] = ids;
  if (newest === undefined || stored.some(({ id }) => id === newest)) return { stored };
  return (await isMissing(newest, alerts)) ? { stored, announced: newest } : { stored };
}

/** One that is damaged is there: it takes nothing more, and hides no new one. */
async function isMissing(id: Alert['id'], alerts: GrowDeps['alerts']): Promise<boolean> {
  try {
    return (await alerts.load(id)) === undefined;
  } catch {
    return false;
  }
}

/** What is to be written of one alert. */
interface Planned {
  /** Absent: it is new. */
  readonly before?: Alert;
  readonly after: Alert;
}

interface Planning {
  readonly people: readonly string[];
  readonly now: Instant;
  /** So that an id that another account's alert has is not tried again. */
  readonly salt: number;
  readonly digest: Digest;
}

function plan(
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

/** With whom it calls on, in the same write; one version on, however much was added. */
function called(before: Alert | undefined, alert: Alert, people: readonly string[], now: Instant): Alert {
  const step = callOf(before, alert, people, now);
  const told = step === undefined ? alert : stepped(alert, step, now);
  return { ...told, version: (before?.version ?? 0) + 1 };
}

/** A new alert calls on the configured people, and news on whoever is at it. */
function callOf(
  before: Alert | undefined,
  alert: Alert,
  people: readonly string[],
  now: Instant,
): AlertStep | undefined {
  if (before === undefined) {
    return alert.pagesSince === undefined ? undefined : { type: 'escalated', people };
  }
  if (!isNews(before, alert)) return undefined;
  const { disposition, ownership } = alert;
  const owner = alertPhase(alert, now) === 'owned' ? ownership?.by : undefined;
  const atIt = disposition?.kind === 'incident' ? disposition.by : owner;
  return atIt === undefined ? undefined : { type: 'escalated', people: [atIt.id] };
}

function stepped(alert: Alert, step: AlertStep, now: Instant): Alert {
  const applied = applyStep(alert, step, { now, isOnCall: false });
  return applied.kind === 'applied' ? applied.alert : alert;
}

/** False where something moved meanwhile: all of it is to be planned anew. */
async function write(planned: readonly Planned[], line: AlertLine, deps: GrowDeps): Promise<boolean> {
  let seen = line;
  for (const { before, after } of planned) {
    if (before !== undefined) {
      if ((await deps.alerts.advance(after)) === 'moved') return false;
      continue;
    }
    if (seen.ids[0] !== after.id) {
      if (!(await deps.alerts.lead(seen, after.id))) return false;
      seen = { ...seen, version: seen.version + 1, ids: [after.id, ...seen.ids] };
    }
    if ((await deps.alerts.create(after)) !== 'stored') return false;
  }
  return true;
}
