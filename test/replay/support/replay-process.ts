import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { runReplay } from '../../../src/replay/run.ts';
import { NOW } from '../../support/builders/time.ts';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly stdin?: string | Buffer;
  /** Nothing, unless told. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The command as a person runs it: a process of its own. */
export async function runProcess(
  args: readonly string[],
  { stdin = '', env = {} }: RunOptions = {},
): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/replay.ts', ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // It may end before it read everything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, err };
}

/** The same without a process of its own, where only what it does matters. */
export async function runHere(
  args: readonly string[],
  { stdin = '', env = {} }: RunOptions = {},
): Promise<Ran> {
  const stdout = new PassThrough();
  const out = text(stdout);
  const complaints: string[] = [];
  const code = await runReplay(args, {
    ...{ env, stdout, stdin: Readable.from([Buffer.from(stdin)]), clock: { now: () => NOW } },
    ...{ random: Math.random, newId: (purpose) => purpose, complain: (line) => complaints.push(`${line}\n`) },
  });
  stdout.end();
  return { code, out: await out, err: complaints.join('') };
}
