import type { Actor } from '../src/domain/actor.ts';
import type { Alert, AlertId } from '../src/domain/alert/alert.ts';
import type { AlertView } from '../src/domain/alert/alert-view.ts';
import { UserError } from '../src/domain/errors.ts';
import type { AlertStepRefused, OnCallStep } from '../src/operations/activity/alert-steps.ts';
import { alertRefused, noSuchAlert, ownedMessage } from '../src/slack/activity/alert-answers.ts';
import { disposedMessage, mayNotTakeStep, recordedAnyway } from '../src/slack/activity/people-answers.ts';
import { parseAlertValue } from '../src/slack/activity/value.ts';
import type { Message } from '../src/slack/message.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { pressAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/** What the modals about an alert are called. */
export const ROOT_ALERT = 'Root alert';

/** Acknowledges a button, and does something with the alert that it names; what goes wrong is told where it was pressed. */
export async function onPressedAlert(
  args: ButtonArgs,
  deps: CommandDeps,
  deed: (id: AlertId, actor: Actor, say: Say) => Promise<unknown>,
): Promise<void> {
  await args.ack();
  const say = pressAnswer(args, deps.log, ROOT_ALERT);
  await answering(say, deps, () => deed(pressedAlert(args.action.value), actorOf(args.body), say));
}

/** The alert that a button, or a modal's private_metadata, names. */
export function pressedAlert(value: string | undefined): AlertId {
  return named(parseAlertValue(value)).id;
}

/** What was parsed of a button's value; throws `UserError` where it is of another version. */
export function named<T>(parsed: T | undefined): T {
  if (parsed !== undefined) return parsed;
  throw new UserError(
    'This button is of another version of Rootkeeper, which named what it is about in another way.',
    'Type /root-activity for what root users did, and phone whoever is on call.',
  );
}

/** What a step came to, for whoever took it. */
export function stepTaken(
  step: OnCallStep,
  alert: Alert,
  deps: CommandDeps,
  activity: Pick<ActivityCommandDeps, 'alertView'>,
): Promise<Message> {
  return whatIsRecorded(alert, deps, activity, step.type === 'owned' ? ownedMessage : disposedMessage);
}

/** What was recorded is told whatever else fails: nobody may take it for not done. */
export async function whatIsRecorded(
  alert: Alert,
  { log }: Pick<CommandDeps, 'log'>,
  { alertView }: Pick<ActivityCommandDeps, 'alertView'>,
  told: (view: AlertView) => Message,
): Promise<Message> {
  try {
    return told(await alertView(alert));
  } catch (error) {
    log.warn({ err: error, alert: alert.id }, 'a step is recorded, and its alert could not be shown');
    return recordedAnyway(alert.id);
  }
}

/** Why a step changed nothing. */
export async function stepRefused(
  outcome: AlertStepRefused,
  deps: CommandDeps,
  { alertView }: Pick<ActivityCommandDeps, 'alertView'>,
): Promise<Message> {
  switch (outcome.kind) {
    case 'no-such-alert':
      return noSuchAlert(outcome.id);
    case 'not-allowed':
      return mayNotTakeStep(outcome.why, deps.securityChannel);
    case 'refused':
      return alertRefused(await alertView(outcome.alert), outcome.refusal);
  }
}
