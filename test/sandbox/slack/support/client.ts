import { LogLevel, WebClient } from '@slack/web-api';
import type { RunningSlack } from '../../../../sandbox/slack/start-options.ts';

/** Slack's own client, without retries. */
export function client(running: RunningSlack, token = running.tokens.bot): WebClient {
  const silent = () => {};
  return new WebClient(token, {
    slackApiUrl: running.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: {
      debug: silent,
      info: silent,
      warn: silent,
      error: silent,
      setLevel: silent,
      getLevel: () => LogLevel.ERROR,
      setName: silent,
    },
  });
}

/** The error code that a call is refused with; `accepted` where it is not. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'accepted';
  } catch (error) {
    return dataOf(error).error ?? String(error);
  }
}

/** Slack's explanations of a refusal. */
export async function explanations(call: Promise<unknown>): Promise<readonly string[]> {
  try {
    await call;
    return [];
  } catch (error) {
    return dataOf(error).response_metadata?.messages ?? [];
  }
}

interface Refused {
  readonly error?: string;
  readonly response_metadata?: { readonly messages?: readonly string[] };
}

function dataOf(error: unknown): Refused {
  if (typeof error !== 'object' || error === null || !('data' in error)) return {};
  return typeof error.data === 'object' && error.data !== null ? error.data : {};
}
