import type { Instant, Milliseconds } from '../../src/domain/time.ts';
import type { Organization } from '../organization/organization.ts';
import type { PageAssets } from '../slack/start-options.ts';
import type { WorkspaceDefinition } from '../slack/workspace.ts';
import type { AppEnd } from './app-process.ts';

export interface SandboxOptions {
  readonly organization: Organization;
  /** Path of the app's `rootkeeper.yml`; the demo's where absent. */
  readonly config?: string;
  /** How many app processes. */
  readonly apps: number;
  /** How far the clock of each process is ahead of the sandbox's; not at all where absent. */
  readonly clocksAhead?: readonly Milliseconds[];
  /** The page's port; an unused one where absent. */
  readonly port?: number;
  /** Keeps the store in this folder; a temporary one, gone at the end, where absent. */
  readonly storeFolder?: string;
  /** Of every AWS call. */
  readonly latencyMs: Milliseconds;
  /** Whether AWS's published throttles hold. */
  readonly throttles: boolean;
  /** Who and what is in Slack; the demo company where absent. */
  readonly workspace?: WorkspaceDefinition;
  /** Whether Slack's rate limits hold; they do where absent. */
  readonly slackRateLimits?: boolean;
  /** How long Slack waits for the app, in real time; three seconds where absent. */
  readonly slackPatience?: Milliseconds;
  /** What the clock shows at the start; real time where absent. */
  readonly startAt?: Instant;
  /** Where what the app prints is repeated; kept in a file only where absent. */
  readonly echoLog?: NodeJS.WritableStream;
  /** The module that an app process runs; the product's where absent. */
  readonly appEntry?: string;
  /** The page itself; without it there is only the page's API. */
  readonly pageAssets?: PageAssets;
  /** The environment that the sandbox was started in. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly realTime: () => Instant;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Told when an app process ended that nobody killed. True: start another in its place. */
  onAppCrash(crash: AppCrash): Promise<boolean>;
}

export interface AppCrash extends AppEnd {
  /** Which process: from 1. */
  readonly number: number;
  /** What it printed last. */
  readonly lastLines: readonly string[];
}
