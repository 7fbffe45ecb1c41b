import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { SANDBOX_AUDIT_KEY } from '../../../sandbox/process/app-environment.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/process/sandbox.ts';
import { withColleagues } from '../../../sandbox/slack/colleagues.ts';
import { demoWorkspace } from '../../../sandbox/slack/demo-workspace.ts';
import type { Instant, Milliseconds } from '../../../src/domain/time.ts';
import { anOrganizationOf } from '../../support/fakes/organization.ts';
import { deskOf } from '../../support/fakes/windows-app.ts';
import { openRecord, type WindowRecord } from './record.ts';

/** When each company's clock begins, unless a test says otherwise. */
export const MORNING: Instant = Date.parse('2026-11-20T09:00:00Z');

/** Every account is in workloads/prod; the names say by whose policy each is governed. */
const ACCOUNTS = {
  '111122223333': { name: 'payments-prod' },
  '222233334444': { name: 'search-prod' },
  '333344445555': { name: 'ledger-prod' },
};

const CONFIG = {
  scopes: { payments: { accounts: ['payments-prod'] }, search: { accounts: ['search-prod'] } },
  defaultScope: 'all',
  directory: { source: 'organizations', refresh: '7 5 * * *' },
  email: { allowedDomains: ['corp.example'] },
  readers: { groups: ['S0SECTEAM01'] },
  channels: { security: 'C0SECURITY1', approvals: 'C0APPROVALS', alerts: 'C0ALERTS001' },
  logLevel: 'debug',
};

/** The section `windows` of a configuration. */
export type WindowsSection = Readonly<Record<string, unknown>>;

export interface CompanyOptions {
  /** The policies. One of the security team approves, unless it says otherwise. */
  readonly windows?: WindowsSection;
  /** App processes on the one store; two where absent. */
  readonly apps?: number;
  /** So many more people, all approvers: `colleague1` and so on. */
  readonly colleagues?: number;
  readonly startAt?: Instant;
  /** The time zone in which the processes run. */
  readonly timeZone?: string;
}

/** A company that uses the app: its processes, the world around them, and what they have stored. */
export interface Company extends Omit<Sandbox, 'reconfigure' | 'stop'> {
  readonly control: Sandbox['slack']['control'];
  readonly record: WindowRecord;
  desk(person: string): ReturnType<typeof deskOf>;
  /** Starts every process anew with these policies, unless they are in force. */
  governedBy(windows: WindowsSection): Promise<void>;
  /** Lets time go by, with everything that falls due meanwhile. */
  pass(time: Milliseconds): Promise<void>;
  /** The same as if every process had slept meanwhile: what fell due is late, and comes all at once. */
  leap(time: Milliseconds): Promise<void>;
  close(): Promise<void>;
}

export const ONE_OF_THE_TEAM: WindowsSection = { default: { approvers: { groups: ['S0SECTEAM01'] } } };

/** Starts it, and waits until the app knows the company's accounts. */
export async function startCompany(options: CompanyOptions = {}): Promise<Company> {
  const folder = await mkdtemp(join(tmpdir(), 'rootkeeper-windows-'));
  const config = join(folder, 'rootkeeper.yml');
  let inForce = '';
  const govern = (windows: WindowsSection) => {
    inForce = stringify({ ...CONFIG, windows });
    return writeFile(config, inForce);
  };
  await govern(options.windows ?? ONE_OF_THE_TEAM);
  const sandbox = await startSandbox(sandboxOptions(options, config));
  const record = openRecord(sandbox.storeUrl, SANDBOX_AUDIT_KEY);
  const { clock, slack, travelTo } = sandbox;
  const desk = (person: string) => deskOf(sandbox, person);
  await desk('mia').type('/root-windows all');
  return {
    ...sandbox,
    ...{ record, desk, control: slack.control },
    async governedBy(windows) {
      const before = inForce;
      await govern(windows);
      if (inForce !== before) await sandbox.reconfigure(config);
    },
    pass: async (time) => void (await travelTo(clock.now() + time)),
    async leap(time) {
      clock.moveTo(clock.now() + time);
      await sandbox.apps.setOffset(clock.offset());
      await sandbox.apps.runDue();
    },
    async close() {
      record.close();
      await sandbox.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function sandboxOptions({ apps = 2, colleagues = 0, ...options }: CompanyOptions, config: string) {
  return {
    organization: anOrganizationOf({ members: ACCOUNTS }),
    workspace: withColleagues(demoWorkspace, colleagues),
    ...{ apps, config },
    latencyMs: 0,
    throttles: false,
    slackRateLimits: false,
    slackPatience: 10_000,
    startAt: options.startAt ?? MORNING,
    env: { ...process.env, ...(options.timeZone === undefined ? {} : { TZ: options.timeZone }) },
    realTime: Date.now,
    random: Math.random,
    // Nothing is started in its place: a process that ends by itself fails the test that it ends in.
    onAppCrash: async () => false,
  };
}
