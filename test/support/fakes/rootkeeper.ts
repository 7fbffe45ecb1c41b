import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type AwsOptions, type AwsServer, startAws } from '../../../sandbox/aws/server.ts';
import type { Organization } from '../../../sandbox/organization/organization.ts';
import { appEnvironment } from '../../../sandbox/process/app-environment.ts';
import { type MovableClock, movableClock } from '../../../sandbox/process/clock.ts';
import { type FaultBook, faultBook } from '../../../sandbox/process/fault-book.ts';
import { type RunningStore, startStore } from '../../../sandbox/process/store.ts';
import type { RunningSlack } from '../../../sandbox/slack/start-options.ts';
import { type RunningRootkeeper, startRootkeeper } from '../../../src/compose.ts';
import { eventually } from './eventually.ts';
import { anOrganizationOf } from './organization.ts';
import { setEnvironment } from './sdk-environment.ts';
import { startSlackSandbox, workspaceWithTeam } from './slack-sandbox.ts';

/** Everything real but the world around it: the app in this process, with a simulated AWS, Slack and table. */
export interface WholeApp {
  readonly slack: RunningSlack;
  readonly aws: AwsServer;
  readonly store: RunningStore;
  readonly faults: FaultBook;
  readonly clock: MovableClock;
  /** Handles in the security team, the readers; may be changed. */
  readonly team: string[];
  readonly app: RunningRootkeeper;
  /** Every line of the log, parsed. */
  logged(): readonly Readonly<Record<string, unknown>>[];
  close(): Promise<void>;
}

export interface WholeAppOptions {
  readonly organization?: Organization;
  /** Merged into the configuration, section by section. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly aws?: Partial<AwsOptions>;
  /** How long stopping waits for answers. */
  readonly patience?: number;
}

const CONFIG = {
  scopes: { prod: { ou: ['workloads/prod'] } },
  defaultScope: 'prod',
  email: { allowedDomains: ['corp.example'] },
  readers: { groups: ['S0SECTEAM01'] },
  channels: { security: 'C0SECURITY1' },
  logLevel: 'debug',
};

/** Starts it, and waits until the directory is read. */
export async function startWholeApp(options: WholeAppOptions = {}): Promise<WholeApp> {
  const folder = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
  const configPath = join(folder, 'rootkeeper.yml');
  await writeFile(configPath, stringify({ ...CONFIG, ...options.config }));
  const clock = movableClock(Date.now);
  const faults = faultBook(clock);
  const team = ['mia', 'omar', 'lena', 'ravi'];
  const slack = await startSlackSandbox({ clock, interception: faults, workspace: workspaceWithTeam(team) });
  const store = await startStore(join(folder, 'store'), faults);
  const organization = options.organization ?? anOrganizationOf();
  const aws = await startAws({
    organization,
    clock,
    interception: faults,
    realTime: Date.now,
    random: Math.random,
    latencyMs: 0,
    throttles: false,
    reportWaitMs: 0,
    ...options.aws,
  });
  const env = appEnvironment({
    ...{ slack, aws, store, config: configPath },
    partition: organization.partition,
    base: {},
  });
  const restore = setEnvironment(env);
  const lines: string[] = [];
  const app = await startRootkeeper({
    env,
    clock,
    monotonic: () => performance.now(),
    random: Math.random,
    newId: numberedIds(),
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    logTo: { write: (line) => lines.push(line) },
  });
  const logged = () => lines.map((line): Record<string, unknown> => JSON.parse(line));
  await eventually('the directory is read', () =>
    logged().some(({ msg }) => msg === 'the directory was refreshed'),
  );
  return {
    ...{ slack, aws, store, faults, clock, team, app, logged },
    close: async () => {
      await app.stop();
      restore();
      await Promise.all([slack.close(), aws.close(), store.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function numberedIds(): (purpose: string) => string {
  let made = 0;
  return (purpose) => {
    made += 1;
    return `${purpose}-${made}`;
  };
}
