import { type Sandbox, startSandbox } from '../process/sandbox.ts';
import type { AppCrash } from '../process/sandbox-options.ts';
import type { PageAssets } from '../slack/start-options.ts';
import type { World } from './command.ts';
import { openOrganization } from './open-organization.ts';

/** What only the process itself has; `main.ts` takes it from there, tests make it up. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  readonly realTime: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** What was asked for goes here, a line at a time. */
  readonly print: (line: string) => void;
  /** What went wrong, and what the sandbox does meanwhile. */
  readonly complain: (line: string) => void;
  /** Where what the app logs is repeated; absent: into its file only. */
  readonly echoLog?: NodeJS.WritableStream;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
  /** The module that an app process runs; the product's where absent. */
  readonly appEntry?: string;
  /** How long a scenario's people wait for what is expected, in milliseconds of real time; ten seconds where absent. */
  readonly patience?: number;
  /** How long Slack waits for the app, in milliseconds of real time; three seconds where absent. */
  readonly slackPatience?: number;
}

export interface WorldExtras {
  readonly startAt?: number;
  readonly port?: number;
  readonly pageAssets?: PageAssets;
  onAppCrash(crash: AppCrash): Promise<boolean>;
}

/** Starts a sandbox with that world in it. Throws where the organization's file is wrong or something cannot start. */
export async function startWorld(
  world: World,
  { env, realTime, random, echoLog, appEntry, slackPatience }: Surroundings,
  extras: WorldExtras,
): Promise<Sandbox> {
  const { organization, ...rest } = world;
  return startSandbox({
    organization: await openOrganization(organization),
    ...rest,
    ...extras,
    ...{ env, realTime, random },
    ...(echoLog === undefined ? {} : { echoLog }),
    ...(appEntry === undefined ? {} : { appEntry }),
    ...(slackPatience === undefined ? {} : { slackPatience }),
  });
}
