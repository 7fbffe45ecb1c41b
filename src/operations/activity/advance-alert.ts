import type { Alert, AlertId } from '../../domain/alert/alert.ts';
import { applyStep } from '../../domain/alert/apply-step.ts';
import type { AlertEntry, AlertRefusal } from '../../domain/alert/steps.ts';
import { canonicalJson } from '../../domain/audit-chain/canonical.ts';
import { UnclearWriteError, UserError } from '../../domain/errors.ts';
import type { AlertStore } from '../activity-store-ports.ts';
import type { Clock } from '../ports.ts';

export type AlertAdvanced =
  | { readonly kind: 'done'; readonly alert: Alert }
  | { readonly kind: 'no-such-alert'; readonly id: AlertId }
  /** As it stands now somebody else was first, or nothing is left to do. */
  | { readonly kind: 'refused'; readonly alert: Alert; readonly refusal: AlertRefusal };

export interface AdvanceDeps {
  readonly alerts: Pick<AlertStore, 'load' | 'advance'>;
  /** Tells people what follows from stored alerts, in the background (`telling/`). */
  readonly telling: { alertsMoved(ids: readonly AlertId[]): void };
  readonly clock: Clock;
}

/** Each round that is lost was won by somebody else, or by an event. */
const MOST_ROUNDS = 40;

/** Stores a step that its person may take; whoever moved the alert first is judged against. */
export async function advanceAlert(
  id: AlertId,
  step: AlertEntry['step'],
  deps: AdvanceDeps,
): Promise<AlertAdvanced> {
  const { alerts, telling, clock } = deps;
  const now = clock.now();
  const entry = { at: now, step };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const alert = await alerts.load(id);
    if (alert === undefined) return { kind: 'no-such-alert', id };
    if (holds(alert, entry)) return done(alert);
    const applied = applyStep(alert, step, { now, isOnCall: true });
    if (applied.kind === 'refused') return { ...applied, alert };
    if ((await written(applied.alert, entry, deps)) === 'stored') return done(applied.alert);
  }
  throw new UserError(
    `Nothing was recorded. Alert ${id} kept changing at the same time.`,
    'Try again in a minute.',
  );

  function done(alert: Alert): AlertAdvanced {
    telling.alertsMoved([id]);
    return { kind: 'done', alert };
  }
}

/** An answer of the store may be lost after it wrote: then the alert itself says. */
async function written(
  alert: Alert,
  entry: AlertEntry,
  { alerts }: AdvanceDeps,
): Promise<'stored' | 'moved'> {
  try {
    return await alerts.advance(alert);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const standing = await alerts.load(alert.id).catch(() => undefined);
    if (standing !== undefined && holds(standing, entry)) return 'stored';
    throw new UnclearWriteError(`Whether a step of ${alert.id} was stored is not known.`, { cause: error });
  }
}

function holds({ history }: Alert, entry: AlertEntry): boolean {
  const ours = canonicalJson(entry);
  return history.some((each) => canonicalJson(each) === ours);
}
