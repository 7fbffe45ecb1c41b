import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { type ActivityQuestion, DEFAULT_DAYS } from '../src/operations/activity/list-activity.ts';
import type { LookingProgress } from '../src/operations/activity/looked-up-activity.ts';
import { lookingMessage, lookingProgress } from '../src/slack/activity/looking.ts';
import { type CommandHelp, commandHelp } from '../src/slack/help.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { activityQuestion } from './activity-question.ts';
import { actorOf } from './actor.ts';
import { answering } from './answering.ts';
import type { CommandDeps } from './deps.ts';
import { isHelpAsked } from './help-asked.ts';
import { commandAnswer } from './private-answer.ts';
import { withProgress } from './progress.ts';
import { typedText } from './typed-text.ts';

/** What a command that looks through events is. */
export interface LookUp {
  readonly help: CommandHelp;
  /** How many days back where none are typed. */
  readonly days?: number;
  readonly answer: (
    question: ActivityQuestion,
    report: (progress: LookingProgress) => void,
  ) => Promise<Message>;
}

/** A command with a scope and a period, for readers of posture: help, who may, progress, then the answer. */
export function lookUpCommand({ help, days = DEFAULT_DAYS, answer }: LookUp, deps: CommandDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { ack, command } = args;
    await ack();
    const typed = typedText(command.text);
    const say = commandAnswer(args, deps.log);
    if (isHelpAsked(typed)) return void (await say(commandHelp(help)));
    await answering(say, deps, async () => {
      const question = activityQuestion(typed, days);
      const scope = question.scope === '' ? deps.defaultScope : question.scope;
      const words = { starting: () => lookingMessage(scope), progress: lookingProgress };
      const message = await withProgress(words, say, deps, async (report) => {
        const permission = await deps.authorizeReader(actorOf(command));
        if (permission.kind === 'refused') return notAllowedToRead(permission.why, deps.securityChannel);
        return answer(question, report);
      });
      await say(message);
    });
  };
}
