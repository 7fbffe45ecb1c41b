import './support/fakes/errors-of-node.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningSlack } from '../sandbox/slack/start-options.ts';
import { startRootkeeper } from '../src/compose.ts';
import { ConfigError } from '../src/config/load.ts';
import { UserError } from '../src/domain/errors.ts';
import { type RunningStore, startDynalite } from './support/dynalite.ts';
import { setEnvironment } from './support/fakes/sdk-environment.ts';
import { startSlackSandbox } from './support/fakes/slack-sandbox.ts';

let slack: RunningSlack;
let store: RunningStore;
let folder: string;
let restore: () => void;

beforeAll(async () => {
  [slack, store] = await Promise.all([startSlackSandbox(), startDynalite()]);
  folder = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
  await writeFile(
    join(folder, 'rootkeeper.yml'),
    'readers: { users: [U0MIA000001] }\ndirectory: { source: caller }\n',
  );
  restore = setEnvironment({
    AWS_ACCESS_KEY_ID: 'AKIA0000000000000000',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_ENDPOINT_URL_DYNAMODB: store.endpoint,
    AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_IAM: 'http://127.0.0.1:1',
  });
});

afterAll(async () => {
  restore();
  await Promise.all([slack.close(), store.stop(), rm(folder, { recursive: true })]);
});

/** Starts with this environment changed; the log's lines are kept. */
function start(changed: Readonly<Record<string, string | undefined>> = {}) {
  const env = {
    SLACK_BOT_TOKEN: slack.tokens.bot,
    SLACK_APP_TOKEN: slack.tokens.app,
    SLACK_API_URL: slack.apiUrl,
    AWS_REGION: 'eu-central-1',
    ROOTKEEPER_CONFIG: join(folder, 'rootkeeper.yml'),
    ROOTKEEPER_CREATE_TABLE: 'true',
    ROOTKEEPER_HEALTH_PORT: '0',
    ...changed,
  };
  return startRootkeeper({
    env,
    clock: { now: Date.now },
    monotonic: () => performance.now(),
    random: Math.random,
    newId: (purpose) => `${purpose}-${Math.random()}`,
    logTo: { write: () => undefined },
  });
}

describe('a start', () => {
  test('ends in a running app that can be stopped', async () => {
    const app = await start();

    expect(slack.control.connectedApps()).toBe(1);
    expect(app.nextDue()).toBeDefined();
    await app.stop();
    expect(slack.control.connectedApps()).toBe(0);
  });

  test('with windows configured follows them from then on', async () => {
    const withWindows = join(folder, 'windows.yml');
    const approvers = '{ approvers: { users: [U0OMAR00001] } }';
    await writeFile(
      withWindows,
      [
        'readers: { users: [U0MIA000001] }',
        'directory: { source: caller }',
        'channels: { approvals: C0APPROVALS }',
        `windows: { default: ${approvers} }`,
      ].join('\n'),
    );
    const app = await start({ ROOTKEEPER_CONFIG: withWindows, ROOTKEEPER_AUDIT_KEY: 'a'.repeat(32) });
    await app.runDue();

    expect((app.nextDue() ?? Number.POSITIVE_INFINITY) - Date.now()).toBeLessThanOrEqual(60_000);
    await app.stop();
  });

  test('with a wrong configuration tells everything that is wrong, and connects to nothing', async () => {
    const error = await start({ SLACK_BOT_TOKEN: 'xoxp-1', AWS_REGION: undefined }).catch(
      (cause: unknown) => cause,
    );

    expect(error).toBeInstanceOf(ConfigError);
    expect(error).toMatchObject({
      problems: [expect.stringContaining('SLACK_BOT_TOKEN'), expect.stringContaining('AWS_REGION')],
    });
    expect(String(error)).not.toContain('xoxp-1');
  });

  test('without its table says which, and what to deploy', async () => {
    const elsewhere = join(folder, 'elsewhere.yml');
    await writeFile(elsewhere, 'readers: {}\ndirectory: { source: caller }\nstore: { table: not-there }\n');
    const env = { ROOTKEEPER_CONFIG: elsewhere, ROOTKEEPER_CREATE_TABLE: 'false' };

    await expect(start(env)).rejects.toThrow(UserError);
    await expect(start(env)).rejects.toThrow('not-there');
  });

  test.each([
    ['app', { SLACK_APP_TOKEN: 'xapp-1-wrong' }],
    ['bot', { SLACK_BOT_TOKEN: 'xoxb-wrong' }],
  ])('with an %s token that Slack refuses says so, and leaves nothing running', async (_, changed) => {
    await expect(start(changed)).rejects.toThrow('Slack refuses the tokens (invalid_auth).');
    expect(slack.control.connectedApps()).toBe(0);
  });

  test('on a health address that is taken says so, and leaves nothing running', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';

    await expect(start({ ROOTKEEPER_HEALTH_PORT: port })).rejects.toThrow('(EADDRINUSE)');
    expect(slack.control.connectedApps()).toBe(0);
    other.close();
  });
});
