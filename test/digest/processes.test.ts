import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type Sandbox, startSandbox } from '../../sandbox/process/sandbox.ts';
import { MINUTE, type Milliseconds, SECOND } from '../../src/domain/time.ts';
import { callOf } from '../support/fakes/faults.ts';
import { anOrganizationOf } from '../support/fakes/organization.ts';

const SIX = Date.parse('2026-11-20T06:00:00Z');

const CONFIG = {
  directory: { source: 'organizations', refresh: '7 5 * * *' },
  email: { allowedDomains: ['corp.example'] },
  readers: { groups: ['S0SECTEAM01'] },
  channels: { security: 'C0SECURITY1' },
  digest: { schedule: '0 6 * * *' },
  logLevel: 'debug',
};

let sandbox: Sandbox;
let folder: string;

async function start(clocksAhead: readonly Milliseconds[]): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'rootkeeper-digest-'));
  const config = join(folder, 'rootkeeper.yml');
  await writeFile(config, stringify(CONFIG));
  sandbox = await startSandbox({
    organization: anOrganizationOf(),
    ...{ apps: clocksAhead.length, clocksAhead, config },
    ...{ latencyMs: 0, throttles: false, slackRateLimits: false, startAt: SIX - 5 * MINUTE },
    ...{ env: process.env, realTime: Date.now, random: Math.random },
    // Nothing is started in its place: a process that ends by itself fails the test that it ends in.
    onAppCrash: async () => false,
  });
}

afterEach(async () => {
  await sandbox.stop();
  await rm(folder, { recursive: true, force: true });
});

function digests(): readonly string[] {
  const screen = sandbox.slack.control.view('mia', '#security');
  if (screen.kind !== 'channel') throw new Error('#security is no channel');
  return screen.messages.map(({ text }) => text).filter((text) => text.startsWith('Root digest, 20 Nov'));
}

/** Kills a process, once, around the call; the number of times that it came to that. */
function killAround(when: 'before' | 'after', call: string, process: number): () => number {
  let kills = 0;
  sandbox.faults.arm({ when, call: callOf(call), nth: 1 }, async () => {
    kills += 1;
    await sandbox.apps.kill(process);
  });
  return () => kills;
}

test('of three processes whose clocks are 30 s apart, the first is killed after it has posted: one digest stands', async () => {
  await start([-15 * SECOND, 0, 15 * SECOND]);
  await sandbox.travelTo(SIX - MINUTE);
  // Its clock is ahead of the others', so that it is the first to find the digest due.
  const kills = killAround('after', 'slack:chat.postMessage', 3);

  await sandbox.travelTo(SIX + 5 * MINUTE);

  expect(kills()).toBe(1);
  expect(digests()).toHaveLength(1);
});

test('a process that is killed before it has posted posts when it is back', async () => {
  await start([0]);
  await sandbox.travelTo(SIX - MINUTE);
  const kills = killAround('before', 'slack:chat.postMessage', 1);

  await sandbox.travelTo(SIX + 5 * MINUTE);

  expect(kills()).toBe(1);
  expect(digests()).toHaveLength(1);
});
