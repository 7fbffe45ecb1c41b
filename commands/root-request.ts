import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import { UserError } from '../src/domain/errors.ts';
import { parseDuration } from '../src/domain/window/typed/duration.ts';
import { linePartsOf } from '../src/domain/window/typed/line-parts.ts';
import {
  parseRequestLine,
  REQUEST_EXAMPLE,
  type RequestLine,
} from '../src/domain/window/typed/parse-request.ts';
import { wordsOf } from '../src/domain/window/typed/words.ts';
import type { RequestInput } from '../src/operations/windows/request-input.ts';
import { commandHelp } from '../src/slack/help.ts';
import { OPTION_TEXT } from '../src/slack/limits.ts';
import type { Message } from '../src/slack/message.ts';
import { EMPTY_FORM, type RequestFormValues } from '../src/slack/requests/request-form.ts';
import { requestNotUnderstood, requestProblems } from '../src/slack/requests/request-problems.ts';
import { requestedMessage } from '../src/slack/requests/requested.ts';
import { harmlessLabel } from '../src/slack/text/harmless.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import { asked } from './asked.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { ROOT_REQUEST } from './descriptions/windows.ts';
import { isHelpAsked } from './help-asked.ts';
import { commandAnswer } from './private-answer.ts';
import { openRequestForm } from './root-request-form.ts';
import { exactText } from './typed-text.ts';

/** `/root-request [account]`: the form; or all of it in one line, which is submitted at once. */
export function rootRequestCommand(deps: CommandDeps, windows: WindowCommandDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { ack, command, client } = args;
    await ack();
    const say = commandAnswer(args, deps.log);
    const typed = exactText(command.text).trim();
    if (isHelpAsked(typed)) return void (await say(commandHelp(ROOT_REQUEST)));
    await answering(say, deps, async () => {
      if (isLine(typed)) return say(await requestedInLine(typed, command, deps, windows));
      await openRequestForm({ client, body: command }, formFor(typed), deps, windows);
    });
  };
}

/** An account or a scope alone opens the form; with a keyword, a length of time or a quote that is not closed, it is a request. */
function isLine(typed: string): boolean {
  const words = wordsOf(typed);
  if (words.kind === 'unclosed' || Object.keys(linePartsOf(words.words).values).length > 0) return true;
  return words.words.slice(1).some(({ text }) => parseDuration(text) !== undefined);
}

async function requestedInLine(
  typed: string,
  command: SlashCommand,
  { clock }: CommandDeps,
  windows: WindowCommandDeps,
): Promise<Message> {
  const parsed = parseRequestLine(typed, clock.now());
  if (parsed.kind === 'wrong') return requestNotUnderstood(parsed.problems);
  const recording = windows.request.submit(actorOf(command), inputOf(parsed.line), command.trigger_id);
  const { outcome, troubles } = await asked(recording, windows);
  const now = clock.now();
  return outcome.kind === 'refused'
    ? requestProblems(outcome.problems, { names: outcome.names, now, example: REQUEST_EXAMPLE, typed })
    : requestedMessage(outcome, windows.approvalsChannel, now, troubles);
}

function inputOf({ accounts, operator, ...line }: RequestLine): RequestInput {
  return {
    ...line,
    accounts: [accounts],
    ...(operator === undefined ? {} : { operatorId: operator }),
  };
}

/** An option of Slack's menus takes no more. */
const OPTION_VALUE = 150;
/** Isolates around text that runs from right to left are not counted by `harmlessLabel`. */
const ISOLATES = 2;

function formFor(typed: string): RequestFormValues {
  if (typed === '') return EMPTY_FORM;
  if (typed.length > OPTION_VALUE) throw tooLong();
  const account = { value: typed, label: harmlessLabel(typed, OPTION_TEXT - ISOLATES) };
  return { ...EMPTY_FORM, accounts: [account] };
}

function tooLong(): UserError {
  return new UserError(
    `The form takes an account or a scope of at most ${OPTION_VALUE} characters.`,
    `Choose it in the form that /root-request opens, or ask in one line: /root-request ${REQUEST_EXAMPLE}`,
  );
}
