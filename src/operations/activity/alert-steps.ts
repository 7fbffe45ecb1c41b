import type { Actor } from '../../domain/actor.ts';
import type { AlertId, DispositionKind } from '../../domain/alert/alert.ts';
import { applyStep } from '../../domain/alert/apply-step.ts';
import type { AlertStep } from '../../domain/alert/steps.ts';
import { UserError } from '../../domain/errors.ts';
import { present } from '../../domain/present.ts';
import type { RefusedReading } from '../../domain/refused-reading.ts';
import type { Person } from '../../domain/window/person.ts';
import { textProblem } from '../../domain/window/text.ts';
import type { AlertRefusalStore } from '../activity-store-ports.ts';
import type { AuthorizeReader } from '../authorize-reader.ts';
import type { Log } from '../ports.ts';
import { recorded } from '../windows/recorded.ts';
import { type AdvanceDeps, type AlertAdvanced, advanceAlert } from './advance-alert.ts';
import { keepRefusedStep } from './refused-steps.ts';

/**
 * What people on call do about an alert. `note`: at most `LONGEST_NOTE` characters. `seen`: how many of its `developments`
 * they were shown; none, where it is absent.
 */
export type OnCallStep =
  | { readonly type: 'owned' }
  | {
      readonly type: 'disposed';
      readonly as: DispositionKind;
      readonly note?: string;
      readonly seen?: number;
    };

export type AlertStepOutcome = AlertAdvanced | NotAllowed;
export type AlertStepRefused = Exclude<AlertStepOutcome, { readonly kind: 'done' }>;

/** The person is not on call, or nobody can say whether they are. */
interface NotAllowed {
  readonly kind: 'not-allowed';
  readonly why: RefusedReading;
}

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

export interface AlertStepDeps extends AdvanceDeps {
  /** Who is on call: `activity.onCall` of the configuration. */
  readonly authorizeOnCall: AuthorizeReader;
  /** Who they are to the record. Throws where Slack cannot say. */
  readonly person: (userId: string) => Promise<Person>;
  readonly refusals: Pick<AlertRefusalStore, 'record'>;
  readonly log: Log;
}

/** In characters: an alert keeps fifty steps in one item of the store. */
export const LONGEST_NOTE = 500;

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
  const seeing = { ...stepBy(by, step), seen: alert.developments ?? 0 };
  const applied = applyStep(alert, seeing, { now: deps.clock.now(), isOnCall: true });
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
  return { type: 'disposed', by, as: step.as, ...present({ note, seen: step.seen }) };
}

function recordingOf(id: AlertId, { type }: OnCallStep) {
  return {
    what: type === 'owned' ? `That you are on alert ${id}` : `Your disposition of alert ${id}`,
    check: `Look at the alert ${id} before you try again: what was recorded stands in its thread.`,
    notRecorded: 'Try again in a minute. Do not wait for it: do what the alert says, and phone the others.',
  };
}
