import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { startStore } from '../../../sandbox/process/store.ts';
import type { ShownMessage } from '../../../sandbox/slack/shown.ts';
import type { RunningSlack } from '../../../sandbox/slack/start-options.ts';
import { boltLogger } from '../../../src/bolt-logger.ts';
import type { ApprovalPolicy } from '../../../src/domain/approval-policy/policy.ts';
import { apply } from '../../../src/domain/window/apply.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { Person } from '../../../src/domain/window/person.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { createMeasurements } from '../../../src/operations/measurements.ts';
import type { PostStore, WindowStore } from '../../../src/operations/window-ports.ts';
import { createCardViews } from '../../../src/operations/windows/card-views.ts';
import { createWindowSweep } from '../../../src/operations/windows/sweep.ts';
import { createTending, type Tending } from '../../../src/operations/windows/tend.ts';
import type { TendingDeps } from '../../../src/operations/windows/tending/deps.ts';
import { windowRenderer } from '../../../src/slack/windows/renderer.ts';
import { createMessenger, MESSENGER_CLIENT } from '../../../src/slack-web/messenger.ts';
import { createWorkspace } from '../../../src/slack-web/workspace.ts';
import { createStoreClient } from '../../../src/store/client.ts';
import { createTable } from '../../../src/store/create-table.ts';
import type { Table } from '../../../src/store/table.ts';
import { createPostStore } from '../../../src/store/windows/post-store.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { aDirectory } from '../builders/account.ts';
import { aContext, aPolicy, aWindow, digest, seal, seals } from '../builders/window.ts';
import { factsAbout } from '../builders/window-people.ts';
import { type FakeAuditor, fakeAuditor } from './auditor.ts';
import { type StandingClock, standingClock } from './clock.ts';
import { type DyingCalls, dyingCalls } from './dying-calls.ts';
import { type RecordingLog, recordingLog } from './log.ts';
import { startSlackSandbox } from './slack-sandbox.ts';

/** People of the demo company, by the ids they have in its Slack. */
export const MIA: Person = { id: 'U0MIA000001', name: 'Mia Chen' };
export const OMAR: Person = { id: 'U0OMAR00001', name: 'Omar Diaz' };
export const LENA: Person = { id: 'U0LENA00001', name: 'Lena Fischer' };

export const APPROVALS = 'C0APPROVALS';
export const ALERTS = 'C0ALERTS001';

/** A real Slack and a real table, and processes that follow windows in them. */
export interface TendingWorld {
  readonly slack: RunningSlack;
  readonly calls: DyingCalls;
  readonly clock: StandingClock;
  readonly log: RecordingLog;
  readonly auditor: FakeAuditor;
  readonly table: Table;
  readonly store: WindowStore;
  readonly posts: PostStore;
  readonly bot: WebClient;
  /** One more process, as it is after its start. */
  start(overrides?: Partial<TendingDeps>): TendingProcess;
  /** Stores a window that was just asked for; each has another id. */
  request(
    context?: Parameters<typeof aWindow>[1],
    draft?: Parameters<typeof aWindow>[0],
  ): Promise<RootWindow>;
  /** Stores the window one step on; throws where the step is refused, or the window moved on. */
  happen(window: RootWindow, event: WindowEvent): Promise<RootWindow>;
  /** The window's cards as Mia sees them now, oldest first. */
  cards(window: RootWindow, channel?: string): readonly ShownMessage[];
  /** The texts in the threads of its cards, oldest first. */
  replies(window: RootWindow): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface TendingProcess extends Tending {
  /** Runs the sweep once, and waits for everything that it began. When the next is due. */
  sweep(): Promise<number | undefined>;
}

export async function startTendingWorld(): Promise<TendingWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'rootkeeper-tending-'));
  const clock = standingClock();
  const calls = dyingCalls();
  const slack = await startSlackSandbox({ clock, interception: calls });
  const running = await startStore(join(folder, 'store'), calls);
  const table = aTable(running.url);
  await createTable(table);
  const log = recordingLog();
  const auditor = fakeAuditor();
  const parts = { slack, calls, clock, log, auditor, table };
  const bot = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
  let requests = 0;
  let processes = 0;
  return {
    ...{ slack, calls, clock, log, auditor, table },
    store: createWindowStore({ table, log }),
    posts: createPostStore({ table }),
    bot,
    start: (overrides = {}) => {
      processes += 1;
      return startProcess({ ...parts, name: `process-${processes}` }, overrides);
    },
    request: async (context = {}, draft = {}) => {
      requests += 1;
      const id = windowId(`view ${requests}`, digest);
      const people = [MIA, OMAR, LENA].map((person) => factsAbout(person));
      const window = aWindow(
        { id, requester: MIA, operator: MIA, ...draft },
        { now: clock.now(), people, governing: { kind: 'governed', policy: thePolicy() }, ...context },
      );
      await createWindowStore({ table, log }).create(window, digest(`view ${requests}`));
      return window;
    },
    happen: async (window, event) => {
      const behind = { people: [MIA, OMAR, LENA].map((person) => factsAbout(person)), custody: [] };
      const context = aContext(event, { now: clock.now(), policy: window.request.policy, behind });
      const applied = apply(window, event, context);
      if (applied.kind === 'refused') throw new Error(`${event.type}: ${JSON.stringify(applied.refusal)}`);
      const stored = await createWindowStore({ table, log }).advance(applied.window);
      if (stored !== 'stored') throw new Error(`${event.type}: ${stored}`);
      return applied.window;
    },
    cards: (window, channel) => cardsOf(slack, window, channel),
    replies: async (window) => {
      const threads = cardsOf(slack, window).map(({ ts }) => repliesTo(bot, ts));
      return (await Promise.all(threads)).flat();
    },
    close: async () => {
      table.client.destroy();
      await Promise.all([slack.close(), running.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Nothing is tried again: a call that went wrong is one that a dead process did not make. */
function aTable(endpoint: string): Table {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = createStoreClient({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 });
  return { client, name: 'rootkeeper', random: () => 0 };
}

/** Omar and Lena are pinned, one approval is enough, and Mia may break the glass. */
export function thePolicy(overrides: Parameters<typeof aPolicy>[0] = {}): ApprovalPolicy {
  return aPolicy({ approvers: { users: [OMAR.id, LENA.id] }, quorum: 1, breakGlass: [MIA.id], ...overrides });
}

interface ProcessParts extends Pick<TendingWorld, 'slack' | 'calls' | 'clock' | 'log' | 'auditor'> {
  readonly name: string;
  readonly table: Table;
}

function startProcess(parts: ProcessParts, overrides: Partial<TendingDeps>): TendingProcess {
  const { slack, clock, log, auditor, table, name } = parts;
  const client = new WebClient(slack.tokens.bot, {
    slackApiUrl: slack.apiUrl,
    logger: boltLogger(log),
    ...MESSENGER_CLIENT,
  });
  const store = createWindowStore({ table, log });
  const directory = async () => aDirectory();
  let ids = 0;
  const deps: TendingDeps = {
    ...{ store, clock, seal, seals, digest, log, directory, auditor },
    posts: createPostStore({ table }),
    messenger: createMessenger(client),
    renderer: windowRenderer(),
    cardView: createCardViews({ store, directory, seals, clock, log }),
    people: {
      candidates: async () => [MIA, OMAR, LENA].map((person) => factsAbout(person)),
      members: async ({ users }) => users,
    },
    policyNow: async ({ request }) => request.policy,
    workspace: createWorkspace(client, clock),
    measurements: createMeasurements(auditor, clock),
    approvalsChannel: APPROVALS,
    alertsChannel: ALERTS,
    newId: (purpose) => {
      ids += 1;
      return `${purpose}-${name}-${ids}`;
    },
    signal: new AbortController().signal,
    ...overrides,
  };
  const tending = createTending(deps);
  const sweep = createWindowSweep({ store: deps.store, tending, log });
  return {
    ...tending,
    sweep: async () => {
      const next = await sweep(clock.now());
      await tending.settled();
      return next;
    },
  };
}

function cardsOf(
  slack: RunningSlack,
  { id }: RootWindow,
  channel = '#root-approvals',
): readonly ShownMessage[] {
  const screen = slack.control.view('mia', channel);
  if (screen.kind !== 'channel') throw new Error(`${channel} is no channel`);
  return screen.messages.filter(({ text }) => text.includes(id));
}

async function repliesTo(bot: WebClient, ts: string): Promise<readonly string[]> {
  const { messages = [] } = await bot.conversations.replies({ channel: APPROVALS, ts });
  return messages.filter((message) => message.ts !== ts).map(({ text = '' }) => text);
}
