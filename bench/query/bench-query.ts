import { loadavg } from 'node:os';
import { startDynamoDbLocal } from '../../test/support/dynamodb-local.ts';
import { inChild } from '../child.ts';
import type { BenchOptions } from '../main.ts';
import { rounded } from '../rounded.ts';
import { storeEnvironment } from '../store-environment.ts';
import type { Asked } from './ask-process.ts';
import { benchExport } from './bench-export.ts';
import type { Put, PutTask } from './put-reports-process.ts';

const REGION = 'eu-central-1';
const USERS = 50;

/** What may not be exceeded at 5,000 accounts of 50 users. */
const BOUNDS = { firstAnswerSeconds: 6, nextAnswerSeconds: 1, eventLoopMaxMs: 100 } as const;

/** Questions over the reports of the largest organization asked for, from a store that has them to the answer. */
export async function benchQuery({ accounts: sizes }: BenchOptions): Promise<void> {
  const accounts = Math.max(...sizes);
  const store = await startDynamoDbLocal();
  Object.assign(process.env, storeEnvironment(REGION, store.endpoint));
  try {
    const task = { region: REGION, table: 'bench-query', accounts, users: USERS };
    const put = await inChild<PutTask, Put>('query/put-reports-process.ts', task);
    tell(await inChild<PutTask, Asked>('query/ask-process.ts', task), accounts, put.units);
    await benchExport(task);
  } finally {
    await store.stop();
  }
}

function tell(asked: Asked, accounts: number, writeUnits: number): void {
  const { first, next, renewed, rows, imageMiB, readUnits, idleRssMiB } = asked;
  const common = { bench: 'query', accounts, rows };
  const nextAnswerSeconds = Math.max(...next.map(({ wallSeconds }) => wallSeconds));
  const eventLoopMaxMs = Math.max(...[first, renewed, ...next].map((cost) => cost.eventLoopMaxMs));
  print(common, 'firstAnswerSeconds', first.wallSeconds, {
    cpuSeconds: first.cpuSeconds,
    readUnits,
    writeUnits,
  });
  print(common, 'nextAnswerSeconds', nextAnswerSeconds, {
    cpuSeconds: Math.max(...next.map(({ cpuSeconds }) => cpuSeconds)),
    renewedAnswerSeconds: renewed.wallSeconds,
    renewedCpuSeconds: renewed.cpuSeconds,
  });
  print(common, 'eventLoopMaxMs', eventLoopMaxMs, { first: first.eventLoopMaxMs });
  const peakRssMiB = Math.max(...next.map((cost) => cost.peakRssMiB));
  const memory = { peakRssMiB, idleRssMiB, imageMiB, peakOfFirstMiB: first.peakRssMiB };
  console.log(JSON.stringify({ ...common, measures: 'peakRssMiB', ...roundedAll(memory) }));
}

function print(
  common: object,
  measures: keyof typeof BOUNDS,
  value: number,
  parts: Readonly<Record<string, number>>,
): void {
  const bound = BOUNDS[measures];
  const line = { ...common, measures, [measures]: rounded(value), bound, within: value <= bound };
  console.log(JSON.stringify({ ...line, ...roundedAll(parts), loadAverage: rounded(loadavg()[0] ?? 0) }));
}

function roundedAll(values: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, rounded(value)]));
}
