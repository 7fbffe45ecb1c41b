import { setTimeout as sleep } from 'node:timers/promises';
import type { CallerIdentity } from './aws/caller-identity.ts';
import { createTurns } from './aws/turns.ts';
import type { ActivityConfig } from './config/activity.ts';
import type { Config } from './config/config.ts';
import type { WindowUseRecord } from './domain/activity/window-use-record.ts';
import type { Alert } from './domain/alert/alert.ts';
import type { RootWindow } from './domain/window/window.ts';
import type { RootLog } from './log.ts';
import { alertView, windowUseView } from './operations/activity/alert-views.ts';
import { createCentralAccess } from './operations/activity/central-access.ts';
import { createNetworkOf } from './operations/activity/networks.ts';
import { createPipeline } from './operations/activity/pipeline.ts';
import { createTelling } from './operations/activity/telling/telling.ts';
import type { DirectoryStore, RootAuditor, Workspace } from './operations/ports.ts';
import type { Messenger } from './operations/posting-ports.ts';
import { createPeople } from './operations/windows/people.ts';
import { recentDirectory } from './operations/windows/recent-directory.ts';
import type { Runtime } from './runtime.ts';
import { digest } from './seal.ts';
import { alertRenderer } from './slack/activity/renderer.ts';
import { createActivityStore } from './store/activity/activity-store.ts';
import { createAlarmWatchStore } from './store/activity/alarm-watch-store.ts';
import { createAlertPostStore } from './store/activity/alert-post-store.ts';
import { createAlertRefusalStore } from './store/activity/alert-refusal-store.ts';
import { createAlertStore } from './store/activity/alert-store.ts';
import { createHeartbeatStore } from './store/activity/heartbeat-store.ts';
import { createIntentStore } from './store/activity/intent-store.ts';
import { createPoisonStore } from './store/activity/poison-store.ts';
import { createWindowUseStore } from './store/activity/window-use-store.ts';
import type { Table } from './store/table.ts';
import { createPostStore } from './store/windows/post-store.ts';
import { createRefusalStore } from './store/windows/refusal-store.ts';
import { createSightingStore } from './store/windows/sighting-store.ts';
import { createWindowStore } from './store/windows/window-store.ts';

/** What root activity shares with the rest of the app. */
export interface ActivityParts {
  readonly runtime: Pick<Runtime, 'clock' | 'random' | 'newId'>;
  readonly config: Pick<Config, 'aws' | 'windows'>;
  readonly table: Table;
  /** As it is stored: events wait for no first reading. */
  readonly directoryStore: Pick<DirectoryStore, 'load'>;
  readonly callerIdentity: () => Promise<CallerIdentity>;
  readonly workspace: Workspace;
  readonly messenger: Messenger;
  readonly auditor: Pick<RootAuditor, 'features'>;
  readonly log: RootLog;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

export type ActivityPorts = ReturnType<typeof createActivityPorts>;

/** Everything that the operations on root activity are made of, under the names by which they ask for it. */
export function createActivityPorts(activity: ActivityConfig, parts: ActivityParts) {
  const { runtime, table, log, workspace, messenger, auditor, signal, config } = parts;
  const { clock, newId } = runtime;
  const heartbeats = createHeartbeatStore({ table, log });
  const people = createPeople({ workspace, sightings: createSightingStore({ table }), clock, log });
  const directory = recentDirectory(parts.directoryStore, clock);
  const shared = {
    ...{ clock, newId, log, digest, people, directory, workspace, messenger },
    records: createActivityStore({ table, log }),
    alerts: createAlertStore({ table, log }),
    alertPosts: createAlertPostStore({ table }),
    refusals: createAlertRefusalStore({ table }),
    windowRefusals: createRefusalStore({ table }),
    uses: createWindowUseStore({ table }),
    intents: createIntentStore({ table }),
    heartbeats,
    alarmWatch: createAlarmWatchStore({ table }),
    pipeline: createPipeline({ ...activity, heartbeats, clock, turn: createTurns().next }),
    poison: createPoisonStore({ table, newId }),
    windows: createWindowStore({ table, log }),
    windowPosts: createPostStore({ table }),
    escalate: () => people.members(activity.escalate),
    ours: async () => [(await parts.callerIdentity()).arn],
  };
  const viewDeps = {
    ...shared,
    custody: config.windows?.custody ?? [],
    centralAccess: createCentralAccess({ auditor, clock, log, signal }),
    networkOf: createNetworkOf(activity.knownNetworks),
  };
  const views = {
    alertView: (alert: Alert) => alertView(alert, viewDeps),
    useView: (window: RootWindow, record: WindowUseRecord) => windowUseView(window, record, viewDeps),
  };
  const telling = createTelling({
    ...{ ...shared, ...views },
    renderer: alertRenderer(),
    alertsChannel: activity.alertsChannel,
    approvalsChannel: config.windows?.approvalsChannel ?? activity.alertsChannel,
    wait: async (time) => {
      await sleep(time, undefined, { signal }).catch(() => undefined);
    },
  });
  return { ...shared, ...views, telling };
}
