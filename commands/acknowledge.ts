import { UserError } from '../src/domain/errors.ts';
import type { Instant } from '../src/domain/time.ts';
import type { Acknowledged } from '../src/operations/digest/acknowledging.ts';
import { recorded } from '../src/operations/windows/recorded.ts';
import { acknowledgementErrors, untilMissing } from '../src/slack/digest/acknowledge-refusal.ts';
import { acknowledgeInput } from '../src/slack/digest/acknowledge-view.ts';
import {
  acknowledgedMessage,
  acknowledgementMoved,
  acknowledgementRefused,
} from '../src/slack/digest/acknowledged-message.ts';
import { type FindingValue, parseFindingValue } from '../src/slack/digest/digest-value.ts';
import type { Message } from '../src/slack/message.ts';
import { ACKNOWLEDGING, notAllowed } from './acknowledge-answer.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps, DigestCommandDeps } from './deps.ts';
import { modalAgain } from './modal-again.ts';
import { type SubmissionArgs, submissionAnswer } from './modal-answer.ts';
import { tell } from './tell.ts';

const RECORDING = {
  what: 'Your acknowledgement',
  check: 'Press Acknowledge… again: where it stands already, the form says so.',
  notRecorded: 'Try again in a minute.',
};

/** The form, submitted: what was recorded takes its place; what is wrong stands at its fields. */
export function acknowledgeFinding(deps: CommandDeps, { acknowledging }: DigestCommandDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { ack, body, view } = args;
    const again = (message: Message) => modalAgain(view, message);
    const { say, keep } = submissionAnswer(args, deps.log, again, ACKNOWLEDGING);
    await answering(keep, deps, async () => {
      const finding = submittedFinding(view.private_metadata);
      const { why, until } = acknowledgeInput(view.state.values);
      if (until === undefined)
        return ack({ response_action: 'errors', errors: untilMissing(deps.clock.now()) });
      const asked = { ...finding, why, until, actor: actorOf(body) };
      const recording = recorded(RECORDING, deps.log, () => acknowledging.acknowledge(asked));
      await tell(recording, say, async (outcome, isLate) => {
        const now = deps.clock.now();
        if (outcome.kind !== 'refused' || !isAboutField(outcome.refusal.why))
          return say(messageOf(outcome, now, deps));
        if (isLate) return keep(messageOf(outcome, now, deps));
        return ack({ response_action: 'errors', errors: acknowledgementErrors(outcome.refusal, now) });
      });
    });
  };
}

function submittedFinding(metadata: string): FindingValue {
  const finding = parseFindingValue(metadata);
  if (finding !== undefined) return finding;
  throw new UserError(
    'This form is of another version of Rootkeeper, and names no finding.',
    'Close it, and press Acknowledge… again.',
  );
}

type Refusal = Extract<Acknowledged, { readonly kind: 'refused' }>['refusal'];

/** Whether typing something else in the form would help. */
function isAboutField(why: Refusal['why']): boolean {
  return why === 'text' || why === 'until-past' || why === 'until-too-far';
}

function messageOf(outcome: Acknowledged, now: Instant, deps: CommandDeps): Message {
  switch (outcome.kind) {
    case 'acknowledged':
      return acknowledgedMessage(outcome.acknowledgement, outcome.whose, now);
    case 'moved':
      return acknowledgementMoved(outcome.standing, now);
    case 'not-allowed':
      return notAllowed(outcome, deps);
    case 'refused':
      return acknowledgementRefused(outcome.refusal, now);
  }
}
