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
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
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
