import { App, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { CommandDeps } from '../commands/index.ts';
import { registerCommands } from '../commands/index.ts';
import { boltLogger } from './bolt-logger.ts';
import { createBotIdentity, refusedTokens } from './bot-identity.ts';
import { type Milliseconds, SECOND } from './domain/time.ts';
import { givingUpAfter } from './give-up.ts';
import { createOnce } from './once.ts';
import type { Log } from './operations/ports.ts';
import { createSameAnswer } from './same-answer.ts';

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
  /** Resolves once the socket is open. Throws `UserError` where Slack refuses the tokens. */
  start(): Promise<void>;
  isConnected(): boolean;
  /** Takes nothing new; resolves when everything acknowledged has been answered, or `graceful` milliseconds later. */
  stop(graceful: number): Promise<void>;
  /** Resolves when nothing is being answered, or `most` milliseconds later. */
  settled(most: number): Promise<void>;
}

/**
 * The socket's client gives up for good where its retries end, and its own hundred get ever farther apart: after an hour
 * without Slack it would look a quarter of an hour later. `unref`: a stopped app need not wait for the next one.
 */
const UNTIL_CONNECTED = {
  forever: true,
  retries: 10,
  factor: 1.5,
  minTimeout: 1_000,
  maxTimeout: 15_000,
  unref: true,
};
const REMEMBERED = 1_000;

/** Three tries within a few seconds: a person is waiting. Bolt's own default in Socket Mode is a hundred. */
const RETRIES = { retries: 3, factor: 2, minTimeout: 300, maxTimeout: 2_000 };

/**
 * A call that Slack leaves without an answer. An answer that goes to its response_url, and then four times to the Web API
 * with 2.1 s of pauses, is given up after 22.1 s: stopping waits 25 s for it.
 */
const GIVEN_UP_AFTER: Milliseconds = 4 * SECOND;

export function createApp(options: AppOptions): RunningApp {
  const { log, commands, apiUrl } = options;
  const logger = boltLogger(log.child({ part: 'bolt' }));
  const reaching = {
    fetch: givingUpAfter(GIVEN_UP_AFTER),
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
  };
  const receiver = new SocketModeReceiver({
    appToken: options.appToken,
    logger,
    installerOptions: { clientOptions: { ...reaching, retryConfig: UNTIL_CONNECTED } },
  });
  const clientOptions = { ...reaching, retryConfig: RETRIES };
  const whoWeAre = createBotIdentity(new WebClient(options.botToken, { ...clientOptions, logger }));
  // Bolt's own check of a token is a promise that nobody waits for: where it fails, the process would end.
  const authorize = async () => ({ botToken: options.botToken, ...(await whoWeAre()) });
  const app = new App({ receiver, authorize, logger, clientOptions });
  const alike = createSameAnswer(REMEMBERED);
  const take = app.processEvent.bind(app);
  app.processEvent = (event) => take(alike(event));
  const pending = new Set<Promise<unknown>>();
  const isNew = createOnce(REMEMBERED);
  // Not left to Bolt's own handler, which runs outside of the interaction and so knows no request id.
  const handled = (handling: Promise<unknown>) =>
    handling.catch((error: unknown) => log.error({ err: error }, 'a handler failed'));
  app.use(async (args) => {
    const { body } = args;
    const work = log.within({ requestId: commands.newId('req') }, async () => {
      log.debug({ envelope: 'command' in body ? body.command : body.type }, 'an envelope arrived');
      const deed = deedOf(body);
      if (deed === undefined || isNew(deed)) return handled(args.next());
      log.info({}, 'an envelope came again, and is only acknowledged');
      if ('ack' in args) await args.ack?.();
    });
    pending.add(work);
    await work.finally(() => pending.delete(work));
  });
  app.error(async (error) => log.error({ err: error }, 'Bolt failed'));
  registerCommands(app, commands);
  let connected = false;
  receiver.client.on('connected', () => {
    connected = true;
    log.info({}, 'connected to Slack');
  });
  for (const lost of ['connecting', 'reconnecting', 'disconnected']) {
    receiver.client.on(lost, () => {
      if (connected) log.info({}, 'the connection to Slack has ended');
      connected = false;
    });
  }

  const settled = async (most: number) => {
    const deadline = new Promise((resolve) => setTimeout(resolve, most).unref());
    await Promise.race([Promise.allSettled(pending), deadline]);
  };

  return {
    async start() {
      try {
        await whoWeAre();
        await app.start();
      } catch (error) {
        throw refusedTokens(error) ?? error;
      }
    },
    isConnected: () => connected,
    async stop(graceful) {
      await app.stop();
      await settled(graceful);
    },
    settled,
  };
}

const DEEDS: readonly unknown[] = ['block_actions', 'view_submission'];

/**
 * What a command, a pressed button or a submitted modal is known by; a duplicate has the same. Everything else may be
 * done twice. Another process may get the duplicate: what it must not do twice is a conditional write.
 */
function deedOf(body: object): string | undefined {
  const isDeed = 'command' in body || ('type' in body && DEEDS.includes(body.type));
  return isDeed && 'trigger_id' in body ? String(body.trigger_id) : undefined;
}
