import type { SendRequest } from '../src/operations/reports/send-reports.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToReadReports, notShared } from '../src/slack/refusal.ts';
import { emptyScope, unknownScope } from '../src/slack/reply.ts';
import { fileMessage, sharedNote, sharingFailed, unreadableButton } from '../src/slack/reports/messages.ts';
import { exportStarting } from '../src/slack/reports/progress.ts';
import { parseReportsValue } from '../src/slack/reports/value.ts';
import { actorOf } from './actor.ts';
import { answering, explained, type Say } from './answering.ts';
import type { CommandDeps, ReportCommandDeps } from './deps.ts';
import { ROOT_REPORT } from './descriptions/reports.ts';
import { privateAnswer } from './private-answer.ts';
import { withProgress } from './progress.ts';
import { exportWords } from './root-report.ts';
import type { ButtonArgs } from './root-status-pages.ts';

/**
 * Share in this channel: the reports of the scope as they are stored now, for everybody there. Whether the person may
 * read them, and who reads the channel, is asked at the press.
 */
export function shareReports(deps: CommandDeps, reports: ReportCommandDeps) {
  const underway = new Set<string>();
  return async ({ ack, action, body, respond, client }: ButtonArgs): Promise<void> => {
    await ack();
    const channel = body.channel?.id ?? '';
    const userId = body.user.id;
    // Pressed again while the file is on its way.
    const press = `${channel} ${userId} ${action.value}`;
    if (underway.has(press)) return;
    underway.add(press);
    const say = privateAnswer({ respond, client, channel, user: userId }, deps.log);
    await answering(say, deps, async () => {
      const permission = await reports.authorize(actorOf(body));
      if (permission.kind === 'refused') {
        return say(notAllowedToReadReports(permission.why, deps.securityChannel));
      }
      const may = await deps.mayShare(channel);
      if (may !== 'allowed') return say(notShared(may));
      const scope = parseReportsValue(action.value);
      if (scope === undefined) return say(unreadableButton());
      const request = { scope, userId, target: channel };
      // The button goes first, so that nobody presses it again while the file is on its way; it comes back with what went wrong.
      const inPlace: Say = (message) =>
        respond({ response_type: 'ephemeral', replace_original: true, ...message }).catch(() => say(message));
      await inPlace(exportStarting(scope));
      const sharing = withProgress(exportWords(scope), inPlace, deps, (report) =>
        shared(request, report, deps, reports),
      );
      await inPlace(await sharing.catch((error: unknown) => sharingFailed(explained(error, deps), scope)));
    }).finally(() => underway.delete(press));
  };
}

async function shared(
  request: SendRequest,
  report: Parameters<ReportCommandDeps['send']>[2],
  { clock, scopeNames, shutdown }: CommandDeps,
  { send }: ReportCommandDeps,
): Promise<Message> {
  const { userId } = request;
  const outcome = await send(
    request,
    (exported) => fileMessage(exported, clock.now(), userId),
    report,
    shutdown,
  );
  switch (outcome.kind) {
    case 'unknown-scope':
      return unknownScope({ ...outcome, known: scopeNames, command: ROOT_REPORT.command });
    case 'empty-scope':
      return emptyScope(outcome.scope, outcome.undecidedMembers);
    case 'sent':
      return sharedNote(outcome.exported);
  }
}
