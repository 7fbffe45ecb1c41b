import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import type { SendOutcome, SendProgress } from '../src/operations/reports/send-reports.ts';
import { commandHelp } from '../src/slack/help.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToReadReports } from '../src/slack/refusal.ts';
import { emptyScope, unknownScope } from '../src/slack/reply.ts';
import { fileMessage, sentMessage } from '../src/slack/reports/messages.ts';
import { exportProgress, exportStarting } from '../src/slack/reports/progress.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { CommandDeps, ReportCommandDeps } from './deps.ts';
import { ROOT_REPORT } from './descriptions/reports.ts';
import { isHelpAsked } from './help-asked.ts';
import { commandAnswer } from './private-answer.ts';
import { type WaitingWords, withProgress } from './progress.ts';
import { isChannel } from './root-status.ts';
import { typedText } from './typed-text.ts';

/** `/root-report [scope]` */
export function rootReportCommand(deps: CommandDeps, reports: ReportCommandDeps) {
  return async (args: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    const { ack, command } = args;
    await ack();
    const typed = typedText(command.text);
    const say = commandAnswer(args, deps.log);
    if (isHelpAsked(typed)) return void (await say(commandHelp(ROOT_REPORT)));
    await answering(say, deps, async () => say(await answerOf(typed, command, say, deps, reports)));
  };
}

async function answerOf(
  scope: string,
  command: SlashCommand,
  say: Say,
  deps: CommandDeps,
  reports: ReportCommandDeps,
): Promise<Message> {
  const words = exportWords(scope === '' ? deps.defaultScope : scope);
  return withProgress(words, say, deps, async (report) => {
    const permission = await reports.authorize(actorOf(command));
    if (permission.kind === 'refused') return notAllowedToReadReports(permission.why, deps.securityChannel);
    const userId = command.user_id;
    const outcome = await reports.send(
      { scope, userId, target: userId },
      (exported) => fileMessage(exported, deps.clock.now()),
      report,
      deps.shutdown,
    );
    return rendered(outcome, command.channel_id, deps);
  });
}

function rendered(outcome: SendOutcome, channelId: string, { scopeNames, clock }: CommandDeps): Message {
  switch (outcome.kind) {
    case 'unknown-scope':
      return unknownScope({ ...outcome, known: scopeNames, command: ROOT_REPORT.command });
    case 'empty-scope':
      return emptyScope(outcome.scope, outcome.undecidedMembers);
    case 'sent':
      return sentMessage(outcome.exported, clock.now(), isChannel(channelId));
  }
}

/** What is said while the reports of a scope are put together. */
export function exportWords(scope: string): WaitingWords<SendProgress> {
  return {
    starting: () => exportStarting(scope),
    progress: (latest) => exportProgress(scope, latest),
  };
}
