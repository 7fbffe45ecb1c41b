import { App, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { CommandDeps } from '../commands/index.ts';
import { registerCommands } from '../commands/index.ts';
import type { Log } from './operations/ports.ts';

export interface AppOptions {
  readonly botToken: string;
  readonly appToken: string;
  /** Only for a local workspace. */
  readonly apiUrl?: string;
  readonly log: Log & { within<T>(context: { requestId: string }, work: () => T): T };
  readonly commands: CommandDeps;
}

/** The Bolt app over Socket Mode, and what a graceful end needs. */
export interface RunningApp {
  /** Resolves once the socket is open. Throws where Slack refuses the tokens. */
  start(): Promise<void>;
  isConnected(): boolean;
  /** Takes nothing new; resolves when everything acknowledged has been answered, or `graceful` milliseconds later. */
  stop(graceful: number): Promise<void>;
}

/** Three tries within a few seconds: a person is waiting. Bolt's own default in Socket Mode is a hundred. */
const RETRIES = { retries: 3, factor: 2, minTimeout: 300, maxTimeout: 2_000 };

export function createApp(options: AppOptions): RunningApp {
  const { log, commands, apiUrl } = options;
  const logger = boltLogger(log.child({ part: 'bolt' }));
  const address = apiUrl === undefined ? {} : { slackApiUrl: apiUrl };
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger,
    // A copy: the socket's client writes its own hundred retries into it.
    installerOptions: { clientOptions: { ...address } },
  });
  const app = new App({
    receiver,
    token: options.botToken,
    logger,
    clientOptions: { ...address, retryConfig: RETRIES },
  });
  const pending = new Set<Promise<unknown>>();
  app.use(async ({ next, body }) => {
    const work = log.within({ requestId: commands.newId('req') }, async () => {
      log.debug({ envelope: 'command' in body ? body.command : body.type }, 'an envelope arrived');
      await next();
    });
    pending.add(work);
    await work.finally(() => pending.delete(work));
  });
  app.error(async (error) => log.error({ err: error }, 'a handler failed'));
  registerCommands(app, commands);
  let connected = false;
  receiver.client.on('connected', () => {
    connected = true;
  });
  for (const lost of ['connecting', 'reconnecting', 'disconnected']) {
    receiver.client.on(lost, () => {
      connected = false;
    });
  }

  return {
    start: async () => {
      await app.start();
    },
    isConnected: () => connected,
    async stop(graceful) {
      await app.stop();
      const deadline = new Promise((resolve) => setTimeout(resolve, graceful).unref());
      await Promise.race([Promise.allSettled(pending), deadline]);
    },
  };
}

/** Bolt's log lines as structured ones; its debug lines not at all: they hold whole envelopes, answers and socket tickets. */
function boltLogger(log: Log): Logger {
  const words = (parts: readonly unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug: () => undefined,
    info: (...parts) => log.info({}, words(parts)),
    warn: (...parts) => log.warn({}, words(parts)),
    error: (...parts) => log.error({}, words(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
