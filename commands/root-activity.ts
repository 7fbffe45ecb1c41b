import type { ActivityOutcome } from '../src/operations/activity/list-activity.ts';
import { activityPage } from '../src/slack/activity/activity-page.ts';
import type { Message } from '../src/slack/message.ts';
import { emptyScope, unknownScope } from '../src/slack/reply.ts';
import { DAYS_TYPED } from './activity-question.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { ROOT_ACTIVITY } from './descriptions/activity.ts';
import { lookUpCommand } from './look-up-command.ts';

/** `/root-activity [scope] [7d]` */
export function rootActivityCommand(deps: CommandDeps, { listing }: ActivityCommandDeps) {
  return lookUpCommand(
    {
      help: ROOT_ACTIVITY,
      answer: async (question, report) => rendered(await listing.list(question, report, deps.shutdown), deps),
    },
    deps,
  );
}

function rendered(outcome: ActivityOutcome, { scopeNames, clock }: CommandDeps): Message {
  switch (outcome.kind) {
    case 'unknown-scope':
      return unknownScope({
        ...outcome,
        known: scopeNames,
        command: ROOT_ACTIVITY.command,
        besides: DAYS_TYPED,
      });
    case 'empty-scope':
      return emptyScope(outcome.scope, outcome.undecidedMembers);
    case 'listed': {
      const { listing, resultId } = outcome;
      return activityPage(listing, { page: 1, now: clock.now(), resultId });
    }
  }
}
