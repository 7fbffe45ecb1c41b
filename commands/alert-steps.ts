import type { ModalView } from '@slack/types';
import type { DispositionKind } from '../src/domain/alert/alert.ts';
import type { AlertStepRefused } from '../src/operations/activity/alert-steps.ts';
import { dispositionNote, dispositionView, noteErrors } from '../src/slack/activity/disposition-view.ts';
import { parseDispositionValue } from '../src/slack/activity/value.ts';
import { actorOf } from './actor.ts';
import { named, onPressedAlert, ROOT_ALERT, stepRefused, stepTaken } from './alert-press.ts';
import { answering } from './answering.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { inTime } from './in-time.ts';
import { markOf, redrawModal, showModal } from './modal.ts';
import { modalAgain } from './modal-again.ts';
import { type SubmissionArgs, submissionAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';
import { tell } from './tell.ts';

/** "I'm on it", and "Still on it". */
export function takeAlertOn(deps: CommandDeps, activity: ActivityCommandDeps) {
  const step = { type: 'owned' } as const;
  return (args: ButtonArgs): Promise<void> =>
    onPressedAlert(args, deps, (id, actor, say) =>
      tell(activity.steps.take(actor, id, step), say, async (outcome) =>
        say(
          outcome.kind === 'done'
            ? await stepTaken(step, outcome.alert, deps, activity)
            : await stepRefused(outcome, deps, activity),
        ),
      ),
    );
}

/** False alarm…, Legitimate…, Incident…: asks in a modal what it was, of those who may say so. */
export function askDisposition(as: DispositionKind, deps: CommandDeps, activity: ActivityCommandDeps) {
  return (args: ButtonArgs): Promise<void> =>
    onPressedAlert(args, deps, async (id, actor, say) => {
      const { outcome, view } = await inTime(
        activity.steps.look(actor, id, { type: 'disposed', as }).then(async (looked) => ({
          outcome: looked,
          view: looked.kind === 'done' ? await activity.alertView(looked.alert) : undefined,
        })),
      );
      if (outcome.kind !== 'done') return say(await stepRefused(outcome, deps, activity));
      if (view !== undefined) await showModal(args.client, args.body, dispositionView(view, as));
    });
}

/** The modal of a disposition, submitted: what came of it takes its place. */
export function disposeInModal(deps: CommandDeps, activity: ActivityCommandDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { ack, body, view } = args;
    const again = (message: Parameters<typeof modalAgain>[1]) => modalAgain(view, message);
    const { say, keep } = submissionAnswer(args, deps.log, again, ROOT_ALERT);
    await answering(keep, deps, async () => {
      const { id, as, seen } = named(parseDispositionValue(view.private_metadata));
      const note = dispositionNote(view.state.values);
      const errors = noteErrors(note, as);
      if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors });
      const step = { type: 'disposed', as, seen, ...(note !== undefined && { note }) } as const;
      await tell(activity.steps.take(actorOf(body), id, step), say, async (outcome, isLate) => {
        if (outcome.kind === 'done') return say(await stepTaken(step, outcome.alert, deps, activity));
        if (!isMore(outcome)) return say(await stepRefused(outcome, deps, activity));
        return redraw(dispositionView(await activity.alertView(outcome.alert), as, note ?? ''), isLate, args);
      });
    });
  };
}

type More = Extract<AlertStepRefused, { readonly kind: 'refused' }>;

function isMore(outcome: AlertStepRefused): outcome is More {
  return outcome.kind === 'refused' && outcome.refusal.why === 'more-happened';
}

/** More happened while the note was written: the modal stays, with the note, and shows it. */
async function redraw(again: ModalView, isLate: boolean, { ack, client, view }: SubmissionArgs) {
  const shown = { ...again, ...markOf(view) };
  if (!isLate) return ack({ response_action: 'update', view: shown });
  await redrawModal(client, view, shown);
}
