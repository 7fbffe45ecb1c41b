import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Milliseconds } from '../../src/domain/time.ts';
import type { Interception, SandboxClock } from '../interception.ts';
import type { SlackControl } from './control.ts';
import type { AppManifest } from './manifest.ts';
import type { WorkspaceDefinition } from './workspace.ts';

export interface SlackOptions {
  readonly workspace: WorkspaceDefinition;
  readonly manifest: AppManifest;
  readonly clock: SandboxClock;
  /** Calls are named `slack:<method>`, `slack:response_url` and `slack:upload`. */
  readonly interception: Interception;
  /** Of the one server that serves the Web API, Socket Mode, the page and its API. Default: an unused one. */
  readonly port?: number;
  /** Whether Slack's rate limits are held to. */
  readonly rateLimits: boolean;
  /**
   * How long an acknowledgement is waited for, and a trigger_id can be used, in real time: Slack's three seconds where
   * absent. More where it is not the app's speed that is tried, on a machine that does much else besides.
   */
  readonly patience?: Milliseconds;
  /** Uniform in [0, 1): ids and tokens are drawn from it. */
  readonly random: () => number;
  /** Serves what is neither Slack's API nor the page's: the page itself. Without it those requests get 404. */
  readonly pageAssets?: PageAssets;
}

/** Answers the request itself, or returns false for "not mine". Host and Origin have been checked. */
export type PageAssets = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export interface RunningSlack {
  /** For `clientOptions.slackApiUrl`: `http://127.0.0.1:PORT/api/`. */
  readonly apiUrl: string;
  /** Where the page is: `http://127.0.0.1:PORT/`. */
  readonly pageUrl: string;
  readonly port: number;
  readonly tokens: { readonly bot: string; readonly app: string };
  readonly control: SlackControl;
  /** Closes every connection and forgets everything. */
  close(): Promise<void>;
}
