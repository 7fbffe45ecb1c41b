import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { inRepository } from '../../../../sandbox/process/repository.ts';

export interface RunningDemo {
  /** Where its page is. */
  readonly url: string;
  /** Ctrl-C, and waiting until every process of it is gone. Throws where one stays. */
  stop(): Promise<void>;
}

/** `npm run demo`, as a person starts it. Rejects with what it printed where it ends before its page is there. */
export async function startDemo(...options: readonly string[]): Promise<RunningDemo> {
  const demo = spawn('npm', ['run', 'demo', '--', ...options], {
    cwd: inRepository(),
    // A group of its own, so that Ctrl-C reaches npm and what it runs, as in a terminal.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressPrintedBy(demo);
  return {
    url,
    async stop() {
      if (demo.pid === undefined || !signalGroup(demo.pid, 'SIGINT')) return;
      for (let tries = 0; signalGroup(demo.pid, 0); tries++) {
        if (tries > STOPS_WITHIN / POLL) throw new Error('The demo did not stop after Ctrl-C.');
        await setTimeout(POLL);
      }
    },
  };
}

/** Milliseconds. */
const STOPS_WITHIN = 15_000;
const POLL = 50;

/** Whether there was anybody in the group to hear it. */
function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    return false;
  }
}

async function addressPrintedBy(demo: ChildProcess): Promise<string> {
  const { stdout, stderr } = demo;
  if (!stdout || !stderr) throw new Error('The demo was started without pipes.');
  const printed: string[] = [];
  stderr.on('data', (chunk) => void printed.push(String(chunk)));
  for await (const line of createInterface(stdout)) {
    printed.push(`${line}\n`);
    const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(line)?.[0];
    if (address !== undefined) {
      stdout.resume();
      return address;
    }
  }
  throw new Error(`The demo ended without an address. It printed:\n${printed.join('')}`);
}
