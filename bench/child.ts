import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundleApp } from '../sandbox/process/app-bundle.ts';

/**
 * As `npm start` has them: a smaller young generation costs no time here, and saves 30 MiB; garbage that waits until the heap
 * has doubled costs 100 MiB less than what Node takes it to under load.
 */
const NODE_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=100'];

/** A process of its own, so that one measurement's memory and event loop are not another's. */
export interface Child<Reply> {
  /** The next message it sends. Rejects if it ends first. */
  reply(): Promise<Reply>;
  end(): Promise<void>;
}

/**
 * Starts `module` (relative to bench/) with `task` as its first message: compiled, as in production, so that neither the
 * memory nor the time of a compiler is measured.
 */
export async function startChild<Task extends object, Reply>(
  module: string,
  task: Task,
): Promise<Child<Reply>> {
  const compiled = await bundleApp(fileURLToPath(new URL(module, import.meta.url)));
  const child = fork(compiled, [], {
    execArgv: NODE_FLAGS,
    env: {
      ...process.env,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    serialization: 'advanced',
  });
  child.send(task);
  return { reply: () => nextMessage<Reply>(child), end: () => endOf(child) };
}

function nextMessage<Reply>(child: ChildProcess): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`a bench process ended early, with code ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as Reply);
    });
  });
}

function endOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill();
  return ended;
}

/** Starts one for a single task, and gives its reply. */
export async function inChild<Task extends object, Reply>(module: string, task: Task): Promise<Reply> {
  const child = await startChild<Task, Reply>(module, task);
  try {
    return await child.reply();
  } finally {
    await child.end();
  }
}

/** The other side: runs `work` with the task it was sent, and sends back what comes of it. */
export function asChild<Task, Reply>(work: (task: Task) => Promise<Reply>): void {
  process.once('message', (task) => {
    work(task as Task).then(
      (reply) => process.send?.(reply),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
