import { setTimeout as sleep } from 'node:timers/promises';
import { startRootkeeper } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load.ts';
import { parseAccountId } from '../../src/domain/account.ts';
import { createLog } from '../../src/log.ts';
import type { AlertStore } from '../../src/operations/activity-store-ports.ts';
import { createAlertStore } from '../../src/store/activity/alert-store.ts';
import { createStoreClient } from '../../src/store/client.ts';
import { asChild } from '../child.ts';
import type { WorldEnvironment } from './world-process.ts';

export interface AppTask {
  readonly env: WorldEnvironment;
  readonly accounts: readonly string[];
  /** Ends when so many events are in alerts; 0: it runs until it is ended. */
  readonly events: number;
}

export interface Drained {
  readonly seconds: number;
  readonly peakRssMiB: number;
}

const LOOK_EVERY = 250;

/** The whole app, from its start until everything that was on the queue is judged and in an alert. */
asChild<AppTask, Drained>(async ({ env, accounts, events }) => {
  Object.assign(process.env, env);
  let made = 0;
  const newId = (purpose: string) => {
    made += 1;
    return `${purpose}-${made}`;
  };
  const runtime = { env, clock: { now: Date.now }, monotonic: () => performance.now(), random: Math.random };
  await startRootkeeper({ ...runtime, newId });
  const since = performance.now();
  const config = await loadConfig(env);
  const client = createStoreClient({ region: config.aws.region });
  const table = { client, name: config.store.table, random: Math.random };
  const alerts = createAlertStore({ table, log: createLog('error') });
  while (events === 0 || (await alertedOf(alerts, accounts)) < events) await sleep(LOOK_EVERY);
  const seconds = (performance.now() - since) / 1_000;
  return { seconds, peakRssMiB: process.resourceUsage().maxRSS / 1_024 };
});

async function alertedOf(alerts: AlertStore, accounts: readonly string[]): Promise<number> {
  const ids = accounts.flatMap((id) => parseAccountId(id) ?? []);
  const lines = await Promise.all(ids.map((id) => alerts.line('root', id)));
  const found = await alerts.loadAll(lines.flatMap((line) => line.ids));
  return found.reduce((sum, { counts }) => sum + counts.events, 0);
}
