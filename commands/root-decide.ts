import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { UserError } from '../src/domain/errors.ts';
import type { Step } from '../src/operations/windows/decide.ts';
import { type CommandHelp, commandHelp } from '../src/slack/help.ts';
import { decisionMessage } from '../src/slack/windows/decision-message.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import { type DecisionLine, decisionLineOf } from './decision-line.ts';
import type { CommandDeps, WindowCommandDeps } from './deps.ts';
import { isHelpAsked } from './help-asked.ts';
import { commandAnswer } from './private-answer.ts';
import { exactText } from './typed-text.ts';

/** A decision that can be typed. */
export interface TypedDecision {
  readonly help: CommandHelp;
  /** What lists the windows that it may be about. */
  readonly list: string;
  /** What is recorded, from the text after the window's id. Throws `UserError` where that text is missing or too much. */
  step(text: string): Step;
}

/** A typed decision: it does exactly what the button does, and its answer is for whoever typed it. */
export function decisionCommand(
  { help, list, step }: TypedDecision,
  deps: CommandDeps,
  windows: Pick<WindowCommandDeps, 'decide'>,
) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { ack, command } = args;
    await ack();
    const say = commandAnswer(args, deps.log);
    const typed = exactText(command.text);
    if (isHelpAsked(typed)) return void (await say(commandHelp(help)));
    await answering(say, deps, async () => {
      const { id, text } = lineOf(typed, { help, list });
      const outcome = await windows.decide(actorOf(command), id, step(text));
      await say(decisionMessage(outcome, deps.clock.now()));
    });
  };
}

function lineOf(typed: string, { help, list }: Pick<TypedDecision, 'help' | 'list'>): DecisionLine {
  const line = decisionLineOf(typed);
  if (line !== undefined) return line;
  const { command, usage } = help;
  throw new UserError(
    typed.trim() === '' ? 'Which window?' : 'This does not begin with the id of a window.',
    `Type ${command} ${usage}, with the id that stands on the card; ${list} lists them.`,
  );
}
