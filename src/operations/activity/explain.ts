import type { AccountId } from '../../domain/account.ts';
import type { ActivityRecord, RootRecord } from '../../domain/activity/record.ts';
import type { Alert } from '../../domain/alert/alert.ts';
import { applyStep } from '../../domain/alert/apply-step.ts';
import { explains, LONGEST_SESSION } from '../../domain/central-session/explains.ts';
import type { AssumeRootEvent } from '../../domain/root-event/assume-root.ts';
import { MINUTE } from '../../domain/time.ts';
import type { ActivityStore, AlertStore } from '../activity-store-ports.ts';
import type { Clock } from '../ports.ts';

export interface ExplainDeps {
  readonly records: Pick<ActivityStore, 'eventsOf'>;
  readonly alerts: Pick<AlertStore, 'line' | 'loadAll' | 'load' | 'advance'>;
  readonly clock: Clock;
}

export interface Explained {
  /** Alerts that changed, as they are stored. */
  readonly alerts: readonly Alert[];
  /** Whether an alert tells of it, from now on or since before. */
  readonly isTold: boolean;
  /** Events of the session that were judged without it, or wait for it: to be judged anew. */
  readonly records: readonly ActivityRecord[];
}

const MOST_ROUNDS = 20;

/**
 * What the event of an AssumeRoot makes plain that came before it: alerts about the key that it returned are marked. Throws where the
 * store gives no answer; doing it again is safe.
 */
export async function explainBy(opening: AssumeRootEvent, deps: ExplainDeps): Promise<Explained> {
  const { target, accessKeyId } = opening;
  if (target === undefined || accessKeyId === undefined) return { alerts: [], isTold: false, records: [] };
  const records = await explainedEvents(opening, target, deps);
  if (records.length === 0) return { alerts: [], isTold: false, records };
  const alerts = await deps.alerts.loadAll((await deps.alerts.line('root', target)).ids);
  const marked: Alert[] = [];
  for (const { id } of alerts.filter(isUnexplained(accessKeyId))) {
    const alert = await mark(id, accessKeyId, opening, deps);
    if (alert !== undefined) marked.push(alert);
  }
  const isTold = marked.length > 0 || alerts.some(({ keys }) => keys.some(isBy(opening)));
  return { alerts: marked, isTold, records };
}

async function explainedEvents(
  opening: AssumeRootEvent,
  target: AccountId,
  { records }: ExplainDeps,
): Promise<readonly RootRecord[]> {
  const range = { from: opening.at - 2 * MINUTE, to: opening.at + LONGEST_SESSION + 2 * MINUTE };
  const found: RootRecord[] = [];
  for await (const page of records.eventsOf(target, range)) {
    found.push(...page.filter(({ kept }) => explains(opening, kept.event)));
  }
  return found;
}

function isUnexplained(accessKeyId: string): (alert: Alert) => boolean {
  return ({ keys }) => keys.some((use) => use.accessKeyId === accessKeyId && use.explainedBy === undefined);
}

function isBy({ key }: AssumeRootEvent): (use: Alert['keys'][number]) => boolean {
  return ({ explainedBy }) => explainedBy === key;
}

async function mark(
  id: Alert['id'],
  accessKeyId: string,
  { key: opening }: AssumeRootEvent,
  { alerts, clock }: ExplainDeps,
): Promise<Alert | undefined> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const alert = await alerts.load(id);
    if (alert === undefined) return undefined;
    const step = { type: 'explained' as const, accessKeyId, opening };
    const applied = applyStep(alert, step, { now: clock.now(), isOnCall: false });
    if (applied.kind === 'refused') return undefined;
    if ((await alerts.advance(applied.alert)) === 'stored') return applied.alert;
  }
  throw new Error(`alert ${id} kept changing: that it is explained is told later`);
}
