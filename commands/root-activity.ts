import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import type { ActivityOutcome } from '../src/operations/activity/list-activity.ts';
import { activityPage } from '../src/slack/activity/activity-page.ts';
import { commandHelp } from '../src/slack/help.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { emptyScope, unknownScope } from '../src/slack/reply.ts';
import { activityQuestion } from './activity-question.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { ROOT_ACTIVITY } from './descriptions.ts';
import { isHelpAsked } from './help-asked.ts';
import { withProgress } from './looking.ts';
import { commandAnswer } from './private-answer.ts';
import { typedText } from './typed-text.ts';

/** `/root-activity [scope] [7d]` */
export function rootActivityCommand(deps: CommandDeps, activity: ActivityCommandDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { ack, command } = args;
    await ack();
    const typed = typedText(command.text);
    const say = commandAnswer(args, deps.log);
    if (isHelpAsked(typed)) return void (await say(commandHelp(ROOT_ACTIVITY)));
    await answering(say, deps, async () => say(await answerOf(typed, command, say, deps, activity)));
  };
}

async function answerOf(
  typed: string,
  command: SlashCommand,
  say: Say,
  deps: CommandDeps,
  { listing }: ActivityCommandDeps,
): Promise<Message> {
  const question = activityQuestion(typed);
  return withProgress(
    question.scope === '' ? deps.defaultScope : question.scope,
    say,
    deps,
    async (report) => {
      const permission = await deps.authorizeReader(actorOf(command));
      if (permission.kind === 'refused') return notAllowedToRead(permission.why, deps.securityChannel);
      return rendered(await listing.list(question, report, deps.shutdown), deps);
    },
  );
}

function rendered(outcome: ActivityOutcome, { scopeNames, clock }: CommandDeps): Message {
  switch (outcome.kind) {
    case 'unknown-scope':
      return unknownScope({ ...outcome, known: scopeNames });
    case 'empty-scope':
      return emptyScope(outcome.scope, outcome.undecidedMembers);
    case 'listed': {
      const { listing, resultId } = outcome;
      return activityPage(listing, { page: 1, now: clock.now(), resultId });
    }
  }
}
