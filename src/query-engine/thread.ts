import { Worker, type WorkerOptions } from 'node:worker_threads';

export interface ThreadTask<T> {
  /** CommonJS. */
  readonly program: string;
  readonly data: object;
  /** Of what V8 holds; what SQLite holds is bounded by itself. */
  readonly limits: NonNullable<WorkerOptions['resourceLimits']>;
  /** The answer that a message is, or `undefined` where there are more to come. */
  readonly onMessage: (message: unknown) => T | undefined;
  /** Sends it what it works on. Where this throws, the thread is ended. */
  readonly feed?: (post: (message: object) => void) => Promise<void>;
}

/** It took more memory than it may; the rest of the process is as it was. */
export class ThreadTooLarge extends Error {}

/**
 * What a thread answers that is gone when this returns or throws. It sees none of the environment. Throws where it fails
 * or ends without an answer, and the signal's reason where it is ended because the signal aborts.
 */
export async function inThread<T>(task: ThreadTask<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const worker = new Worker(task.program, {
    ...{ eval: true, workerData: task.data, env: {}, execArgv: [] },
    ...{ resourceLimits: task.limits, stdin: false, stdout: true, stderr: true },
  });
  let end = () => {};
  const ended = new Promise<never>((_, reject) => {
    end = () => reject(signal.reason);
  });
  signal.addEventListener('abort', end, { once: true });
  try {
    return await Promise.race([answerOf(worker, task), ended]);
  } finally {
    signal.removeEventListener('abort', end);
    await worker.terminate();
  }
}

function answerOf<T>(worker: Worker, { onMessage, feed }: ThreadTask<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let failure: unknown;
    feed?.((message) => worker.postMessage(message)).catch(reject);
    worker.on('message', (message: unknown) => {
      try {
        const answer = onMessage(message);
        if (answer !== undefined) resolve(answer);
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', (error: unknown) => {
      failure = error;
    });
    worker.on('exit', (code) => reject(failedBy(failure, code)));
  });
}

function failedBy(failure: unknown, code: number): Error {
  if (failure === undefined)
    return new Error(`a thread of queries ended without an answer (exit code ${code})`);
  const isTooLarge =
    failure instanceof Error && 'code' in failure && failure.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isTooLarge
    ? new ThreadTooLarge('a thread of queries took more memory than it may', { cause: failure })
    : new Error('a thread of queries failed', { cause: failure });
}
