import { setTimeout as sleep } from 'node:timers/promises';
import { auditConnections } from './aws/audit-budget.ts';
import { createTurns } from './aws/turns.ts';
import type { SlackClients } from './compose-slack.ts';
import type { Config, DigestConfig } from './config/config.ts';
import type { WindowsConfig } from './config/windows.ts';
import type { Directory } from './domain/account.ts';
import type { Instant } from './domain/time.ts';
import type { RootLog } from './log.ts';
import type { ActivitySince } from './operations/activity/activity-since.ts';
import type { ReadPipeline } from './operations/activity/pipeline-fact.ts';
import type { JoinRootUses } from './operations/activity/root-uses.ts';
import { createDrawings } from './operations/digest/drawings.ts';
import type { RecentSnapshot } from './operations/digest/recent-snapshot.ts';
import { waitingWindows } from './operations/digest/waiting-windows.ts';
import type { Measurements } from './operations/measurements.ts';
import type { Leases, ResultStore, RootAuditor, Workspace } from './operations/ports.ts';
import { createChannelCheck } from './operations/posting/channel-check.ts';
import { createAuditSource } from './operations/windows/audit/audit-source.ts';
import { takeHead } from './operations/windows/audit/heads.ts';
import type { Runtime } from './runtime.ts';
import { createSeal, createSeals } from './seal.ts';
import { digestRenderer } from './slack/digest/renderer.ts';
import { createMessenger } from './slack-web/messenger.ts';
import { createPictureUpload } from './slack-web/pictures.ts';
import { createAcknowledgementStore } from './store/digest/acknowledgement-store.ts';
import { createDigestPostStore } from './store/digest/digest-post-store.ts';
import type { createSnapshotStore } from './store/digest/snapshot-store.ts';
import { createSweepStore } from './store/digest/sweep-store.ts';
import { damageIn } from './store/errors.ts';
import type { Table } from './store/table.ts';
import { createHeadStore } from './store/windows/head-store.ts';
import { createWindowStore } from './store/windows/window-store.ts';
import { createTrendPainter } from './trend-picture/painter.ts';

/** What the digest shares with the rest of the app. */
export interface DigestParts {
  readonly runtime: Pick<Runtime, 'clock' | 'monotonic' | 'newId'>;
  readonly config: Pick<Config, 'readers' | 'policy' | 'audit' | 'windows'>;
  readonly table: Table;
  readonly snapshots: ReturnType<typeof createSnapshotStore>;
  readonly recentSnapshot: RecentSnapshot;
  readonly results: Pick<ResultStore, 'load'>;
  readonly leases: Leases;
  /** Waits a while for the first reading of all. */
  readonly directory: (signal: AbortSignal) => Promise<Directory>;
  readonly measurements: Measurements;
  /** Absent: root activity is not watched. */
  readonly joinRootUses?: JoinRootUses;
  readonly auditor: Pick<RootAuditor, 'features'>;
  /** Absent: root activity is not watched. */
  readonly readPipeline?: ReadPipeline;
  /** The same. */
  readonly rootActivity?: ActivitySince;
  readonly workspace: Workspace;
  readonly slack: Pick<SlackClients, 'messages' | 'pictures'>;
  readonly log: RootLog;
  /** The end of the app. */
  readonly signal: AbortSignal;
}

export type DigestPorts = ReturnType<typeof createDigestPorts>;

/** Everything that the operations of the digest are made of, under the names by which they ask for it. */
export function createDigestPorts({ channel, acknowledgers }: DigestConfig, parts: DigestParts) {
  const { table, runtime, config, workspace, log } = parts;
  const { clock, monotonic, newId } = runtime;
  return {
    ...parts,
    ...{ clock, monotonic, newId, channel, policy: config.policy },
    ...windowsOf(config.windows, parts),
    sweeps: createSweepStore({ table, newId }),
    acknowledgements: createAcknowledgementStore({ table, log }),
    posts: createDigestPostStore({ table }),
    messenger: createMessenger(parts.slack.messages),
    channelCheck: createChannelCheck('the digest', { workspace, clock, log }),
    drawings: createDrawings({
      ...{ clock, log, painter: createTrendPainter(), pictures: createPictureUpload(parts.slack.pictures) },
      ...headsOf(config.windows, parts),
    }),
    renderer: digestRenderer(),
    canAcknowledge: acknowledgers.users.length + acknowledgers.groups.length > 0,
    atOnce: auditConnections(config.audit.concurrency),
    turn: createTurns().next,
    wait: (time: number, signal?: AbortSignal) => sleep(time, undefined, signal && { signal }),
  };
}

function windowsOf(windows: WindowsConfig | undefined, { table, log }: DigestParts) {
  if (windows === undefined) return {};
  const store = createWindowStore({ table, log });
  return { waitingWindows: (now: Instant) => waitingWindows(store, now) };
}

function headsOf(windows: WindowsConfig | undefined, { table, runtime, log }: DigestParts) {
  if (windows === undefined) return {};
  const { auditKey, formerAuditKeys } = windows;
  const source = createAuditSource({ store: createWindowStore({ table, log }), damageIn });
  const heads = createHeadStore({ table, newId: runtime.newId });
  const [seal, seals] = [createSeal(auditKey), createSeals([auditKey, ...formerAuditKeys])];
  return { takeHead: () => takeHead({ source, heads, clock: runtime.clock, seal, seals }) };
}
