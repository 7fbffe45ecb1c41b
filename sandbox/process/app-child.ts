import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { RunningRootkeeper, Runtime } from '../../src/compose.ts';
import { ConfigError } from '../../src/config/load.ts';
import { UserError } from '../../src/domain/errors.ts';
import type { Clock } from '../../src/operations/ports.ts';
import type { AppQuestion, FromApp, ToApp } from './app-protocol.ts';

/**
 * Runs the app in this process as the sandbox's child: waits for the clock, starts, answers the sandbox's questions,
 * stops on SIGTERM, and exits when the sandbox is gone.
 */
export function runAsAppChild(start: (runtime: Runtime) => Promise<RunningRootkeeper>): void {
  let offset = 0;
  let app: RunningRootkeeper | undefined;
  const clock: Clock = { now: () => Date.now() + offset };
  // Not process.exit: Node can deadlock in it (github.com/nodejs/node/issues/54918), and there is nothing to save.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.on('SIGTERM', () => void stop(app));
  // Ctrl-C reaches the whole process group; the sandbox decides when its apps stop.
  process.on('SIGINT', () => undefined);
  process.on('message', (message: ToApp) => {
    if (message.type !== 'nextDue' && message.type !== 'runDue') offset = message.offset;
    if (message.type === 'start') begin().catch(fail);
    else void answer(message, app);
  });
  tell({ type: 'hello' });

  async function begin(): Promise<void> {
    app = await start(runtimeOf(clock));
    tell({ type: 'ready' });
  }
}

function runtimeOf(clock: Clock): Runtime {
  return {
    env: process.env,
    clock,
    monotonic: () => performance.now(),
    newId: (purpose) => `${purpose}-${randomBytes(9).toString('base64url')}`,
    random: Math.random,
  };
}

async function answer(question: AppQuestion, app: RunningRootkeeper | undefined): Promise<void> {
  const { id } = question;
  try {
    if (question.type === 'setOffset') app?.clockMoved();
    if (question.type === 'runDue') await app?.runDue();
    tell({ type: 'answer', id, due: app?.nextDue() ?? null });
  } catch (error) {
    tell({ type: 'refusal', id, message: error instanceof Error ? error.message : String(error) });
  }
}

function tell(message: FromApp): void {
  process.send?.(message);
}

async function stop(app: RunningRootkeeper | undefined): Promise<void> {
  await app?.stop();
  process.exit(0);
}

/** What is wrong goes to standard error, which the sandbox keeps and shows. */
function fail(error: unknown): void {
  process.stderr.write(`${explained(error)}\n`);
  process.exit(1);
}

function explained(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof UserError) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
