import { setTimeout as sleep } from 'node:timers/promises';
import { startRootkeeper } from '../../src/compose.ts';
import { loadConfig } from '../../src/config/load.ts';
import { asChild } from '../child.ts';
import { type Standing, standingOf } from './standing.ts';
import type { WorldEnvironment } from './world-process.ts';

export interface AppTask {
  readonly env: WorldEnvironment;
  readonly accounts: readonly string[];
  /** Ends when so many events are in alerts, and nothing waits to be judged; 0: it runs until it is ended. */
  readonly events: number;
}

export interface Drained extends Standing {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMiB: number;
}

/** A look costs a dozen calls of the store. */
const LOOK_EVERY = 1_000;

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
  const [since, before] = [performance.now(), process.cpuUsage()];
  const config = await loadConfig(env);
  for (;;) {
    const standing = await standingOf(config, accounts);
    if (events > 0 && standing.alerted >= events && standing.pending === 0) {
      const { user, system } = process.cpuUsage(before);
      return {
        ...standing,
        seconds: (performance.now() - since) / 1_000,
        cpuSeconds: (user + system) / 1_000_000,
        peakRssMiB: process.resourceUsage().maxRSS / 1_024,
      };
    }
    await sleep(LOOK_EVERY);
  }
});
