import type { Alert } from '../../domain/alert/alert.ts';
import type { Digest } from '../../domain/audit-chain/entry.ts';
import type { AlertLine, AlertStore } from '../activity-store-ports.ts';
import type { Clock } from '../ports.ts';
import { type Bursts, type LineState, type Planned, planAlerts } from './plan-alerts.ts';

export interface GrowDeps {
  readonly alerts: Pick<AlertStore, 'load' | 'loadAll' | 'line' | 'lead' | 'create' | 'advance'>;
  /** Whom an alert calls on, as Slack user ids: never throws, and is empty where nobody could be read. */
  readonly escalate: () => Promise<readonly string[]>;
  readonly digest: Digest;
  readonly clock: Clock;
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
    const planned = planAlerts(bursts, state, {
      people,
      now: deps.clock.now(),
      salt: round,
      digest: deps.digest,
    });
    if (await write(planned, line, deps)) return planned.map(({ after }) => after);
  }
  throw new Error(`the alerts of ${bursts.accountId} kept changing: what happened there is alerted of later`);
}

async function stateOf({ ids }: AlertLine, { alerts }: GrowDeps): Promise<LineState> {
  const stored = await alerts.loadAll(ids);
  const [newest] = ids;
  if (newest === undefined || stored.some(({ id }) => id === newest)) return { stored };
  const leading = await leadingOne(newest, alerts);
  if (leading === 'damaged') return { stored };
  return leading === undefined ? { stored, announced: newest } : { stored: [leading, ...stored] };
}

/** It may have been stored since the others were read. One that is damaged takes nothing more, and hides no new one. */
async function leadingOne(
  id: Alert['id'],
  alerts: GrowDeps['alerts'],
): Promise<Alert | 'damaged' | undefined> {
  try {
    return await alerts.load(id);
  } catch {
    return 'damaged';
  }
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
