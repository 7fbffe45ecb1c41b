import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type AwsServer, startAws } from '../aws/server.ts';
import { demoWorkspace } from '../slack/demo-workspace.ts';
import { parseManifest } from '../slack/manifest.ts';
import { startSlack } from '../slack/server.ts';
import type { PageAssets, RunningSlack } from '../slack/start-options.ts';
import type { MovableClock } from './clock.ts';
import type { FaultBook } from './fault-book.ts';
import { inRepository } from './repository.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { type RunningStore, startStore } from './store.ts';
import { claimStoreFolder } from './store-folder.ts';

/** What the app would find in the world: AWS, Slack and its table. */
export interface Services {
  readonly slack: RunningSlack;
  readonly aws: AwsServer;
  readonly store: RunningStore;
  /** Adds to what the page's server serves beside Slack, the page's API and the page. */
  servePage(assets: PageAssets): void;
}

export interface ServiceSurroundings {
  readonly clock: MovableClock;
  readonly faults: FaultBook;
  /** For what is temporary. */
  readonly folder: string;
}

/** Starts the three together. Those that started are handed to `atStop` even where another could not. */
export async function startServices(
  options: SandboxOptions,
  { clock, faults, folder }: ServiceSurroundings,
  atStop: (undo: () => Promise<unknown>) => void,
): Promise<Services> {
  const assets: PageAssets[] = options.pageAssets === undefined ? [] : [options.pageAssets];
  const starting = [
    startStore(await storeFolder(options, folder), faults),
    startOrganization(options, clock, faults),
    startWorkspace(options, clock, faults, firstOf(assets)),
  ] as const;
  for (const each of await Promise.allSettled(starting)) {
    if (each.status === 'fulfilled') atStop(() => each.value.close());
  }
  const [store, aws, slack] = await Promise.all(starting);
  return { store, aws, slack, servePage: (more) => void assets.unshift(more) };
}

async function storeFolder({ storeFolder: kept, organization }: SandboxOptions, temporary: string) {
  if (kept === undefined) return join(temporary, 'store');
  await claimStoreFolder(kept, organization);
  return kept;
}

function startOrganization(
  { organization, latencyMs, throttles, random, realTime }: SandboxOptions,
  clock: MovableClock,
  interception: FaultBook,
): Promise<AwsServer> {
  return startAws({
    organization,
    clock,
    interception,
    latencyMs,
    throttles,
    reportWaitMs: 0,
    random,
    realTime,
  });
}

async function startWorkspace(
  {
    port,
    random,
    workspace = demoWorkspace,
    slackRateLimits: rateLimits = true,
    slackPatience,
  }: SandboxOptions,
  clock: MovableClock,
  interception: FaultBook,
  pageAssets: PageAssets,
): Promise<RunningSlack> {
  const manifest = parseManifest(parse(await readFile(inRepository('manifest.yml'), 'utf8')));
  return startSlack({
    ...{ workspace, manifest, clock, interception, rateLimits, random, pageAssets },
    ...(port === undefined ? {} : { port }),
    ...(slackPatience === undefined ? {} : { patience: slackPatience }),
  });
}

/** Asks each in turn until one has answered. */
function firstOf(assets: readonly PageAssets[]): PageAssets {
  return async (request, response) => {
    for (const each of assets) if (await each(request, response)) return true;
    return false;
  };
}
