import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { suggest } from '../src/domain/suggest.ts';
import { noPreviewMessage, previewMessage } from '../src/slack/digest/message.ts';
import { unknownDigestWord } from '../src/slack/digest/now-message.ts';
import { commandHelp } from '../src/slack/help.ts';
import type { Message } from '../src/slack/message.ts';
import { notAllowedToRead } from '../src/slack/refusal.ts';
import { harmlessLabel } from '../src/slack/text/harmless.ts';
import { actorOf } from './actor.ts';
import { answering, type Say } from './answering.ts';
import type { CommandDeps, DigestCommandDeps } from './deps.ts';
import { ROOT_DIGEST } from './descriptions.ts';
import { postedDigest } from './digest-permalink.ts';
import { isHelpAsked } from './help-asked.ts';
import { commandAnswer } from './private-answer.ts';
import { digestNow } from './root-digest-now.ts';
import { typedText } from './typed-text.ts';

export type DigestCommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/root-digest [now | preview]` */
export function rootDigestCommand(deps: CommandDeps, digests: DigestCommandDeps) {
  return async (args: DigestCommandArgs): Promise<void> => {
    const { ack, command } = args;
    await ack();
    const say = commandAnswer(args, deps.log);
    const typed = typedText(command.text);
    if (isHelpAsked(typed)) return void (await say(commandHelp(ROOT_DIGEST)));
    await answering(say, deps, async () => say(await answerOf(typed, args, say, deps, digests)));
  };
}

const WORDS = ['now', 'preview'] as const;
const TYPED_LENGTH = 100;

async function answerOf(
  typed: string,
  args: DigestCommandArgs,
  say: Say,
  deps: CommandDeps,
  digests: DigestCommandDeps,
): Promise<Message> {
  switch (typed.toLowerCase()) {
    case '':
    case 'preview':
      return preview(args, deps, digests);
    case 'now':
      return digestNow(args, say, deps, digests);
    default:
      return unknownDigestWord(harmlessLabel(typed, TYPED_LENGTH), suggest(typed, WORDS, 1)[0]);
  }
}

/** The last digest, as things stand now: nothing is measured for it. */
async function preview(
  { command, client }: DigestCommandArgs,
  deps: CommandDeps,
  { digests, awaitedAfter, canAcknowledge }: DigestCommandDeps,
): Promise<Message> {
  const permission = await deps.authorizeReader(actorOf(command));
  if (permission.kind === 'refused') return notAllowedToRead(permission.why, deps.securityChannel);
  const day = await digests.last();
  if (day === undefined) return noPreviewMessage();
  const posted = day.posted && (await postedDigest(day.posted, client, deps.log));
  const now = deps.clock.now();
  const awaited = awaitedAfter(day.digest.date, now);
  return previewMessage(day.digest, {
    ...{ now, canAcknowledge },
    ...(posted && { posted }),
    ...(awaited && { awaited }),
  });
}
