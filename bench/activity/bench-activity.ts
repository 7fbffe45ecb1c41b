import { loadavg } from 'node:os';
import { inRepository } from '../../sandbox/process/repository.ts';
import { type Child, startChild } from '../child.ts';
import type { AppTask, Drained } from './app-process.ts';
import type { WorldEnvironment, WorldMessage, WorldTask } from './world-process.ts';

const ACCOUNTS = Array.from({ length: 5 }, (_, n) => `22223333444${n}`);
const WAITING = 50_000;
const BURSTS = { bursts: 20, eventsPerSecond: 50 } as const;

/** What it takes to judge what root does: a full queue after an outage, and bursts as they come. */
export async function benchActivity(): Promise<void> {
  await drained();
  await posted();
}

/** The whole app in one process; AWS, Slack and dynalite in another. */
async function drained(): Promise<void> {
  const world = await startWorld({ waiting: WAITING, bursts: 0, eventsPerSecond: 0 });
  try {
    const env = await environmentOf(world);
    const app = await startApp({ env, accounts: ACCOUNTS, events: WAITING });
    try {
      const { seconds, peakRssMiB } = await app.reply();
      print({
        ...{ measures: 'from a full queue to stored verdicts and alerts', events: WAITING },
        ...{ eventsPerSecond: rounded(WAITING / seconds), peakRssMiB: rounded(peakRssMiB) },
      });
    } finally {
      await app.end();
    }
  } finally {
    await world.end();
  }
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

function rounded(number: number): number {
  return Math.round(number * 10) / 10;
}
