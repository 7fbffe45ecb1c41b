import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

export interface Call {
  readonly world: World;
  readonly args: JsonObject;
}

/** One method of the Web API. */
export interface Method {
  readonly token: 'bot' | 'app' | 'either';
  /** The bot scope without which it is refused; what depends on the channel is checked inside. */
  readonly scope?: string;
  /** Calls a minute, by Slack's tier. https://docs.slack.dev/apis/web-api/rate-limits */
  readonly perMinute: number;
  /** Where the limit holds per something (a channel), and how many may come at once. */
  readonly limit?: { readonly per: (args: JsonObject) => string; readonly burst: number };
  /** The answer without `ok`. Throws SlackRefusal. */
  readonly serve: (call: Call) => JsonObject;
}

export const TIER_1 = 1;
export const TIER_2 = 20;
export const TIER_3 = 50;
export const TIER_4 = 100;
/** Methods whose limit Slack calls special: hundreds a minute. */
export const TIER_SPECIAL = 600;
