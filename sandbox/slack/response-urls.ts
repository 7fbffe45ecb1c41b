import type { SandboxClock } from '../interception.ts';

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export const RESPONSE_URL_USES = 5;
export const RESPONSE_URL_LIFETIME = 30 * 60_000;

/** What a response_url answers to. */
export interface ResponseTarget {
  readonly personId: string;
  readonly channelId: string;
  readonly threadTs?: string;
  /** The message whose button was pressed; a slash command has none, so it can only add messages. */
  readonly sourceTs?: string;
}

export type ResponseUrlProblem = 'expired_url' | 'used_url';

export interface ResponseUrlStore {
  issue(token: string, target: ResponseTarget): void;
  /** Counts one use. Time is the sandbox's clock. */
  use(token: string): ResponseTarget | ResponseUrlProblem;
}

export function createResponseUrls(clock: SandboxClock): ResponseUrlStore {
  const issued = new Map<string, { target: ResponseTarget; at: number; uses: number }>();
  return {
    issue: (token, target) => void issued.set(token, { target, at: clock.now(), uses: 0 }),
    use(token) {
      const found = issued.get(token);
      if (!found || clock.now() - found.at > RESPONSE_URL_LIFETIME) return 'expired_url';
      if (found.uses >= RESPONSE_URL_USES) return 'used_url';
      found.uses += 1;
      return found.target;
    },
  };
}
