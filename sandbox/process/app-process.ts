import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Instant, Milliseconds } from '../../src/domain/time.ts';
import type { AppLog } from './app-log.ts';
import { type AppQuestion, type FromApp, fromAppSchema, type ToApp } from './app-protocol.ts';

/** The process ended before it had answered. */
export class AppEndedError extends Error {
  override readonly name = 'AppEndedError';

  constructor() {
    super('The app process ended.');
  }
}

/** One process of the app. What it is asked rejects with `AppEndedError` where it ends over it. */
export interface AppProcess {
  /** Resolves when the app is connected; rejects where the process ends before that. */
  readonly ready: Promise<void>;
  /** Resolves when the process has ended, however it did. */
  readonly ended: Promise<AppEnd>;
  setOffset(offset: Milliseconds): Promise<void>;
  nextDue(): Promise<Instant | undefined>;
  runDue(): Promise<void>;
  /** SIGKILL: nothing is finished, nobody is told. Resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM, as in production; SIGKILL where it has not stopped in time. */
  stop(): Promise<void>;
}

/** How a process ended: `exit 1`, `SIGKILL`. `wanted` where the sandbox ended it. */
export interface AppEnd {
  readonly how: string;
  readonly wanted: boolean;
}

export interface AppProcessOptions {
  /** A file that Node can run. */
  readonly bundle: string;
  readonly env: Readonly<Record<string, string>>;
  readonly log: AppLog;
  readonly offset: () => Milliseconds;
}

const STOP_WITHIN: Milliseconds = 5_000;

/** Starts an app process. It is not ready when this returns. */
export function startAppProcess(options: AppProcessOptions): AppProcess {
  const child = spawn(process.execPath, ['--enable-source-maps', options.bundle], {
    env: options.env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const output of [child.stdout, child.stderr]) if (output !== null) options.log.follow(output);
  let wanted = false;
  const ended = endOf(child, () => wanted);
  const talk = conversation(child, options.offset);
  const signal = async (name: NodeJS.Signals) => {
    wanted = true;
    child.kill(name);
    await ended;
  };
  return {
    ready: Promise.race([talk.ready, ended.then(rejectEarlyEnd)]),
    ended,
    setOffset: async (offset) => void (await talk.ask({ type: 'setOffset', offset })),
    nextDue: async () => (await talk.ask({ type: 'nextDue' })) ?? undefined,
    runDue: async () => void (await talk.ask({ type: 'runDue' })),
    kill: () => signal('SIGKILL'),
    stop: async () => {
      const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
      await signal('SIGTERM');
      clearTimeout(impatience);
    },
  };
}

async function endOf(child: ChildProcess, wanted: () => boolean): Promise<AppEnd> {
  const [code, signal] = await once(child, 'close').catch((error: Error) => [error.message, null]);
  return { how: signal ?? `exit ${code}`, wanted: wanted() };
}

function rejectEarlyEnd(end: AppEnd): never {
  throw new Error(`The app ended before it was ready (${end.how}).`);
}

type Question = AppQuestion extends infer Q ? (Q extends AppQuestion ? Omit<Q, 'id'> : never) : never;

interface Conversation {
  readonly ready: Promise<void>;
  ask(question: Question): Promise<number | null>;
}

interface Pending {
  resolve(due: number | null): void;
  reject(error: Error): void;
}

/** Starts the app when it says hello; matches its answers to what it was asked. */
function conversation(child: ChildProcess, offset: () => Milliseconds): Conversation {
  const pending = new Map<number, Pending>();
  let lastId = 0;
  const tell = (message: ToApp) =>
    child.send(message, (error) => {
      if (error !== null && 'id' in message) pending.get(message.id)?.reject(new AppEndedError());
    });
  child.on('close', () => {
    for (const each of pending.values()) each.reject(new AppEndedError());
  });
  const ready = new Promise<void>((resolve) => {
    child.on('message', (raw) => {
      const parsed = fromAppSchema.safeParse(raw);
      if (!parsed.success) return;
      const message = parsed.data;
      if (message.type === 'hello') tell({ type: 'start', offset: offset() });
      else if (message.type === 'ready') resolve();
      else settle(pending, message);
    });
  });
  return {
    ready,
    ask: (question) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        pending.set(lastId, { resolve, reject });
        tell({ ...question, id: lastId });
      }),
  };
}

function settle(
  pending: Map<number, Pending>,
  message: Extract<FromApp, { type: 'answer' | 'refusal' }>,
): void {
  const question = pending.get(message.id);
  pending.delete(message.id);
  if (message.type === 'answer') question?.resolve(message.due);
  else question?.reject(new Error(message.message));
}
