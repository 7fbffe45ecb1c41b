import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { helpMessage } from '../src/slack/help.ts';
import { COMMANDS } from './descriptions.ts';

/** `/root-help`: for everybody; it shows nothing but what can be asked. */
export async function rootHelpCommand({
  ack,
}: SlackCommandMiddlewareArgs & AllMiddlewareArgs): Promise<void> {
  await ack({ response_type: 'ephemeral', ...helpMessage(COMMANDS) });
}
