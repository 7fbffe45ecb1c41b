import type { CheckInOutcome } from '../src/operations/activity/check-ins.ts';
import { announcedMessage, answeredMessage, notAnswered } from '../src/slack/activity/check-in-answers.ts';
import { mayNotCheckIn, notAskedMessage, notOpenMessage } from '../src/slack/activity/people-answers.ts';
import { parseCheckInValue } from '../src/slack/activity/value.ts';
import type { Message } from '../src/slack/message.ts';
import { decisionMessage } from '../src/slack/windows/decision-message.ts';
import { actorOf } from './actor.ts';
import { named } from './alert-press.ts';
import { answering } from './answering.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { pressAnswer } from './modal-answer.ts';
import type { ButtonArgs } from './root-status-pages.ts';
import { tell } from './tell.ts';
import { onPressedWindow } from './window-actions.ts';

/** "Is this you?": Yes, it is me; No, it is not me. */
export function answerCheckIn(isThem: boolean, deps: CommandDeps, { checkIns }: ActivityCommandDeps) {
  return async (args: ButtonArgs): Promise<void> => {
    const { ack, action, body } = args;
    await ack();
    const say = pressAnswer(args, deps.log);
    await answering(say, deps, async () => {
      const answered = checkIns.answer(actorOf(body), named(parseCheckInValue(action.value)), isThem);
      await tell(answered, say, (outcome) =>
        say(outcome.kind === 'done' ? answeredMessage(outcome.checkIn, isThem) : refused(outcome, deps)),
      );
    });
  };
}

/** **Signing in now**, on the card of an open window, in its history and at home. */
export function announceSignIn(deps: CommandDeps, { checkIns }: ActivityCommandDeps) {
  return (args: ButtonArgs): Promise<void> =>
    onPressedWindow(args, deps, (id, say) =>
      tell(checkIns.announce(actorOf(args.body), id), say, (outcome) =>
        say(outcome.kind === 'done' ? announcedMessage(outcome.checkIn) : refused(outcome, deps)),
      ),
    );
}

function refused(
  outcome: Exclude<CheckInOutcome, { readonly kind: 'done' }>,
  { clock }: CommandDeps,
): Message {
  switch (outcome.kind) {
    case 'refused':
      return notAnswered(outcome.checkIn);
    case 'not-allowed':
      return mayNotCheckIn(outcome.why);
    case 'no-such-window':
      return decisionMessage(outcome, clock.now());
    case 'not-open':
      return notOpenMessage(outcome.window.id);
    case 'not-asked':
      return notAskedMessage(outcome.id);
  }
}
