import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRepository } from '../../../sandbox/process/repository.ts';

/** A process takes a while to start where many do. */
const PATIENCE = 120_000;

/** Folders in which sandboxes make their temporary ones: of what runs on, and of what ran last. */
let longer: string;
let temporary: string;
beforeAll(async () => {
  longer = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
});
afterAll(() => rm(longer, { recursive: true, force: true }));
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

function start(folder: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', inRepository('sandbox/main.ts'), ...args], {
    cwd: inRepository('.'),
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(...args: string[]) {
  const child = start(temporary, ...args);
  const [output, complaints, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { code, output, complaints };
}

/** The page's address, once the demo has printed it. */
async function addressOf(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const chunk of child.stdout!) {
    printed += chunk;
    const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(printed) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`No address in: ${printed}`);
}

/** Ids of the processes that `pid` started and that have not ended; with their own. */
function descendantsOf(pid: number | undefined): string[] {
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)])
    .stdout.toString()
    .split(/\s+/)
    .filter(Boolean);
  return children.flatMap((child) => [child, ...descendantsOf(Number(child))]);
}

function isRunning(pid: string): boolean {
  const state = spawnSync('ps', ['-o', 'stat=', '-p', pid]).stdout.toString().trim();
  return state !== '' && !state.startsWith('Z');
}

/** Temporary folders of sandboxes; tsx keeps one of its own beside them. */
async function leftBehind(folder = temporary): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.startsWith('rootkeeper-'));
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries === 600) throw new Error('It has not come about in half a minute.');
    await sleep(50);
  }
}

describe('a demo with a store that is kept', () => {
  let child: ChildProcess;
  let address: string;
  let started: readonly string[];
  const kept = () => join(longer, 'kept');

  beforeAll(async () => {
    child = start(longer, '--accounts', '2', '--store', kept());
    address = await addressOf(child);
    started = descendantsOf(child.pid);
  }, PATIENCE);
  afterAll(() => child.kill('SIGKILL'));

  test('is a workspace on a page, an app and a temporary folder', async () => {
    expect((await fetch(`${address}page/api/people`)).status).toBe(200);
    expect(await leftBehind(longer)).toHaveLength(1);
    expect(started).not.toEqual([]);
  });

  test('has a port that no other demo gets, though it asks for it: an error, and nothing is left behind', async () => {
    const { port } = new URL(address);
    const { code, complaints } = await run('--accounts', '2', '--port', port);
    expect(code).toBe(1);
    expect(complaints).toContain(`Port ${port} is taken`);
    expect(await leftBehind()).toEqual([]);
  });

  test('has its store for itself: another sandbox is refused in one line, and leaves nothing behind', async () => {
    const { code, complaints } = await run('--accounts', '2', '--store', kept(), '--say', '/root-help');
    expect(code).toBe(1);
    expect(complaints).toBe(`--store: ${kept()} is in use by another sandbox.\n`);
    expect(await leftBehind()).toEqual([]);
  });

  test('ends at Ctrl-C with its app and its temporary folder, and the store serves the next run', async () => {
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await until(() => !started.some(isRunning));
    expect(await leftBehind(longer)).toEqual([]);

    const { complaints, output } = await run(
      '--accounts',
      '2',
      '--store',
      kept(),
      '--say',
      '/root-status all',
    );
    expect(complaints).toBe('');
    expect(output).toContain('of 2 root users');
  });
});

describe('a demo of two app processes', () => {
  let child: ChildProcess;
  let address: string;

  beforeAll(async () => {
    child = start(longer, '--accounts', '2', '--apps', '2');
    address = await addressOf(child);
  }, PATIENCE);
  afterAll(() => child.kill('SIGKILL'));

  test('has a page that moves the clock of the whole sandbox', async () => {
    const clock = `${address}sandbox/clock`;
    const { now: before } = (await (await fetch(clock)).json()) as { now: number };
    const headers = { 'content-type': 'application/json' };
    const moved = await fetch(clock, { method: 'POST', headers, body: '{"advance":"8h"}' });
    const { now, visited } = (await moved.json()) as { now: number; visited: number[] };
    expect(now - before).toBeGreaterThanOrEqual(8 * 3_600_000);
    expect(visited.length).toBeGreaterThan(0);
    const refused = await fetch(clock, { method: 'POST', headers, body: '{"advance":"soon"}' });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ error: expect.stringContaining('a length of time such as 30s') });
  });

  test('that is killed is outlived by none of them', async () => {
    const started = descendantsOf(child.pid);
    expect(started.length).toBeGreaterThanOrEqual(2);
    child.kill('SIGKILL');
    await until(() => !started.some(isRunning));
  });
});

test('help is printed without starting anything', async () => {
  const { code, output } = await run('--help');
  expect(code).toBe(0);
  expect(output).toContain('--say TEXT');
});

test('a wrong command line is refused with what is accepted', async () => {
  const { code, output, complaints } = await run('--accounts', 'many');
  expect(code).toBe(1);
  expect(output).toBe('');
  expect(complaints).toContain('--accounts: found "many"; accepted: a whole number from 1 to 10000.');
});

test('a wrong organization file is refused with everything that is wrong in it', async () => {
  const { code, complaints } = await run('--org', inRepository('package.json'), '--say', '/root-help');
  expect(code).toBe(1);
  expect(complaints).toContain('cannot be used:');
});
