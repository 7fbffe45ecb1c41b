import { loadavg } from 'node:os';
import { inRepository } from '../../sandbox/process/repository.ts';
import { type Child, startChild } from '../child.ts';
import type { BenchOptions } from '../main.ts';
import { rounded } from '../rounded.ts';
import type { AppTask, Drained } from './app-process.ts';
import type { WorldEnvironment, WorldMessage, WorldTask } from './world-process.ts';

const ACCOUNTS = Array.from({ length: 5 }, (_, n) => `22223333444${n}`);
const BURSTS = { bursts: 20, eventsPerSecond: 50 } as const;

/** What must be kept: at least so many events a second, at most so much memory, at most so long. */
const BOUNDS = { eventsPerSecond: 500, peakRssMiB: 250, p99Ms: 2_000 } as const;

/** What it takes to judge what root does: a full queue after an outage, and bursts as they come. */
export async function benchActivity({ events }: BenchOptions): Promise<void> {
  await drained(events);
  await posted();
}

/** The whole app in one process; AWS, Slack and dynalite in another. */
async function drained(events: number): Promise<void> {
  const world = await startWorld({ waiting: events, bursts: 0, eventsPerSecond: 0 });
  try {
    const env = await environmentOf(world);
    const app = await startApp({ env, accounts: ACCOUNTS, events });
    try {
      printDrained(events, await app.reply());
    } finally {
      await app.end();
    }
  } finally {
    await world.end();
  }
}

function printDrained(events: number, drained: Drained): void {
  const { seconds, cpuSeconds, peakRssMiB, alerted, pending, onQueue, deadLetters } = drained;
  const eventsPerSecond = events / seconds;
  const isDrained = alerted === events && pending + onQueue + deadLetters === 0;
  print({
    ...{ measures: 'from a full queue to stored verdicts and alerts', events },
    ...{ alerted, pending, onQueue, deadLetters, eventsPerSecond: rounded(eventsPerSecond) },
    ...{ peakRssMiB: rounded(peakRssMiB), seconds: rounded(seconds), cpuSeconds: rounded(cpuSeconds) },
    cpuMsAnEvent: Math.round((cpuSeconds * 100_000) / events) / 100,
    within: isDrained && eventsPerSecond >= BOUNDS.eventsPerSecond && peakRssMiB <= BOUNDS.peakRssMiB,
  });
}

async function posted(): Promise<void> {
  const world = await startWorld({ waiting: 0, ...BURSTS });
  try {
    const env = await environmentOf(world);
    const app = await startApp({ env, accounts: ACCOUNTS, events: 0 });
    try {
      const told = await world.reply();
      if (told.kind !== 'posted') throw new Error('the world told its environment twice');
      const { milliseconds, missing } = told;
      const at = (share: number) => rounded(milliseconds[Math.floor(share * (milliseconds.length - 1))] ?? 0);
      print({
        ...{ measures: 'from arrival on the queue to the first post of a burst', ...BURSTS },
        ...{ accounts: ACCOUNTS.length, posts: milliseconds.length, missing },
        ...{ medianMs: at(0.5), p99Ms: at(0.99) },
        within: missing === 0 && at(0.99) <= BOUNDS.p99Ms,
      });
    } finally {
      await app.end();
    }
  } finally {
    await world.end();
  }
}

type World = Child<WorldMessage>;

function startWorld(task: Pick<WorldTask, 'waiting' | 'bursts' | 'eventsPerSecond'>): Promise<World> {
  const manifest = inRepository('manifest.yml');
  return startChild<WorldTask, WorldMessage>('activity/world-process.ts', {
    ...{ manifest, accounts: ACCOUNTS },
    ...task,
  });
}

async function environmentOf(world: World): Promise<WorldEnvironment> {
  const told = await world.reply();
  if (told.kind !== 'environment') throw new Error('the world told no environment');
  return told.env;
}

function startApp(task: AppTask): Promise<Child<Drained>> {
  return startChild<AppTask, Drained>('activity/app-process.ts', task);
}

function print(line: object): void {
  console.log(JSON.stringify({ bench: 'activity', ...line, loadAverage: rounded(loadavg()[0] ?? 0) }));
}
