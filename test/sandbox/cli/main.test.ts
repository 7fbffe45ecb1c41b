import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRepository } from '../../../sandbox/process/repository.ts';

/** The folder in which the sandbox makes its temporary ones. */
let temporary: string;
beforeEach(async () => {
  temporary = await mkdtemp(join(tmpdir(), 'rootkeeper-test-'));
});
afterEach(() => rm(temporary, { recursive: true, force: true }));

function demo(...args: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', inRepository('sandbox/main.ts'), ...args], {
    cwd: inRepository('.'),
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function run(...args: string[]) {
  const child = demo(...args);
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
async function leftBehind(): Promise<string[]> {
  return (await readdir(temporary)).filter((name) => name.startsWith('rootkeeper-'));
}

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries === 200) throw new Error('It has not come about in ten seconds.');
    await sleep(50);
  }
}

test('Ctrl-C ends the demo, its app and its temporary folder', async () => {
  const child = demo('--accounts', '2');
  const address = await addressOf(child);
  expect((await fetch(`${address}page/api/people`)).status).toBe(200);
  expect(await leftBehind()).toHaveLength(1);
  const started = descendantsOf(child.pid);
  expect(started).not.toEqual([]);
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await until(() => !started.some(isRunning));
  expect(await leftBehind()).toEqual([]);
});

test('no app outlives a demo that is killed', async () => {
  const child = demo('--accounts', '2', '--apps', '2');
  await addressOf(child);
  const started = descendantsOf(child.pid);
  expect(started.length).toBeGreaterThanOrEqual(2);
  child.kill('SIGKILL');
  await until(() => !started.some(isRunning));
});

test('the page moves the clock of the whole sandbox', async () => {
  const child = demo('--accounts', '2');
  const address = await addressOf(child);
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
  child.kill('SIGTERM');
  await once(child, 'exit');
});

test('a port that was asked for and is taken is an error, and nothing is left behind', async () => {
  const taken = createServer();
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const { code, complaints } = await run('--accounts', '2', '--port', String(port));
  taken.close();
  expect(code).toBe(1);
  expect(complaints).toContain(`Port ${port} is taken`);
  expect(await leftBehind()).toEqual([]);
});

test('a store that is kept serves the next run', async () => {
  const kept = join(temporary, 'kept');
  const first = await run('--accounts', '2', '--store', kept, '--say', '/root-help');
  expect(first.code).toBe(0);
  const second = await run('--accounts', '2', '--store', kept, '--say', '/root-status all');
  expect(second.complaints).toBe('');
  expect(second.output).toContain('of 2 root users');
});

test('a store that another sandbox uses is refused in one line, and nothing is left behind', async () => {
  const kept = join(temporary, 'kept');
  const child = demo('--accounts', '2', '--store', kept);
  await addressOf(child);
  const { code, complaints } = await run('--accounts', '2', '--store', kept, '--say', '/root-help');
  expect(code).toBe(1);
  expect(complaints).toBe(`--store: ${kept} is in use by another sandbox.\n`);
  expect(await leftBehind()).toHaveLength(1);
  child.kill('SIGTERM');
  await once(child, 'exit');
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
