import type { Directory } from '../../src/domain/account.ts';
import { skipped } from '../../src/domain/skip.ts';
import { inChild, startChild } from '../child.ts';
import type { BenchOptions } from '../main.ts';
import { rounded } from '../rounded.ts';
import type { AuditReply, AuditTask } from './audit-process.ts';
import type { BareTask } from './bare-process.ts';
import type { Cost } from './measured.ts';
import type { OrganizationAddress, OrganizationTask } from './organization-process.ts';

const LATENCY_MS = 40;
const CONCURRENCY = 100;
/** STS: 600 requests a second for each account and Region, paid by the caller. */
const STS_PER_SECOND = 600;
/** How long AWS takes over a fresh report, in the run that simulates it. */
const REPORT_WAIT_MS = 2_000;

type Strategy = BenchOptions['strategies'][number];

interface Run {
  readonly accounts: number;
  readonly strategy: Strategy;
  readonly reportWait: boolean;
}

/** Audits organizations of each size by each strategy, and once with reports that AWS takes its time over. */
export async function benchAudit({ accounts, strategies }: BenchOptions): Promise<void> {
  for (const size of accounts) {
    let directory: Directory | undefined;
    let directorySeconds = 0;
    const runs = strategies.map((strategy): Run => ({ accounts: size, strategy, reportWait: false }));
    if (strategies.includes('role')) runs.push({ accounts: size, strategy: 'role', reportWait: true });
    for (const run of runs) {
      const audit = await auditOnce(run, directory);
      directorySeconds = directory === undefined ? audit.directorySeconds : directorySeconds;
      directory = audit.directory;
      const bare = run.reportWait ? undefined : await bareOnce(run, directory);
      print(run, audit, bare, directorySeconds);
    }
  }
}

async function withOrganization<T>(
  run: Run,
  work: (organization: OrganizationAddress) => Promise<T>,
): Promise<T> {
  const task = {
    accounts: run.accounts,
    latencyMs: LATENCY_MS,
    reportWaitMs: run.reportWait ? REPORT_WAIT_MS : 0,
  };
  const child = await startChild<OrganizationTask, OrganizationAddress>(
    'audit/organization-process.ts',
    task,
  );
  try {
    return await work(await child.reply());
  } finally {
    await child.end();
  }
}

function auditOnce(run: Run, directory: Directory | undefined): Promise<AuditReply> {
  return withOrganization(run, (organization) =>
    inChild<AuditTask, AuditReply>('audit/audit-process.ts', {
      organization,
      strategy: run.strategy,
      concurrency: CONCURRENCY,
      ...(directory === undefined ? {} : { directory }),
    }),
  );
}

function bareOnce(run: Run, { accounts }: Directory): Promise<Cost> {
  const members = accounts
    .filter((each) => !each.isManagement && skipped(each) === undefined)
    .map(({ id }) => id);
  return withOrganization(run, (organization) =>
    inChild<BareTask, Cost>('audit/bare-process.ts', {
      organization,
      strategy: run.strategy,
      concurrency: CONCURRENCY,
      members,
    }),
  );
}

function print(
  run: Run,
  { cost, calls, retries }: AuditReply,
  bare: Cost | undefined,
  directorySeconds: number,
): void {
  const latencySeconds = (calls * LATENCY_MS) / 1_000 / CONCURRENCY;
  const throttleSeconds = sessionsOf(run) / STS_PER_SECOND;
  const idealSeconds =
    Math.max(latencySeconds, throttleSeconds) + (run.reportWait ? REPORT_WAIT_MS / 1_000 : 0);
  const line = {
    bench: 'audit',
    strategy: run.strategy,
    accounts: run.accounts,
    ...(run.reportWait ? { reportWait: true } : {}),
    calls,
    retries,
    wallSeconds: rounded(cost.wallSeconds),
    idealSeconds: rounded(idealSeconds),
    ratio: rounded(cost.wallSeconds / idealSeconds),
    bareSdkSeconds: bare === undefined ? null : rounded(bare.wallSeconds),
    overBareSdk: bare === undefined ? null : rounded(cost.wallSeconds / bare.wallSeconds),
    cpuSeconds: rounded(cost.cpuSeconds),
    peakRssMiB: Math.round(cost.peakRssMiB),
    eventLoopP99Ms: rounded(cost.eventLoopP99Ms),
    eventLoopMaxMs: rounded(cost.eventLoopMaxMs),
    directorySeconds: rounded(directorySeconds),
    bound: boundOf(cost, latencySeconds, throttleSeconds),
  };
  console.log(JSON.stringify(line));
}

/** Calls to STS, at least one an account. */
function sessionsOf({ accounts }: Run): number {
  return accounts;
}

/** What kept it from being faster. A process that computes for nine tenths of the time is bound by its core. */
function boundOf(
  cost: Cost,
  latencySeconds: number,
  throttleSeconds: number,
): 'latency' | 'throttle' | 'cpu' {
  if (cost.cpuSeconds / cost.wallSeconds > 0.9) return 'cpu';
  return throttleSeconds > latencySeconds ? 'throttle' : 'latency';
}
