import { WebClient, type WebClientOptions } from '@slack/web-api';
import { clientLogger } from './bolt-logger.ts';
import type { Config } from './config/config.ts';
import { SECOND } from './domain/time.ts';
import type { Log } from './operations/ports.ts';
import { FILES_CLIENT } from './slack-web/file-upload.ts';
import { MESSENGER_CLIENT } from './slack-web/messenger.ts';
import { PICTURES_CLIENT } from './slack-web/pictures.ts';

/** Clients of the Web API beside Bolt's own, each made as what it is used for needs it. */
export interface SlackClients {
  readonly questions: WebClient;
  readonly messages: WebClient;
  readonly pictures: WebClient;
  readonly files: WebClient;
}

/** Questions may be asked again: they change nothing. */
const QUESTIONS: WebClientOptions = {
  retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 1_000 },
  timeout: 5 * SECOND,
};

export function createSlackClients({ slack }: Pick<Config, 'slack'>, log: Log): SlackClients {
  const logger = clientLogger(log.child({ part: 'slack' }));
  const address = slack.apiUrl === undefined ? {} : { slackApiUrl: slack.apiUrl };
  const client = (options: WebClientOptions) =>
    new WebClient(slack.botToken, { ...options, ...address, logger });
  return {
    questions: client(QUESTIONS),
    messages: client(MESSENGER_CLIENT),
    pictures: client(PICTURES_CLIENT),
    files: client(FILES_CLIENT),
  };
}
