import { loadavg } from 'node:os';
import { startDynamoDbLocal } from '../../test/support/dynamodb-local.ts';
import { inChild } from '../child.ts';
import type { BenchOptions } from '../main.ts';
import { rounded } from '../rounded.ts';
import { storeEnvironment } from '../store-environment.ts';
import type { LoopTask, Step } from './loop-process.ts';
import type { Rendered, RenderTask } from './render-process.ts';
import type { Stored, StoreTask } from './store-process.ts';

const REGION = 'eu-central-1';
const ROUNDS = 5;

/** What may not be exceeded at 5,000 accounts. */
const BOUNDS = { storeSeconds: 2, writeUnits: 1_000, renderMs: 300, eventLoopMaxMs: 100 } as const;

/** What a day's digest of the largest organization asked for takes, each part in a process of its own. */
export async function benchDigest({ accounts: sizes }: BenchOptions): Promise<void> {
  const accounts = Math.max(...sizes);
  const store = await startDynamoDbLocal();
  Object.assign(process.env, storeEnvironment(REGION, store.endpoint));
  try {
    await storing(accounts);
    await rendering(accounts);
    await goingThrough(accounts);
  } finally {
    await store.stop();
  }
}

async function storing(accounts: number): Promise<void> {
  const task = { region: REGION, accounts };
  const stored = await inChild<StoreTask, Stored>('digest/store-process.ts', task);
  const { saveSeconds, readSeconds, sweepUnits, snapshotUnits } = stored;
  print('storeSeconds', accounts, saveSeconds + readSeconds, { saveSeconds, readSeconds });
  print('writeUnits', accounts, sweepUnits + snapshotUnits, { sweepUnits, snapshotUnits });
}

async function rendering(accounts: number): Promise<void> {
  for (const kind of ['calm', 'bad'] as const) {
    const task = { accounts, kind, rounds: ROUNDS };
    const rounds = await inChild<RenderTask, readonly Rendered[]>('digest/render-process.ts', task);
    const [first] = rounds;
    if (first === undefined) throw new Error('nothing was rendered');
    const { drift, digest, message, nextSnapshot, page, characters } = first;
    print('renderMs', accounts, renderMs(first), {
      ...{ day: kind, driftMs: drift, digestMs: digest, messageMs: message },
      againMs: Math.min(...rounds.map(renderMs)),
      ...{ nextSnapshotMs: nextSnapshot, lastPageMs: page, messageCharacters: characters },
    });
  }
}

function renderMs({ drift, digest, message }: Rendered): number {
  return drift + digest + message;
}

async function goingThrough(accounts: number): Promise<void> {
  const steps = await inChild<LoopTask, readonly Step[]>('digest/loop-process.ts', {
    region: REGION,
    accounts,
  });
  const longest = Math.max(...steps.map(({ cost }) => cost.eventLoopMaxMs));
  print('eventLoopMaxMs', accounts, longest, {
    ...Object.fromEntries(steps.map(({ step, cost }) => [step, cost.eventLoopMaxMs])),
    sweepSeconds: steps[0]?.cost.wallSeconds ?? 0,
    peakRssMiB: Math.max(...steps.map(({ cost }) => cost.peakRssMiB)),
  });
}

/** One value with its bound, and what it is made of; `loadAverage`: what else the machine is doing. */
function print(
  measures: keyof typeof BOUNDS,
  accounts: number,
  value: number,
  parts: Readonly<Record<string, number | string>>,
): void {
  const bound = BOUNDS[measures];
  const line = {
    bench: 'digest',
    accounts,
    measures,
    [measures]: rounded(value),
    bound,
    within: value <= bound,
  };
  const details = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'number' ? rounded(part) : part,
  ]);
  const loadAverage = rounded(loadavg()[0] ?? 0);
  console.log(JSON.stringify({ ...line, ...Object.fromEntries(details), loadAverage }));
}
