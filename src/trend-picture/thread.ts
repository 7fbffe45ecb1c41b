import { types } from 'node:util';
import { Worker } from 'node:worker_threads';
import { RENDERER } from './renderer.ts';

/**
 * The PNG that `program` makes of the SVG, in a thread that is gone when this returns or throws. It sees none of the
 * environment. Throws where the thread fails, ends without an answer, or is ended because `signal` aborts.
 */
export async function pngFromThread(program: string, svg: string, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted();
  const worker = new Worker(program, {
    eval: true,
    workerData: { svg, renderer: RENDERER },
    env: {},
    execArgv: [],
  });
  signal.addEventListener('abort', () => worker.terminate(), { once: true });
  try {
    return await answerOf(worker);
  } finally {
    await worker.terminate();
  }
}

/** What failed is told once the thread has ended: only then has every answer that it gave before arrived. */
function answerOf(worker: Worker): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    let failure: { readonly cause: unknown } | undefined;
    worker.on('message', (answer: unknown) => {
      if (types.isUint8Array(answer)) resolve(answer);
      else reject(new Error('the thread that renders the trend answered with something that is no picture'));
    });
    worker.on('error', (cause: unknown) => {
      failure = { cause };
    });
    worker.on('exit', (code) => reject(failure ? failedBy(failure) : endedWith(code)));
  });
}

function failedBy(failure: { readonly cause: unknown }): Error {
  return new Error('the thread that renders the trend failed', failure);
}

function endedWith(code: number): Error {
  return new Error(`the thread that renders the trend ended without a picture (exit code ${code})`);
}
