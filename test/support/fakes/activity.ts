import { WebClient } from '@slack/web-api';
import type { ShownMessage } from '../../../sandbox/slack/shown.ts';
import { boltLogger } from '../../../src/bolt-logger.ts';
import type { RootRecord } from '../../../src/domain/activity/record.ts';
import type { Alert } from '../../../src/domain/alert/alert.ts';
import { DAY, type Instant } from '../../../src/domain/time.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { alertView, windowUseView } from '../../../src/operations/activity/alert-views.ts';
import { createCentralAccess } from '../../../src/operations/activity/central-access.ts';
import { createFollowing } from '../../../src/operations/activity/following.ts';
import { createNetworkOf } from '../../../src/operations/activity/networks.ts';
import { receiveEvents } from '../../../src/operations/activity/receive.ts';
import { createActivitySweep } from '../../../src/operations/activity/sweep.ts';
import type { TellingDeps } from '../../../src/operations/activity/telling/deps.ts';
import { createTelling } from '../../../src/operations/activity/telling/telling.ts';
import type { ActivityStore, AlertStore } from '../../../src/operations/activity-store-ports.ts';
import { alertRenderer } from '../../../src/slack/activity/renderer.ts';
import { createMessenger, MESSENGER_CLIENT } from '../../../src/slack-web/messenger.ts';
import { createWorkspace } from '../../../src/slack-web/workspace.ts';
import { createActivityStore } from '../../../src/store/activity/activity-store.ts';
import { createAlertPostStore } from '../../../src/store/activity/alert-post-store.ts';
import { createAlertStore } from '../../../src/store/activity/alert-store.ts';
import { createHeartbeatStore } from '../../../src/store/activity/heartbeat-store.ts';
import { createIntentStore } from '../../../src/store/activity/intent-store.ts';
import { createPoisonStore } from '../../../src/store/activity/poison-store.ts';
import { createWindowUseStore } from '../../../src/store/activity/window-use-store.ts';
import { createPostStore } from '../../../src/store/windows/post-store.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { aDirectory } from '../builders/account.ts';
import { PAYMENTS } from '../builders/alert.ts';
import { type CloudTrailRecord, enveloped, eventTime, WATCHED } from '../builders/cloudtrail.ts';
import { digest } from '../builders/window.ts';
import { type FakeQueue, fakeQueue } from './event-queue.ts';
import { ALERTS, APPROVALS, LENA, MIA, OMAR, startTendingWorld, type TendingWorld } from './tending.ts';

/** A role session that we call as. */
export const OURS = 'arn:aws:sts::999900001111:assumed-role/rootkeeper/rootkeeper';

/** A real Slack and a real table, a queue, and processes that take in, judge and tell what root does. */
export interface ActivityWorld {
  readonly windows: TendingWorld;
  readonly queue: FakeQueue;
  readonly records: ActivityStore;
  readonly alerts: AlertStore;
  /**
   * A record as EventBridge delivers it, of `at` or of now. Every eventID is "1", as in some records of AWS: the request
   * tells them apart.
   */
  happening(record: CloudTrailRecord, at?: Instant): CloudTrailRecord;
  /** One more process, as it is after its start. */
  start(): ActivityProcess;
  /** Messages in the alerts channel, oldest first. */
  posted(): readonly ShownMessage[];
  /** What is told below a message. */
  told(message: ShownMessage | undefined): Promise<readonly string[]>;
  /** Alerts of payments-prod, the newest first. */
  raised(): Promise<readonly Alert[]>;
  /** Records of payments-prod's root user. */
  events(): Promise<readonly RootRecord[]>;
  close(): Promise<void>;
}

export type ActivityProcess = ReturnType<typeof startProcess>;

export async function startActivityWorld(): Promise<ActivityWorld> {
  const windows = await startTendingWorld();
  const { table, log, slack, bot } = windows;
  const queue = fakeQueue(windows.calls);
  const alerts = createAlertStore({ table, log });
  const records = createActivityStore({ table, log });
  let processes = 0;
  let requests = 0;
  return {
    ...{ windows, queue, alerts, records },
    happening: (record, at = windows.clock.now()) => {
      requests += 1;
      return enveloped({
        ...record,
        eventID: '1',
        requestID: `request ${requests}`,
        eventTime: eventTime(at),
      });
    },
    start: () => {
      processes += 1;
      return startProcess(windows, queue, `process-${processes}`);
    },
    posted: () => {
      const screen = slack.control.view('mia', '#root-alerts');
      if (screen.kind !== 'channel') throw new Error('#root-alerts is no channel');
      return screen.messages;
    },
    told: async (message) => {
      if (message === undefined) return [];
      const { messages = [] } = await bot.conversations.replies({ channel: ALERTS, ts: message.ts });
      return messages.filter(({ ts }) => ts !== message.ts).map(({ text = '' }) => text);
    },
    raised: async () => alerts.loadAll((await alerts.line('root', PAYMENTS)).ids),
    events: async () => {
      const found: RootRecord[] = [];
      const range = { from: windows.clock.now() - 30 * DAY };
      for await (const page of records.eventsOf(PAYMENTS, range)) found.push(...page);
      return found;
    },
    close: windows.close,
  };
}

function startProcess({ table, slack, clock, log, auditor }: TendingWorld, queue: FakeQueue, name: string) {
  const logger = boltLogger(log);
  const client = new WebClient(slack.tokens.bot, { slackApiUrl: slack.apiUrl, logger, ...MESSENGER_CLIENT });
  let ids = 0;
  const newId = (purpose: string) => {
    ids += 1;
    return `${purpose}-${name}-${ids}`;
  };
  const directory = async () => aDirectory();
  const { signal } = new AbortController();
  const uses = createWindowUseStore({ table });
  const windows = createWindowStore({ table, log });
  const shared = {
    ...{ clock, log, newId, digest, directory, windows, uses },
    records: createActivityStore({ table, log }),
    alerts: createAlertStore({ table, log }),
    intents: createIntentStore({ table }),
    escalate: async () => [OMAR.id, LENA.id],
  };
  const viewDeps = {
    ...shared,
    custody: [],
    people: { names: async () => new Map<string, string>() },
    centralAccess: createCentralAccess({ auditor, clock, log, signal }),
    networkOf: createNetworkOf([{ name: 'office', ranges: ['198.51.100.0/24'] }]),
  };
  const deps: TellingDeps = {
    ...shared,
    alertPosts: createAlertPostStore({ table }),
    windowPosts: createPostStore({ table }),
    messenger: createMessenger(client),
    renderer: alertRenderer(),
    alertView: (alert) => alertView(alert, viewDeps),
    useView: (window: RootWindow, record) => windowUseView(window, record, viewDeps),
    workspace: createWorkspace(client, clock),
    alertsChannel: ALERTS,
    approvalsChannel: APPROVALS,
    wait: async () => undefined,
  };
  const telling = createTelling(deps);
  const following = createFollowing({
    ...shared,
    ...telling,
    ours: async () => [OURS],
    wait: async () => undefined,
  });
  const sweep = createActivitySweep({ ...shared, following, telling });
  const settled = async () => {
    await following.settled();
    await telling.settled();
  };
  return {
    ...{ telling, following, deps, settled },
    /** Takes in what is in the queue, and ends at the first thing that goes wrong. */
    takeIn: async () => {
      const end = new AbortController();
      await receiveEvents(
        {
          ...shared,
          queue: {
            ...queue,
            receive: async (each) => {
              const messages = await queue.receive(each);
              if (messages.length === 0) end.abort();
              return messages;
            },
          },
          heartbeats: createHeartbeatStore({ table, log }),
          poison: createPoisonStore({ table, newId }),
          watched: async () => WATCHED,
          receivers: 1,
          follow: following.take,
          random: () => 0,
          wait: async () => end.abort(),
        },
        end.signal,
      );
      await settled();
    },
    /** Gives whether something falls due soon. */
    sweep: async () => {
      const isMoreSoon = await sweep(clock.now());
      await settled();
      return isMoreSoon;
    },
  };
}

export { LENA, MIA, OMAR };
