import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs, SlashCommand } from '@slack/bolt';
import type { Actor } from '../src/domain/actor.ts';
import type { RootStatusOutcome } from '../src/operations/root-status.ts';
import { commandHelp } from '../src/slack/help.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { emptyScope, unknownScope } from '../src/slack/reply.ts';
import { acknowledgedIn } from './acknowledged-in.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { CommandDeps } from './deps.ts';
import { ROOT_STATUS } from './descriptions.ts';
import { commandAnswer } from './private-answer.ts';
import { startProgress } from './progress.ts';
import { resultMessage } from './result-message.ts';
import { typedText } from './typed-text.ts';
import { asReadBy } from './user-names.ts';

type Args = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/root-status [scope] [users] [fresh]` */
export function rootStatusCommand(deps: CommandDeps) {
  return async (args: Args): Promise<void> => {
    const { ack, command } = args;
    await ack();
    const typed = typedText(command.text);
    const say = commandAnswer(args, deps.log);
    if (isHelp(typed)) return void (await say(commandHelp(ROOT_STATUS)));
    await answering(say, deps, async () => say(await answerOf(typed, command, say, deps)));
  };
}

/** Whatever takes its time, Slack's answer about the person too, is covered by the progress lines. */
async function answerOf(typed: string, command: SlashCommand, say: Say, deps: CommandDeps): Promise<Message> {
  const { scope, users, fresh } = parse(typed);
  const progress = startProgress(scope === '' ? deps.defaultScope : scope, say, (error) =>
    deps.log.warn({ err: error }, 'a progress line could not be sent'),
  );
  try {
    const actor = actorOf(command);
    const permission = await deps.authorizeReader(actor);
    if (permission.kind === 'refused') return notAllowedToRead(permission.why, deps.securityChannel);
    const outcome = await deps.rootStatus({ scope, fresh, users }, progress.report, deps.shutdown);
    return await render(outcome, actor, command.channel_id, deps);
  } finally {
    await progress.end();
  }
}

/** However people ask for it: `help`, `--help`, `-h`, `?`; also after a scope. */
function isHelp(typed: string): boolean {
  return /(^|\s)(--?help|-h|\?)$/i.test(typed) || /(^|\s)help$/i.test(typed);
}

const WORD = /(?:^|\s)(?:--)?(fresh|users)$|^(?:--)?(fresh|users)\s/i;

/** `fresh` and `users` may stand at either end, in any order. An account of that name is asked for in quotes. */
function parse(typed: string): { scope: string; users: boolean; fresh: boolean } {
  const words = new Set<string>();
  let scope = typed;
  for (let found = WORD.exec(scope); found !== null; found = WORD.exec(scope)) {
    words.add((found[1] ?? found[2] ?? '').toLowerCase());
    scope = scope.replace(WORD, '').trim();
  }
  return { scope, users: words.has('users'), fresh: words.has('fresh') };
}

async function render(
  outcome: RootStatusOutcome,
  actor: Actor,
  channelId: string,
  deps: CommandDeps,
): Promise<Message> {
  switch (outcome.kind) {
    case 'unknown-scope':
      return unknownScope({ typed: outcome.typed, suggestions: outcome.suggestions, known: deps.scopeNames });
    case 'empty-scope':
      return emptyScope(outcome.scope, outcome.undecidedMembers);
    case 'measured':
      return resultMessage(await asReadBy(actor, outcome.posture, deps), {
        now: deps.clock.now(),
        resultId: outcome.resultId,
        page: 1,
        view: 'attention',
        canShare: isChannel(channelId),
        ...(await acknowledgedIn(outcome.posture, deps)),
      });
  }
}

/** Not a direct message, in which there is nobody to share with. */
export function isChannel(channelId: string): boolean {
  return channelId.startsWith('C') || channelId.startsWith('G');
}
