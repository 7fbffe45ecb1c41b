import type { RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Log } from '../src/operations/ports.ts';
import type { Say } from './answering.ts';

interface Asked {
  readonly command: { readonly channel_id: string; readonly user_id: string };
  readonly respond: RespondFn;
  readonly client: WebClient;
}

/** Answers a command, to whoever typed it alone; by another way where the response_url takes nothing. */
export function privateAnswer({ command, respond, client }: Asked, log: Log): Say {
  return (message) =>
    respond({ response_type: 'ephemeral', ...message }).catch((error: unknown) => {
      log.warn({ err: error }, 'a response_url did not take the answer, which goes by chat.postEphemeral');
      return client.chat.postEphemeral({ channel: command.channel_id, user: command.user_id, ...message });
    });
}
