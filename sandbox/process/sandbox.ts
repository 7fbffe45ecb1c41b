import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '../../src/domain/time.ts';
import type { AwsServer } from '../aws/server.ts';
import type { RunningSlack } from '../slack/start-options.ts';
import { type AppLog, openAppLog } from './app-log.ts';
import type { AppPool } from './app-pool.ts';
import { type MovableClock, movableClock } from './clock.ts';
import { clockApi } from './clock-api.ts';
import { eventsApi } from './events-api.ts';
import { type FaultBook, faultBook } from './fault-book.ts';
import { inTurn } from './in-turn.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import { startApps } from './start-apps.ts';
import { startServices } from './start-services.ts';
import { travelTo } from './time-travel.ts';

/** Everything, running. */
export interface Sandbox {
  readonly slack: RunningSlack;
  readonly aws: AwsServer;
  /** The store's address behind the interception, for edits behind the app's back. */
  readonly storeUrl: string;
  readonly clock: MovableClock;
  readonly faults: FaultBook;
  readonly apps: AppPool;
  readonly log: AppLog;
  /** Starts the app anew with the `rootkeeper.yml` at that path. Rejects where it does not start with it. */
  reconfigure(config: string): Promise<void>;
  /** Moves the clock through everything that falls due; resolves with the due times that were visited. */
  travelTo(target: Instant): Promise<readonly Instant[]>;
  /** Ends the apps, then everything else, and removes what was temporary. */
  stop(): Promise<void>;
}

/**
 * Starts the organization, the workspace, the store and the app against them; resolves when the app is ready.
 * Throws where something cannot start; nothing is left running then.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (let last = undo.pop(); last !== undefined; last = undo.pop()) await last();
  };
  try {
    return { ...(await startParts(options, (each) => undo.push(each))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** `atStop` is told how to undo each part as soon as it stands; the last is undone first. */
async function startParts(
  options: SandboxOptions,
  atStop: (undo: () => Promise<unknown>) => void,
): Promise<Omit<Sandbox, 'stop'>> {
  const folder = await mkdtemp(join(tmpdir(), 'rootkeeper-'));
  atStop(() => rm(folder, { recursive: true, force: true }));
  const log = openAppLog(join(folder, 'app.log'), options.echoLog);
  atStop(() => log.close());
  const clock = movableClock(options.realTime, options.startAt);
  const faults = faultBook(clock);
  const services = await startServices(options, { clock, faults, folder }, atStop);
  const { apps, reconfigure } = await startApps(options, { clock, log, services }, atStop);
  const travel = inTurn((target: Instant) => travelTo(target, clock, apps, services.aws.queueRead));
  services.servePage(clockApi(clock, travel));
  services.servePage(eventsApi(services.aws, clock));
  return {
    slack: services.slack,
    aws: services.aws,
    storeUrl: services.store.directUrl,
    ...{ clock, faults, apps, log, travelTo: travel, reconfigure },
  };
}
