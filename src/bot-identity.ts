import type { WebClient } from '@slack/web-api';
import { UserError } from './domain/errors.ts';

/** Ids of the app's bot, as far as Slack gives them. */
export interface BotIdentity {
  readonly botId?: string;
  readonly botUserId?: string;
}

/** The bot as Slack knows it: by this Bolt tells its own deeds from people's. Asked once; a failure is asked again. */
export function createBotIdentity(client: WebClient): () => Promise<BotIdentity> {
  let asked: Promise<BotIdentity> | undefined;
  return () => {
    asked ??= client.auth
      .test()
      .then(({ bot_id, user_id }) => ({
        ...(bot_id !== undefined && { botId: bot_id }),
        ...(user_id !== undefined && { botUserId: user_id }),
      }))
      .catch((error: unknown) => {
        asked = undefined;
        throw error;
      });
    return asked;
  };
}

/** Slack's codes for a token that it does not take. */
const REFUSED = /invalid_auth|not_authed|account_inactive|token_revoked|token_expired|not_allowed_token_type/;

/** What to tell whoever starts the app, where that is what went wrong. */
export function refusedTokens(error: unknown): UserError | undefined {
  const [code] = error instanceof Error ? (REFUSED.exec(error.message) ?? []) : [];
  if (code === undefined) return undefined;
  return new UserError(
    `Slack refuses the tokens (${code}).`,
    'Check SLACK_BOT_TOKEN, which begins with xoxb-, and SLACK_APP_TOKEN, which begins with xapp- and needs connections:write.',
    { cause: error },
  );
}
