import { compose } from './compose-app.ts';
import { loadConfig } from './config/load.ts';
import { type Instant, type Milliseconds, SECOND } from './domain/time.ts';
import { type HealthServer, startHealthServer } from './health.ts';
import { createLog } from './log.ts';
import type { Runtime } from './runtime.ts';

export type { Runtime } from './runtime.ts';

export interface RunningRootkeeper {
  nextDue(): Instant | undefined;
  /** Runs every job that is due now. */
  runDue(): Promise<void>;
  clockMoved(): void;
  /** Finishes what was acknowledged, then ends. */
  stop(): Promise<void>;
}

/** Longer than any answer should take; an orchestrator that sends SIGKILL sooner loses answers, never records. */
const GRACEFUL: Milliseconds = 25 * SECOND;
/** For those who are then told to ask again. */
const LAST_WORDS: Milliseconds = 3 * SECOND;

/**
 * Starts the whole app: configuration → clients → operations → app. Throws `ConfigError` before anything connects, and
 * `UserError` where the table is missing, Slack refuses the tokens or the health address is taken; nothing runs on then.
 */
export async function startRootkeeper(runtime: Runtime): Promise<RunningRootkeeper> {
  const config = await loadConfig(runtime.env);
  const log = createLog(config.logLevel, runtime.logTo);
  const parts = await compose(config, runtime, log);
  const { app, scheduler } = parts;
  let health: HealthServer | undefined;
  const end = async () => {
    parts.shutdown.abort(new Error('the app is ending'));
    await app.settled(LAST_WORDS);
    await scheduler.stop();
    await parts.settled(LAST_WORDS);
    await health?.close();
    parts.close();
  };
  try {
    health = await startHealthServer(config.health.host, config.health.port, () =>
      app.isConnected() ? { ok: true } : { ok: false, problem: 'no connection to Slack' },
    );
    await app.start();
  } catch (error) {
    await end();
    throw error;
  }
  log.info({ health: health.port }, 'rootkeeper is up');

  return {
    nextDue: scheduler.nextDue,
    runDue: scheduler.runDue,
    clockMoved: scheduler.clockMoved,
    async stop() {
      log.info({}, 'rootkeeper is ending: it takes nothing new, and finishes what it acknowledged');
      const patience = runtime.patience ?? GRACEFUL;
      const until = runtime.monotonic() + patience;
      await app.stop(patience);
      await parts.settled(until - runtime.monotonic());
      await end();
    },
  };
}
