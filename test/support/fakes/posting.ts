import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { startStore } from '../../../sandbox/process/store.ts';
import type { ShownMessage } from '../../../sandbox/slack/shown.ts';
import type { RunningSlack } from '../../../sandbox/slack/start-options.ts';
import { boltLogger } from '../../../src/bolt-logger.ts';
import type { LocalDate } from '../../../src/domain/snapshot/local-date.ts';
import type { DigestPostStore } from '../../../src/operations/digest-ports.ts';
import { digestClaims } from '../../../src/operations/posting/digest-claims.ts';
import type { OnceMessage, PostingDeps, Shown } from '../../../src/operations/posting/once.ts';
import { showOnce } from '../../../src/operations/posting/show.ts';
import type { Messenger, PostMark } from '../../../src/operations/posting-ports.ts';
import { createMessenger, MESSENGER_CLIENT } from '../../../src/slack-web/messenger.ts';
import { createStoreClient } from '../../../src/store/client.ts';
import { createTable } from '../../../src/store/create-table.ts';
import { createDigestPostStore } from '../../../src/store/digest/digest-post-store.ts';
import { type StandingClock, standingClock } from './clock.ts';
import { type DyingCalls, dyingCalls } from './dying-calls.ts';
import { type RecordingLog, recordingLog } from './log.ts';
import { startSlackSandbox } from './slack-sandbox.ts';

/** Of the demo company's Slack. */
export const SECURITY = 'C0SECURITY1';

/** A real Slack and a real table, and processes that post one message a day there. */
export interface PostingWorld {
  readonly slack: RunningSlack;
  readonly calls: DyingCalls;
  readonly clock: StandingClock;
  readonly log: RecordingLog;
  readonly posts: DigestPostStore;
  readonly bot: WebClient;
  readonly messenger: Messenger;
  /** One more process. */
  start(overrides?: PostingOverrides): PostingProcess;
  /** The messages of a day in its channel, oldest first. */
  standing(date: LocalDate): readonly ShownMessage[];
  close(): Promise<void>;
}

export interface PostingOverrides {
  readonly messenger?: Partial<Messenger>;
  readonly posts?: Partial<DigestPostStore>;
  readonly post?: OnceMessage['post'];
}

export interface PostingProcess {
  /** Sees to it that the message of that day is there. */
  show(date: LocalDate, target?: string): Promise<Shown>;
}

/** What marks the message of a day, which has the date for its text. */
export function markOf(date: LocalDate, channel = SECURITY): PostMark {
  return { kind: 'digest', id: channel, name: date };
}

export async function startPostingWorld(): Promise<PostingWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'rootkeeper-posting-'));
  const clock = standingClock();
  const calls = dyingCalls();
  const log = recordingLog();
  const slack = await startSlackSandbox({ clock, interception: calls });
  const running = await startStore(join(folder, 'store'), calls);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const endpoint = { endpoint: running.url, region: 'eu-central-1', credentials, maxAttempts: 1 };
  const table = { client: createStoreClient(endpoint), name: 'rootkeeper', random: () => 0 };
  await createTable(table);
  const posts = createDigestPostStore({ table });
  const options = { slackApiUrl: slack.apiUrl, logger: boltLogger(log), ...MESSENGER_CLIENT };
  const bot = new WebClient(slack.tokens.bot, options);
  const messenger = createMessenger(bot);
  let ids = 0;
  const newId: PostingDeps['newId'] = (purpose) => {
    ids += 1;
    return `${purpose}-${ids}`;
  };
  return {
    ...{ slack, calls, clock, log, posts, bot, messenger },
    start: (overrides = {}) => aProcess({ messenger, clock, newId, log }, posts, overrides),
    standing: (date) => {
      const screen = slack.control.view('mia', '#security');
      if (screen.kind !== 'channel') throw new Error('#security is no channel');
      return screen.messages.filter(({ text }) => text.includes(date));
    },
    close: async () => {
      table.client.destroy();
      await Promise.all([slack.close(), running.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function aProcess(deps: PostingDeps, posts: DigestPostStore, overrides: PostingOverrides): PostingProcess {
  const messenger = { ...deps.messenger, ...overrides.messenger };
  return {
    show: (date, target = SECURITY) =>
      showOnce(
        {
          ...{ mark: markOf(date, target), target },
          claims: digestClaims({ ...posts, ...overrides.posts }, target, date),
          post:
            overrides.post ?? ((channel, mark) => messenger.post(channel, { text: date, blocks: [] }, mark)),
        },
        { ...deps, messenger },
      ),
  };
}
