import { MOST_DAYS } from '../src/operations/activity/list-activity.ts';
import type { ReplayOutcome } from '../src/operations/activity/replay-trail.ts';
import { tooManyToReplay } from '../src/slack/activity/people-answers.ts';
import { replayPage } from '../src/slack/activity/replay.ts';
import type { Message } from '../src/slack/message.ts';
import { emptyScope, unknownScope } from '../src/slack/reply.ts';
import { DAYS_TYPED } from './activity-question.ts';
import type { ActivityCommandDeps, CommandDeps } from './deps.ts';
import { ROOT_REPLAY } from './descriptions/activity.ts';
import { lookUpCommand } from './look-up-command.ts';

/** `/root-replay [90d] [account]` */
export function rootReplayCommand(deps: CommandDeps, { replaying }: ActivityCommandDeps) {
  return lookUpCommand(
    {
      help: ROOT_REPLAY,
      days: MOST_DAYS,
      answer: async (question, report) =>
        rendered(await replaying.replay(question, report, deps.shutdown), deps),
    },
    deps,
  );
}

function rendered(outcome: ReplayOutcome, { scopeNames, clock }: CommandDeps): Message {
  switch (outcome.kind) {
    case 'unknown-scope':
      return unknownScope({
        ...outcome,
        known: scopeNames,
        command: ROOT_REPLAY.command,
        besides: DAYS_TYPED,
      });
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
