import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import { MOST_DAYS } from '../src/operations/activity/list-activity.ts';
import type { ReplayOutcome } from '../src/operations/activity/replay-trail.ts';
import { tooManyToReplay } from '../src/slack/activity/people-answers.ts';
import { replayPage } from '../src/slack/activity/replay.ts';
import { commandHelp } from '../src/slack/help.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { emptyScope, unknownScope } from '../src/slack/reply.ts';
import { activityQuestion } from './activity-question.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { ROOT_REPLAY } from './descriptions.ts';
import { isHelpAsked } from './help-asked.ts';
import { withProgress } from './looking.ts';
import { commandAnswer } from './private-answer.ts';
import { typedText } from './typed-text.ts';

/** `/root-replay [90d] [account]` */
export function rootReplayCommand(deps: CommandDeps, activity: ActivityCommandDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { ack, command } = args;
    await ack();
    const typed = typedText(command.text);
    const say = commandAnswer(args, deps.log);
    if (isHelpAsked(typed)) return void (await say(commandHelp(ROOT_REPLAY)));
    await answering(say, deps, async () => say(await answerOf(typed, command, say, deps, activity)));
  };
}

async function answerOf(
  typed: string,
  command: SlashCommand,
  say: Say,
  deps: CommandDeps,
  { replaying }: ActivityCommandDeps,
): Promise<Message> {
  const question = activityQuestion(typed, MOST_DAYS);
  return withProgress(
    question.scope === '' ? deps.defaultScope : question.scope,
    say,
    deps,
    async (report) => {
      const permission = await deps.authorizeReader(actorOf(command));
      if (permission.kind === 'refused') return notAllowedToRead(permission.why, deps.securityChannel);
      return rendered(await replaying.replay(question, report, deps.shutdown), deps);
    },
  );
}

function rendered(outcome: ReplayOutcome, { scopeNames, clock }: CommandDeps): Message {
  switch (outcome.kind) {
    case 'unknown-scope':
      return unknownScope({ ...outcome, known: scopeNames });
    case 'empty-scope':
      return emptyScope(outcome.scope, outcome.undecidedMembers);
    case 'too-many':
      return tooManyToReplay(outcome.scope, outcome.accounts, outcome.most);
    case 'replayed': {
      const { replay, resultId } = outcome;
      return replayPage(replay, { page: 1, now: clock.now(), resultId });
    }
  }
}
