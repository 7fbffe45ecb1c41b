import { randomBytes } from 'node:crypto';
import { startRootkeeper } from './compose.ts';
import { ConfigError } from './config/load.ts';
import { UserError } from './domain/errors.ts';

/** The production entry: the real clock, real randomness, the process's environment, SIGTERM. */
async function main(): Promise<void> {
  const running = await startRootkeeper({
    env: process.env,
    clock: { now: Date.now },
    monotonic: () => performance.now(),
    random: Math.random,
    newId: (purpose) => `${purpose}-${randomBytes(9).toString('base64url')}`,
  });
  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    running.stop().then(
      () => process.exit(process.exitCode ?? 0),
      (error: unknown) => fail(error),
    );
  };
  // A promise that nobody awaited is a fault of ours: end in order, and let the orchestrator start anew.
  process.on('unhandledRejection', (error) => {
    process.stderr.write(`${explained(error)}\n`);
    process.exitCode = 1;
    end();
  });
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function fail(error: unknown): never {
  process.stderr.write(`${explained(error)}\n`);
  process.exit(1);
}

function explained(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof UserError) return `${error.message} ${error.remedy}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

main().catch(fail);
