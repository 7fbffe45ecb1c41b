import { generateOrganization } from '../../../sandbox/organization/generate.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/process/sandbox.ts';
import type { SandboxOptions } from '../../../sandbox/process/sandbox-options.ts';
import { withColleagues } from '../../../sandbox/slack/colleagues.ts';
import { demoWorkspace } from '../../../sandbox/slack/demo-workspace.ts';
import { client, refusal } from '../slack/support/client.ts';
import { fixtureApp } from '../support/surroundings.ts';

/** More messages to one channel at once than Slack takes; what came of each. */
async function flood({ slack }: Sandbox): Promise<string[]> {
  const post = () => client(slack).chat.postMessage({ channel: 'C0ALERTS001', text: 'x' });
  return Promise.all(Array.from({ length: 30 }, () => refusal(post())));
}

async function withSandbox<T>(
  options: Partial<SandboxOptions>,
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({
    organization: generateOrganization({ accounts: 3, seed: 1 }),
    apps: 1,
    latencyMs: 0,
    throttles: false,
    appEntry: fixtureApp,
    env: process.env,
    realTime: Date.now,
    random: Math.random,
    onAppCrash: async () => false,
    ...options,
  });
  try {
    return await use(sandbox);
  } finally {
    await sandbox.stop();
  }
}

test('Slack’s rate limits hold unless they are switched off', async () => {
  expect(new Set(await withSandbox({}, flood)).size).toBe(2);
  expect(new Set(await withSandbox({ slackRateLimits: false }, flood))).toEqual(new Set(['accepted']));
});

test('any workspace can be the one that the app is in', async () => {
  const workspace = withColleagues(demoWorkspace, 50);

  const outcome = await withSandbox({ workspace }, ({ slack }) =>
    slack.control.say('colleague50', '#root-approvals', '/root-status silent'),
  );

  expect(outcome.kind).toBe('acknowledged');
});
