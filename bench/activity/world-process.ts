import { once } from 'node:events';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import dynalite from 'dynalite';
import { parse, stringify } from 'yaml';
import { type AwsServer, startAws } from '../../sandbox/aws/server.ts';
import type { CallContent, Interception } from '../../sandbox/interception.ts';
import { generateOrganization } from '../../sandbox/organization/generate.ts';
import { appEnvironment } from '../../sandbox/process/app-environment.ts';
import { demoWorkspace } from '../../sandbox/slack/demo-workspace.ts';
import { parseManifest } from '../../sandbox/slack/manifest.ts';
import { startSlack } from '../../sandbox/slack/server.ts';
import { asChild } from '../child.ts';
import { eventIn } from './made-events.ts';

export interface WorldTask {
  readonly manifest: string;
  /** Events that are on the queue before anybody receives. */
  readonly waiting: number;
  /** Bursts that come once somebody does: one second of events each. */
  readonly bursts: number;
  readonly eventsPerSecond: number;
  readonly accounts: readonly string[];
}

/** The environment of an app in this world. */
export type WorldEnvironment = Readonly<Record<string, string>>;

/** What a world tells: first its environment, and of bursts what came of them. */
export type WorldMessage = { readonly kind: 'environment'; readonly env: WorldEnvironment } | FirstPosts;

/** How long each burst took, by account, from its first event on the queue to its first post; in order. */
export interface FirstPosts {
  readonly kind: 'posted';
  readonly milliseconds: readonly number[];
  readonly missing: number;
}

/** Alerts of what is this far apart are of their own. */
const APART_HOURS = 2;
const ACTIVITY = {
  directory: { source: 'caller' },
  email: { allowedDomains: ['corp.example'] },
  readers: { users: ['U0OMAR00001'] },
  channels: { security: 'C0SECURITY1', alerts: 'C0ALERTS001' },
  activity: { regions: ['eu-central-1'], onCall: { users: ['U0OMAR00001'] } },
  logLevel: 'error',
};

/** AWS, Slack and the table, none of which holds anybody back: no latency, no throttles, no rate limits. */
asChild<WorldTask, WorldMessage>(async (task) => {
  const posts = watchedPosts();
  const shared = { clock: { now: Date.now }, interception: posts.interception, random: Math.random };
  const organization = generateOrganization({ accounts: 5, seed: 1, usersPerAccount: 1 });
  const config = join(await mkdtemp(join(tmpdir(), 'rootkeeper-bench-')), 'rootkeeper.yml');
  await writeFile(config, stringify(ACTIVITY));
  const [slack, aws, url] = await Promise.all([
    startSlack({
      ...shared,
      workspace: demoWorkspace,
      manifest: parseManifest(parse(await readFile(task.manifest, 'utf8'))),
      rateLimits: false,
    }),
    startAws({
      ...shared,
      ...{ organization, latencyMs: 0, throttles: false, reportWaitMs: 0, verifySignatures: false },
      realTime: Date.now,
    }),
    startDynalite(),
  ]);
  for (let n = 0; n < task.waiting; n += 1) aws.events.deliver(eventIn(task.accounts, n, Date.now()));
  if (task.bursts > 0) {
    burst(task, aws, posts).then(
      (told) => process.send?.(told),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  }
  const { partition } = organization;
  const env = appEnvironment({ ...{ slack, aws, store: { url }, config }, partition, base: process.env });
  return { kind: 'environment', env };
});

type WatchedPosts = ReturnType<typeof watchedPosts>;

/** When which account was first posted about. */
function watchedPosts() {
  const waited = new Map<string, number>();
  const milliseconds: number[] = [];
  let received: () => void = () => undefined;
  const isReceiving = new Promise<void>((resolve) => {
    received = resolve;
  });
  const told = (content: string) => {
    for (const [account, since] of waited) {
      if (!content.includes(account)) continue;
      milliseconds.push(performance.now() - since);
      waited.delete(account);
    }
  };
  const interception: Interception = {
    before: async (call) => {
      if (call === 'sqs:ReceiveMessage') received();
      return 'proceed';
    },
    after: async (call, content: CallContent = () => '') => {
      if (call === 'slack:chat.postMessage') told(content());
      return 'answer';
    },
  };
  return { waited, milliseconds, isReceiving, interception };
}

async function burst(
  { bursts, eventsPerSecond, accounts }: WorldTask,
  aws: AwsServer,
  { waited, milliseconds, isReceiving }: WatchedPosts,
): Promise<FirstPosts> {
  await isReceiving;
  await sleep(2_000);
  let missing = 0;
  for (let round = 0; round < bursts; round += 1) {
    const at = Date.now() - (bursts - round) * APART_HOURS * 3_600_000;
    for (const account of accounts) waited.set(account, performance.now());
    for (let n = 0; n < eventsPerSecond; n += 1) {
      const account = accounts[n % accounts.length] ?? '';
      if (n < accounts.length) waited.set(account, performance.now());
      aws.events.deliver(eventIn(accounts, round * eventsPerSecond + n, at));
      await sleep(1_000 / eventsPerSecond);
    }
    await sleep(3_000);
    missing += waited.size;
    waited.clear();
  }
  return { kind: 'posted', milliseconds: milliseconds.toSorted((a, b) => a - b), missing };
}

async function startDynalite(): Promise<string> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('dynalite has no port');
  return `http://127.0.0.1:${address.port}`;
}
