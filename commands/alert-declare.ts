import type { AlertId } from '../src/domain/alert/alert.ts';
import type { DeclareOutcome, DeclareRefused } from '../src/operations/activity/declare-afterwards.ts';
import { declaredMessage, noSuchAlert } from '../src/slack/activity/alert-answers.ts';
import { declareErrors, declareInput, declareView } from '../src/slack/activity/declare-view.ts';
import { cannotDeclare, mayNotDeclare } from '../src/slack/activity/people-answers.ts';
import { answer } from '../src/slack/answer.ts';
import type { Message } from '../src/slack/message.ts';
import { actorOf } from './actor.ts';
import { onPressedAlert, pressedAlert, ROOT_ALERT, whatIsRecorded } from './alert-press.ts';
import { answering } from './answering.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { inTime } from './in-time.ts';
import { showModal } from './modal.ts';
import { modalAgain } from './modal-again.ts';
import { type SubmissionArgs, submissionAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';
import { tell } from './tell.ts';

/** Declare afterwards…: asks who used root and what for, of those who may ask for windows. */
export function askDeclaration(deps: CommandDeps, activity: ActivityCommandDeps) {
  return (args: ButtonArgs): Promise<void> =>
    onPressedAlert(args, deps, async (id, actor, say) => {
      const { declaring } = activity;
      if (declaring === undefined) return say(cannotDeclare());
      const { looked, view } = await inTime(
        declaring.look(actor, id).then(async (outcome) => ({
          looked: outcome,
          view: outcome.kind === 'open' ? await activity.alertView(outcome.alert) : undefined,
        })),
      );
      if (looked.kind !== 'open') return say(declareRefused(looked, deps));
      if (view !== undefined) await showModal(args.client, args.body, declareView(view));
    });
}

/** Its modal, submitted: what is wrong stands at its fields, and what came of it takes its place. */
export function declareInModal(deps: CommandDeps, activity: ActivityCommandDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { ack, body, view } = args;
    const again = (message: Message) => modalAgain(view, message);
    const { say, keep } = submissionAnswer(args, deps.log, again, ROOT_ALERT);
    await answering(keep, deps, async () => {
      const { declaring } = activity;
      if (declaring === undefined) return say(cannotDeclare());
      const id: AlertId = pressedAlert(view.private_metadata);
      const declared = declaring.declare(actorOf(body), id, declareInput(view.state.values));
      await tell(declared, say, async (outcome, isLate) => {
        if (outcome.kind !== 'refused') return say(await declaredOr(outcome, deps, activity));
        const errors = declareErrors(outcome.problems, { names: new Map(), now: deps.clock.now() });
        if (!isLate) return ack({ response_action: 'errors', errors });
        return keep(answer('Not recorded: something is missing or wrong.', Object.values(errors)));
      });
    });
  };
}

type Told = Exclude<DeclareOutcome, { readonly kind: 'refused' }>;

async function declaredOr(outcome: Told, deps: CommandDeps, activity: ActivityCommandDeps): Promise<Message> {
  if (outcome.kind !== 'declared') return declareRefused(outcome, deps);
  return whatIsRecorded(outcome.alert, deps, activity, (view) => declaredMessage(outcome.window.id, view));
}

function declareRefused(outcome: DeclareRefused, deps: CommandDeps): Message {
  return outcome.kind === 'not-allowed'
    ? mayNotDeclare(outcome.why, deps.securityChannel)
    : noSuchAlert(outcome.id);
}
