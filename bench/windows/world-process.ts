import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import dynalite from 'dynalite';
import { parse } from 'yaml';
import { startAws } from '../../sandbox/aws/server.ts';
import { noInterception } from '../../sandbox/interception.ts';
import { generateOrganization } from '../../sandbox/organization/generate.ts';
import { appEnvironment } from '../../sandbox/process/app-environment.ts';
import { withColleagues } from '../../sandbox/slack/colleagues.ts';
import { demoWorkspace } from '../../sandbox/slack/demo-workspace.ts';
import { parseManifest } from '../../sandbox/slack/manifest.ts';
import { startSlack } from '../../sandbox/slack/server.ts';
import { asChild } from '../child.ts';

export interface WorldTask {
  readonly accounts: number;
  /** Members of the security team beside those of the demo company. */
  readonly colleagues: number;
  /** Paths, since this runs compiled, elsewhere. */
  readonly manifest: string;
  readonly config: string;
  /** Of a DynamoDB that runs already; dynalite in this process without. */
  readonly storeUrl?: string;
}

/** The environment of an app in this world. */
export type WorldEnvironment = Readonly<Record<string, string>>;

/** AWS, Slack and the table, none of which holds anybody back: no latency, no throttles, no rate limits. */
asChild<WorldTask, WorldEnvironment>(async (task) => {
  const organization = generateOrganization({ accounts: task.accounts, seed: 1, usersPerAccount: 5 });
  const shared = { clock: { now: Date.now }, interception: noInterception, random: Math.random };
  const [slack, aws, url] = await Promise.all([
    startSlack({
      ...shared,
      workspace: withColleagues(demoWorkspace, task.colleagues),
      manifest: parseManifest(parse(await readFile(task.manifest, 'utf8'))),
      rateLimits: false,
    }),
    startAws({
      ...shared,
      ...{ organization, latencyMs: 0, throttles: false, reportWaitMs: 0, verifySignatures: false },
      realTime: Date.now,
    }),
    task.storeUrl ?? startDynalite(),
  ]);
  return appEnvironment({
    ...{ slack, aws, store: { url }, config: task.config },
    partition: organization.partition,
    base: process.env,
  });
});

async function startDynalite(): Promise<string> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('dynalite has no port');
  return `http://127.0.0.1:${address.port}`;
}
