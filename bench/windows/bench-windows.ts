import { loadavg } from 'node:os';
import { inRepository } from '../../sandbox/process/repository.ts';
import { DEMO_CONFIG } from '../../sandbox/scenario/demo-files.ts';
import { startDynamoDbLocal } from '../../test/support/dynamodb-local.ts';
import { startChild } from '../child.ts';
import type { Decided, DecideTask } from './decide-process.ts';
import type { Read, ReadTask } from './read-process.ts';
import { typedDecisions } from './typed-decisions.ts';
import type { WorldEnvironment, WorldTask } from './world-process.ts';

const ACCOUNTS = 200;
/** With the four of the demo company, fifty people decide. */
const COLLEAGUES = 46;
const STORED = { pending: 200, open: 10, unreviewed: 20, ended: [1_000, 10_000] } as const;
const DECISIONS = { decisions: 500, rounds: 3, atOnce: 20 } as const;
const UNCONTENDED = { decisions: 100, rounds: 1, atOnce: 1, following: false } as const;
const TYPED = { accounts: ACCOUNTS, windows: 100, people: 10 } as const;

/** What it takes to read windows and to decide about them. */
export async function benchWindows(): Promise<void> {
  await reads();
  await decisions({ ...UNCONTENDED });
  await decisions({ ...DECISIONS, following: false });
  await decisions({ ...DECISIONS, following: true });
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

/** Of the app's own operation in one process, with dynalite and Slack in another. The fastest of a few rounds. */
async function decisions(task: Omit<DecideTask, 'env'>): Promise<void> {
  await inWorld(undefined, async (env) => {
    const rounds = await inChild<DecideTask, readonly Decided[]>('windows/decide-process.ts', {
      env,
      ...task,
    });
    const [best] = rounds.toSorted((a, b) => a.cost.wallSeconds - b.cost.wallSeconds);
    if (best === undefined) throw new Error('nothing was decided');
    const { cost, storeCalls, times, followedSeconds } = best;
    print({
      ...{ measures: 'decisions', decisions: task.decisions, atOnce: task.atOnce, following: task.following },
      decisionsPerSecond: rounded(task.decisions / cost.wallSeconds),
      storeCallsPerDecision: rounded(storeCalls / task.decisions),
      ...{ medianMs: rounded(at(0.5, times)), p99Ms: rounded(at(0.99, times)) },
      cpuMsPerDecision: rounded((1_000 * cost.cpuSeconds) / task.decisions),
      eventLoopP99Ms: rounded(cost.eventLoopP99Ms),
      ...(task.following ? { followedSeconds: rounded(followedSeconds) } : {}),
      ...load(),
    });
  });
}

async function typed(): Promise<void> {
  const { wallSeconds, times } = await typedDecisions(TYPED);
  print({
    ...{ measures: 'decisions typed in Slack, answered', decisions: TYPED.windows, people: TYPED.people },
    decisionsPerSecond: rounded(TYPED.windows / wallSeconds),
    ...{ medianMs: rounded(at(0.5, times)), p99Ms: rounded(at(0.99, times)) },
    ...load(),
  });
}

async function inWorld(
  storeUrl: string | undefined,
  work: (env: WorldEnvironment) => Promise<void>,
): Promise<void> {
  const world = await startChild<WorldTask, WorldEnvironment>('windows/world-process.ts', {
    ...{ accounts: ACCOUNTS, colleagues: COLLEAGUES },
    ...{ manifest: inRepository('manifest.yml'), config: inRepository(DEMO_CONFIG) },
    ...(storeUrl === undefined ? {} : { storeUrl }),
  });
  try {
    await work(await world.reply());
  } finally {
    await world.end();
  }
}

async function inChild<Task extends object, Reply>(module: string, task: Task): Promise<Reply> {
  const child = await startChild<Task, Reply>(module, task);
  try {
    return await child.reply();
  } finally {
    await child.end();
  }
}

/** What else the machine is doing: its processes at work, over the last minute. */
function load(): { readonly loadAverage: number } {
  return { loadAverage: rounded(loadavg()[0] ?? 0) };
}

function at(share: number, inOrder: readonly number[]): number {
  return inOrder[Math.floor(share * (inOrder.length - 1))] ?? 0;
}

function print(line: object): void {
  console.log(JSON.stringify({ bench: 'windows', ...line }));
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
