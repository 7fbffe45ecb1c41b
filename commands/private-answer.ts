import type { RespondFn, SlashCommand } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../src/operations/ports.ts';
import type { Say } from './answering.ts';

interface Asked {
  readonly respond: RespondFn;
  readonly client: WebClient;
  /** Where and by whom it was asked. */
  readonly channel: string;
  readonly user: string;
}

/** Answers one person alone, in addition to what stands there; by another way where the response_url takes nothing. */
export function privateAnswer({ respond, client, channel, user }: Asked, log: Log): Say {
  return (message) =>
    respond({ response_type: 'ephemeral', replace_original: false, ...message }).catch((error: unknown) => {
      log.warn({ err: error }, 'a response_url did not take the answer, which goes by chat.postEphemeral');
      return client.chat.postEphemeral({ channel, user, ...message });
    });
}

/** The same for whoever typed a command. */
export function commandAnswer(
  { command, respond, client }: Pick<Asked, 'respond' | 'client'> & { readonly command: SlashCommand },
  log: Log,
): Say {
  return privateAnswer({ respond, client, channel: command.channel_id, user: command.user_id }, log);
}
