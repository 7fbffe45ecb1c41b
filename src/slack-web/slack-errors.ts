import { WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { RateLimitedError } from '../domain/errors.ts';
import { type Milliseconds, SECOND } from '../domain/time.ts';
import type { PostOutcome } from '../operations/posting-ports.ts';

/** Platform errors that do not say whether the call was applied. */
const UNCLEAR: readonly string[] = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'service_timeout',
];

/**
 * Slack's own word for a definite refusal, after which nothing was done: `channel_not_found`. `undefined` for everything
 * else, also for an answer that is no word of Slack's: the client gives a page of HTML as one.
 */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited';
  if (!(error instanceof WebAPIPlatformError)) return undefined;
  const { error: code } = error.data;
  return /^[a-z0-9_]{1,80}$/.test(code) && !UNCLEAR.includes(code) ? code : undefined;
}

/** How long Slack asks to wait before the same call, or `undefined` where it asks for nothing. */
export function waitOf(error: unknown): Milliseconds | undefined {
  return error instanceof WebAPIRateLimitedError ? error.retryAfter * SECOND : undefined;
}

/** What a failed `chat.postMessage` says about the message. */
export function failedPost(error: unknown): Exclude<PostOutcome, { kind: 'posted' }> {
  if (error instanceof RateLimitedError)
    return { kind: 'refused', code: 'ratelimited', retryAfter: error.retryAfter };
  const code = codeOf(error);
  return code === undefined ? { kind: 'unclear', error } : { kind: 'refused', code };
}
