import type { ModalView } from '@slack/types';
import type { Instant } from '../src/domain/time.ts';
import type { RequestOutcome } from '../src/domain/window/outcomes.ts';
import { REQUEST_EXAMPLE } from '../src/domain/window/typed/parse-request.ts';
import type { Message } from '../src/slack/message.ts';
import { requestFormOf, requestInputOf } from '../src/slack/requests/form-state.ts';
import { type FieldErrors, formErrors, requestErrors } from '../src/slack/requests/request-errors.ts';
import type { RequestFormValues } from '../src/slack/requests/request-form.ts';
import { requestProblems } from '../src/slack/requests/request-problems.ts';
import { requestView } from '../src/slack/requests/request-view.ts';
import { requestedMessage } from '../src/slack/requests/requested.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import { asked } from './asked.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { homeAgain } from './home.ts';
import { markOf } from './modal.ts';
import { type SubmissionArgs, submissionAnswer } from './modal-answer.ts';
import { tell } from './tell.ts';

/** The form, submitted: what was recorded takes its place; what is wrong stands at its fields. */
export function submitRequestForm(deps: CommandDeps, windows: WindowCommandDeps) {
  return async (args: SubmissionArgs): Promise<void> => {
    const { ack, body, client, view } = args;
    const values = requestFormOf(view.state.values, view.private_metadata);
    const answer = submissionAnswer(args, deps.log, (message) => formAgain(args, values, message, deps));
    const atFields = (errors: FieldErrors) => ack({ response_action: 'errors', errors });
    await answering(answer.keep, deps, async () => {
      const input = requestInputOf(values);
      const unreadable = { ...formErrors(values), ...startErrors(values, args, deps) };
      if (input === undefined || Object.keys(unreadable).length > 0) return atFields(unreadable);
      const recording = asked(windows.request.submit(actorOf(body), input, view.id), windows);
      await tell(recording, answer.say, async ({ outcome, troubles }, isLate) => {
        const now = deps.clock.now();
        if (outcome.kind !== 'refused')
          return answer.say(requestedMessage(outcome, windows.approvalsChannel, now, troubles));
        return isLate
          ? answer.keep(problemsOf(outcome, now))
          : atFields(requestErrors(outcome.problems, { names: outcome.names, now, shown: fieldsIn(args) }));
      });
    });
    await homeAgain({ client, body }, deps, windows);
  };
}

type Refused = Extract<RequestOutcome, { kind: 'refused' }>;

function problemsOf({ problems, names }: Refused, now: Instant): Message {
  return requestProblems(problems, { names, now, example: REQUEST_EXAMPLE });
}

function fieldsIn({ view }: SubmissionArgs): readonly string[] {
  return Object.keys(view.state.values);
}

/** Submitted before the field for the start was drawn: "now" is not what was chosen. */
function startErrors(
  { when, start }: RequestFormValues,
  args: SubmissionArgs,
  { clock }: CommandDeps,
): FieldErrors {
  if (when !== 'at' || start !== undefined) return {};
  const missing = { field: 'start', why: 'missing' } as const;
  return requestErrors([missing], { names: new Map(), now: clock.now(), shown: fieldsIn(args) });
}

/** The form as it was submitted, under a message: the fields themselves are gone by then. */
function formAgain(
  { body, view }: SubmissionArgs,
  values: RequestFormValues,
  { blocks }: Message,
  { clock }: CommandDeps,
): ModalView {
  const form = requestView({ requesterId: body.user.id, values, now: clock.now() });
  return { ...form, ...markOf(view), blocks: [...blocks, ...form.blocks] };
}
