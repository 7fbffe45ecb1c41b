import { loadavg } from 'node:os';
import { inRepository } from '../../sandbox/process/repository.ts';
import { DEMO_CONFIG } from '../../sandbox/scenario/demo-files.ts';
import { startDynamoDbLocal } from '../../test/support/dynamodb-local.ts';
import { inChild, startChild } from '../child.ts';
import { rounded } from '../rounded.ts';
import type { Decided, DecideTask } from './decide-process.ts';
import type { Read, ReadTask } from './read-process.ts';
import { typedDecisions } from './typed-decisions.ts';
import type { WorldEnvironment, WorldTask } from './world-process.ts';

const ACCOUNTS = 200;
/** With the four of the demo company, fifty people decide. */
const COLLEAGUES = 46;
const STORED = { pending: 200, open: 10, unreviewed: 20, ended: [1_000, 10_000] } as const;
const DECISIONS = { decisions: 500, rounds: 3, atOnce: 20 } as const;
const UNCONTENDED = { decisions: 100, rounds: 1, atOnce: 1 } as const;
const TYPED = { accounts: ACCOUNTS, windows: 100, people: 10 } as const;

/** What it takes to read windows and to decide about them. */
export async function benchWindows(): Promise<void> {
  await reads();
  await oneAtATime();
  await decisions(false);
  await decisions(true);
  await typed();
}

/** Of DynamoDB Local, which says what each call consumed. */
async function reads(): Promise<void> {
  const store = await startDynamoDbLocal();
  try {
    await inWorld(store.endpoint, async (env) => {
      const read = await inChild<ReadTask, readonly Read[]>('windows/read-process.ts', { env, ...STORED });
      for (const each of read) {
        const { answer, ended, shown, found, storeCalls, units, milliseconds } = each;
        const { pending, open, unreviewed } = STORED;
        print({
          ...{ measures: answer, stored: pending + open + unreviewed + ended, pending, ended },
          ...{ shown, found, storeCalls, consumedReadUnits: units, milliseconds: rounded(milliseconds) },
        });
      }
    });
  } finally {
    await store.stop();
  }
}

/** With nobody else deciding anything. */
async function oneAtATime(): Promise<void> {
  const { storeCalls, times } = await fastestRound({ ...UNCONTENDED, following: false });
  print({
    ...{ measures: 'decisions, one at a time', decisions: UNCONTENDED.decisions },
    storeCallsPerDecision: rounded(storeCalls / UNCONTENDED.decisions),
    ...spread(times),
    ...load(),
  });
}

/** `following`: whether what follows from them is done meanwhile, as in the app. */
async function decisions(following: boolean): Promise<void> {
  const { decisions: count, atOnce } = DECISIONS;
  const fastest = await fastestRound({ ...DECISIONS, following });
  const { cost, storeCalls, times, followingStoreCalls, followedSeconds } = fastest;
  print({
    ...{ measures: 'decisions', decisions: count, atOnce, following },
    decisionsPerSecond: rounded(count / cost.wallSeconds),
    storeCallsPerDecision: rounded(storeCalls / count),
    ...spread(times),
    cpuMsPerDecision: rounded((1_000 * cost.cpuSeconds) / count),
    eventLoopP99Ms: rounded(cost.eventLoopP99Ms),
    ...(following
      ? {
          storeCallsToFollowOne: rounded(followingStoreCalls / count),
          followedSeconds: rounded(followedSeconds),
        }
      : {}),
    ...load(),
  });
}

/** Of the app's own operation in one process, with dynalite and Slack in another. */
async function fastestRound(task: Omit<DecideTask, 'env'>): Promise<Decided> {
  return inWorld(undefined, async (env) => {
    const rounds = await inChild<DecideTask, readonly Decided[]>('windows/decide-process.ts', {
      env,
      ...task,
    });
    const [fastest] = rounds.toSorted((a, b) => a.cost.wallSeconds - b.cost.wallSeconds);
    if (fastest === undefined) throw new Error('nothing was decided');
    return fastest;
  });
}

async function typed(): Promise<void> {
  const { wallSeconds, times } = await typedDecisions(TYPED);
  print({
    ...{ measures: 'decisions typed in Slack, answered', decisions: TYPED.windows, people: TYPED.people },
    answeredPerSecond: rounded(TYPED.windows / wallSeconds),
    ...spread(times),
    ...load(),
  });
}

async function inWorld<T>(
  storeUrl: string | undefined,
  work: (env: WorldEnvironment) => Promise<T>,
): Promise<T> {
  const world = await startChild<WorldTask, WorldEnvironment>('windows/world-process.ts', {
    ...{ accounts: ACCOUNTS, colleagues: COLLEAGUES },
    ...{ manifest: inRepository('manifest.yml'), config: inRepository(DEMO_CONFIG) },
    ...(storeUrl === undefined ? {} : { storeUrl }),
  });
  try {
    return await work(await world.reply());
  } finally {
    await world.end();
  }
}

/** What else the machine is doing: its processes at work, over the last minute. */
function load(): { readonly loadAverage: number } {
  return { loadAverage: rounded(loadavg()[0] ?? 0) };
}

function spread(inOrder: readonly number[]): { readonly medianMs: number; readonly p99Ms: number } {
  const at = (share: number) => rounded(inOrder[Math.floor(share * (inOrder.length - 1))] ?? 0);
  return { medianMs: at(0.5), p99Ms: at(0.99) };
}

function print(line: object): void {
  console.log(JSON.stringify({ bench: 'windows', ...line }));
}
