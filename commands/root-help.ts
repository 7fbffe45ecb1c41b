import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { helpMessage } from '../src/slack/help.ts';
import type { CommandDeps } from './deps.ts';
import { COMMANDS, ROOT_DIGEST, ROOT_DIGEST_OFF } from './descriptions.ts';

/** `/root-help`: for everybody; it shows nothing but what can be asked, and whether the digest is off. */
export function rootHelpCommand({ digests }: Pick<CommandDeps, 'digests'>) {
  const isOff = digests === undefined;
  const commands = COMMANDS.map((each) => (isOff && each === ROOT_DIGEST ? ROOT_DIGEST_OFF : each));
  return async ({ ack }: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> => {
    await ack({ response_type: 'ephemeral', ...helpMessage(commands) });
  };
}
