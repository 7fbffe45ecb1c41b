import type { Actor } from '../../domain/actor.ts';
import type { Alert, AlertId, DispositionKind } from '../../domain/alert/alert.ts';
import { applyStep } from '../../domain/alert/apply-step.ts';
import type { AlertEntry, AlertRefusal, AlertStep } from '../../domain/alert/steps.ts';
import { canonicalJson } from '../../domain/audit-chain/canonical.ts';
import { UnclearWriteError, UserError } from '../../domain/errors.ts';
import type { RefusedReading } from '../../domain/refused-reading.ts';
import type { Person } from '../../domain/window/person.ts';
import { textProblem } from '../../domain/window/text.ts';
import type { AlertRefusalStore, AlertStore } from '../activity-store-ports.ts';
import type { AuthorizeReader } from '../authorize-reader.ts';
import type { Clock, Log } from '../ports.ts';
import { recorded } from '../windows/recorded.ts';
import { keepRefusedStep } from './refused-steps.ts';

/** What people on call do about an alert. `note`: at most `LONGEST_NOTE` characters. */
export type OnCallStep =
  | { readonly type: 'owned' }
  | { readonly type: 'disposed'; readonly as: DispositionKind; readonly note?: string };

export type AlertStepOutcome = { readonly kind: 'done'; readonly alert: Alert } | AlertStepRefused;

export type AlertStepRefused =
  | { readonly kind: 'no-such-alert'; readonly id: AlertId }
  /** The person is not on call, or nobody can say whether they are. */
  | { readonly kind: 'not-allowed'; readonly why: RefusedReading }
  /** As it stands now somebody else was first, or nothing is left to do. */
  | { readonly kind: 'refused'; readonly alert: Alert; readonly refusal: AlertRefusal };

/**
 * Steps of people on call, judged at the click against the alert as it is stored; who is on call is asked of Slack then, and
 * what cannot be read refuses. Of two at the same moment one is stored, and the other is told whose it was.
 */
export interface AlertSteps {
  /** Takes the step; one that is refused is kept as that (`keepRefusedStep`), by both. Throws `UserError` where the store is down, and says whether anything was recorded. */
  take(actor: Actor, id: AlertId, step: OnCallStep): Promise<AlertStepOutcome>;
  /** What `take` would say now, and nothing is stored: for a modal that asks for a note first. `done`: with the alert as it is. */
  look(actor: Actor, id: AlertId, step: OnCallStep): Promise<AlertStepOutcome>;
}

export interface AlertStepDeps {
  readonly alerts: Pick<AlertStore, 'load' | 'advance'>;
  /** Who is on call: `activity.onCall` of the configuration. */
  readonly authorizeOnCall: AuthorizeReader;
  /** Who they are to the record. Throws where Slack cannot say. */
  readonly person: (userId: string) => Promise<Person>;
  readonly telling: TellsAlerts;
  readonly refusals: Pick<AlertRefusalStore, 'record'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Tells people what follows from stored alerts, in the background (`telling/`). */
export interface TellsAlerts {
  alertsMoved(ids: readonly AlertId[]): void;
}

/** In characters: an alert keeps fifty steps in one item of the store. */
export const LONGEST_NOTE = 500;
/** Each round that is lost was won by somebody else, or by an event. */
const MOST_ROUNDS = 40;

export function createAlertSteps(deps: AlertStepDeps): AlertSteps {
  return {
    take: (actor, id, step) =>
      recorded(recordingOf(id, step), deps.log, async () =>
        kept(actor, id, step, await taken(actor, id, step, deps), deps),
      ),
    look: async (actor, id, step) => kept(actor, id, step, await looked(actor, id, step, deps), deps),
  };
}

async function taken(
  actor: Actor,
  id: AlertId,
  step: OnCallStep,
  deps: AlertStepDeps,
): Promise<AlertStepOutcome> {
  const permission = await deps.authorizeOnCall(actor);
  if (permission.kind === 'refused') return { kind: 'not-allowed', why: permission.why };
  const by = await deps.person(actor.userId);
  return advanceAlert(id, stepBy(by, step), deps);
}

async function looked(
  actor: Actor,
  id: AlertId,
  step: OnCallStep,
  deps: AlertStepDeps,
): Promise<AlertStepOutcome> {
  const permission = await deps.authorizeOnCall(actor);
  if (permission.kind === 'refused') return { kind: 'not-allowed', why: permission.why };
  const alert = await deps.alerts.load(id);
  if (alert === undefined) return { kind: 'no-such-alert', id };
  const by = { id: actor.userId, name: actor.userId };
  const applied = applyStep(alert, stepBy(by, step), { now: deps.clock.now(), isOnCall: true });
  return applied.kind === 'refused' ? { ...applied, alert } : { kind: 'done', alert };
}

/** The outcome; one that refuses is kept. */
async function kept(
  { userId: by }: Actor,
  alertId: AlertId,
  step: OnCallStep,
  outcome: AlertStepOutcome,
  deps: AlertStepDeps,
): Promise<AlertStepOutcome> {
  const why = outcome.kind === 'refused' ? outcome.refusal.why : 'why' in outcome ? outcome.why : undefined;
  const tried = step.type === 'owned' ? 'owned' : step.as;
  if (why !== undefined) await keepRefusedStep({ alertId, by, tried, why }, deps.person, deps);
  return outcome;
}

export type AdvanceDeps = Pick<AlertStepDeps, 'alerts' | 'telling' | 'clock'>;

/** Stores a step that its person may take; whoever moved the alert first is judged against. */
export async function advanceAlert(
  id: AlertId,
  step: AlertEntry['step'],
  deps: AdvanceDeps,
): Promise<Exclude<AlertStepOutcome, { readonly kind: 'not-allowed' }>> {
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

  function done(alert: Alert): AlertStepOutcome & { readonly kind: 'done' } {
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

function stepBy(by: Person, step: OnCallStep): Extract<AlertStep, { readonly type: 'owned' | 'disposed' }> {
  if (step.type === 'owned') return { type: 'owned', by };
  const note = step.note === undefined || step.note.trim() === '' ? undefined : step.note;
  const problem = note === undefined ? undefined : textProblem(note, LONGEST_NOTE);
  if (problem !== undefined) {
    throw new UserError(
      'Nothing was recorded: this note cannot be kept.',
      `Write it in at most ${LONGEST_NOTE} characters, without half ones.`,
    );
  }
  return { type: 'disposed', by, as: step.as, ...(note !== undefined && { note }) };
}

function recordingOf(id: AlertId, { type }: OnCallStep) {
  return {
    what: type === 'owned' ? `That you are on alert ${id}` : `Your disposition of alert ${id}`,
    check: `Look at the alert ${id} before you try again: what was recorded stands in its thread.`,
    notRecorded: 'Try again in a minute. Do not wait for it: do what the alert says, and phone the others.',
  };
}
