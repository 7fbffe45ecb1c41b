import type { Instant } from '../src/domain/time.ts';
import type { DecisionOutcome } from '../src/domain/window/outcomes.ts';
import type { Step } from '../src/operations/windows/decide.ts';
import { DECISION_TEXT_BLOCK } from '../src/slack/window-action-ids.ts';
import { decisionMessage } from '../src/slack/windows/decision-message.ts';
import { decisionText } from '../src/slack/windows/decision-view.ts';
import { refusalText } from '../src/slack/windows/refusal.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { homeAgain } from './home.ts';
import { modalAgain } from './modal-again.ts';
import { type SubmissionArgs, submissionAnswer } from './modal-answer.ts';
import { tell } from './tell.ts';
import { pressedWindow } from './window-actions.ts';

/** A decision's modal, submitted: what came of it takes the modal's place. */
export function decideInModal(
  step: (text: string) => Step,
  deps: CommandDeps,
  windows: Pick<WindowCommandDeps, 'decide' | 'home'>,
) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { ack, body, client, view } = args;
    const text = decisionText(view.state.values);
    const { say, keep } = submissionAnswer(args, deps.log, (message) => modalAgain(view, message));
    await answering(keep, deps, async () => {
      const id = pressedWindow(view.private_metadata);
      const decided = windows.decide(actorOf(body), id, step(text));
      await tell(decided, say, async (outcome, isLate) => {
        const now = deps.clock.now();
        const wrong = isLate ? undefined : wrongText(outcome, now);
        if (wrong === undefined) return say(decisionMessage(outcome, now));
        return ack({ response_action: 'errors', errors: { [DECISION_TEXT_BLOCK]: wrong } });
      });
    });
    await homeAgain({ client, body }, deps, windows);
  };
}

/** What is wrong with the text itself: told at its field, so that nobody has to type it again. */
function wrongText(outcome: DecisionOutcome, now: Instant): string | undefined {
  if (outcome.kind !== 'refused' || outcome.refusal.why !== 'text') return undefined;
  return refusalText(outcome.window, outcome.refusal, now);
}
