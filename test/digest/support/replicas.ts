import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebClient } from '@slack/web-api';
import { startStore } from '../../../sandbox/process/store.ts';
import type { ShownMessage } from '../../../sandbox/slack/shown.ts';
import type { RunningSlack } from '../../../sandbox/slack/start-options.ts';
import { boltLogger } from '../../../src/bolt-logger.ts';
import { composeDigest } from '../../../src/compose-digest.ts';
import type { Account } from '../../../src/domain/account.ts';
import type { LocalDate } from '../../../src/domain/snapshot/local-date.ts';
import { DAY, HOUR, type Instant, MINUTE, type Milliseconds } from '../../../src/domain/time.ts';
import type { Digests } from '../../../src/operations/digest/digests.ts';
import { createRecentSnapshot } from '../../../src/operations/digest/recent-snapshot.ts';
import type { SnapshotStore } from '../../../src/operations/digest-ports.ts';
import { createMeasurements } from '../../../src/operations/measurements.ts';
import type { WorkspaceChannel } from '../../../src/operations/ports.ts';
import { MESSENGER_CLIENT } from '../../../src/slack-web/messenger.ts';
import { deleteAll } from '../../../src/store/batch.ts';
import { createStoreClient } from '../../../src/store/client.ts';
import { createTable } from '../../../src/store/create-table.ts';
import { createSnapshotStore } from '../../../src/store/digest/snapshot-store.ts';
import { createLeases } from '../../../src/store/leases.ts';
import { allKeys } from '../../../src/store/query.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../support/builders/account.ts';
import { aCheckPolicy } from '../../support/builders/subject.ts';
import { type FakeAuditor, fakeAuditor } from '../../support/fakes/auditor.ts';
import { type StandingClock, standingClock } from '../../support/fakes/clock.ts';
import { compiledRenderer } from '../../support/fakes/compiled-renderer.ts';
import { type DyingCalls, dyingCalls } from '../../support/fakes/dying-calls.ts';
import { type RecordingLog, recordingLog } from '../../support/fakes/log.ts';
import { startSlackSandbox } from '../../support/fakes/slack-sandbox.ts';
import { fakeResultStore } from '../../support/fakes/stores.ts';
import { fakeWorkspace } from '../../support/fakes/workspace.ts';

const SECURITY = 'C0SECURITY1';

/** The evening before the first digest. */
export const EVENING: Instant = Date.parse('2026-11-19T20:00:00Z');
/** From then until the digest is due, at six. */
export const NIGHT: Milliseconds = 10 * HOUR;

/** One process, as composed for production, but for what measures the accounts. */
export interface Replica {
  /** By the world's clock. */
  nextDue(): Instant;
  readonly digests: Digests;
  readonly auditor: FakeAuditor;
  readonly log: RecordingLog;
  /** Runs what is due by its own clock; what goes wrong is the job's to try again. */
  runDue(): Promise<void>;
  /** It is told to end, as by SIGTERM; resolves when nothing of it runs any more. */
  end(): Promise<void>;
}

export interface ReplicaOptions {
  /** How far its clock is ahead of the world's. */
  readonly ahead?: Milliseconds;
}

/** A real Slack and a real table, in a world whose time stands still until it is moved. */
export interface ReplicaWorld {
  readonly slack: RunningSlack;
  readonly calls: DyingCalls;
  readonly clock: StandingClock;
  /** Held as long as the world is, so that no picture compiles it. */
  readonly renderer: unknown;
  /** May be changed: all replicas read the same. */
  accounts: readonly Account[];
  /** What Slack says of the channel; may be changed. */
  channel: Partial<WorkspaceChannel>;
  snapshots(): SnapshotStore;
  /** Removes a part of the snapshot of a date by hand, so that it cannot be read. */
  damage(date: LocalDate): Promise<void>;
  /** A new installation, a minute before six of a day after all that was; each process has looked what is due. */
  minuteBeforeSix(processes: number): Promise<readonly Replica[]>;
  start(options?: ReplicaOptions): Replica;
  /** Ends every process. */
  endAll(): Promise<void>;
  /** Lets time go by: to each due time of any of them, where all run what is due, at the same time. */
  pass(time: Milliseconds, replicas: readonly Replica[]): Promise<void>;
  /** The digests in the channel that say the text, oldest first. */
  digests(text: string): readonly ShownMessage[];
  close(): Promise<void>;
}

export function numberedAccounts(count: number): readonly Account[] {
  return Array.from({ length: count }, (_, n) =>
    anAccount({ id: accountIdNumber(n + 1), name: `dev-${n + 1}` }),
  );
}

export async function startReplicaWorld(): Promise<ReplicaWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'rootkeeper-digest-'));
  const clock = standingClock(EVENING);
  const calls = dyingCalls();
  const slack = await startSlackSandbox({ clock, interception: calls });
  const store = await startStore(join(folder, 'store'), calls);
  const client = createStoreClient({
    endpoint: store.url,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const running = new Set<Replica>();
  let table = tableOf(client);
  const world: ReplicaWorld = {
    ...{ slack, calls, clock, accounts: numberedAccounts(3), channel: {} },
    renderer: await compiledRenderer(),
    snapshots: () => createSnapshotStore({ table, newId: randomId, clock, log: recordingLog() }),
    damage: (date) => removeChunks(table, date),
    async minuteBeforeSix(processes) {
      table = tableOf(client);
      await createTable(table);
      clock.move(Math.ceil(clock.now() / DAY) * DAY + 6 * HOUR - MINUTE - clock.now());
      const replicas = Array.from({ length: processes }, () => world.start());
      await Promise.all(replicas.map((replica) => replica.runDue()));
      return replicas;
    },
    start(options = {}) {
      const replica = startReplica(world, table, options);
      running.add(replica);
      return replica;
    },
    async endAll() {
      await Promise.all([...running].map((replica) => replica.end()));
      running.clear();
    },
    pass: (time, replicas) => pass(clock.now() + time, replicas, clock),
    digests: (text) => {
      const screen = slack.control.view('mia', '#security');
      if (screen.kind !== 'channel') throw new Error('#security is no channel');
      return screen.messages.filter(({ plainText }) => plainText.includes(text));
    },
    async close() {
      client.destroy();
      await Promise.all([slack.close(), store.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
  await createTable(table);
  return world;
}

async function removeChunks(table: Table, date: LocalDate): Promise<void> {
  for await (const keys of allKeys(table, `SNAPSHOT#${date}`)) await deleteAll(table, keys);
}

function tableOf(client: Table['client']): Table {
  return { client, name: `rootkeeper-${randomUUID()}`, random: () => 0 };
}

function randomId(purpose: string): string {
  return `${purpose}-${randomUUID()}`;
}

function startReplica(world: ReplicaWorld, table: Table, { ahead = 0 }: ReplicaOptions): Replica {
  const clock = { now: () => world.clock.now() + ahead };
  const shutdown = new AbortController();
  const log = recordingLog();
  const auditor = fakeAuditor();
  const snapshots = createSnapshotStore({ table, newId: randomId, clock, log });
  const options = {
    slackApiUrl: world.slack.apiUrl,
    logger: boltLogger(recordingLog()),
    ...MESSENGER_CLIENT,
  };
  const client = new WebClient(world.slack.tokens.bot, options);
  const workspace = fakeWorkspace({}, { channel: async (id) => ({ ...FIT, id, ...world.channel }) });
  const { commands, job } = composeDigest(
    { channel: SECURITY, schedule: '0 6 * * *', timeZone: 'UTC', acknowledgers: { users: [], groups: [] } },
    {
      runtime: { clock, monotonic: clock.now, newId: randomId },
      config: { readers: { users: [], groups: [] }, policy: aCheckPolicy(), audit: AUDIT },
      ...{ table, snapshots, workspace, auditor },
      recentSnapshot: createRecentSnapshot({ snapshots, clock }),
      results: fakeResultStore(),
      leases: createLeases({ table, newId: randomId, monotonic: clock.now }),
      directory: async () => aDirectory({ accounts: world.accounts }),
      measurements: createMeasurements(auditor, clock),
      slack: { messages: client, pictures: client },
      log: Object.assign(log, { within: <T>(_: object, work: () => T) => work() }),
      signal: shutdown.signal,
    },
  );
  let runs: Promise<void> = Promise.resolve();
  return {
    ...{ digests: commands.digests, auditor, log },
    nextDue: () => job.nextDue() - ahead,
    runDue() {
      runs = job.runDue(clock.now()).catch((error: unknown) => log.error({ err: error }, 'a job failed'));
      return runs;
    },
    async end() {
      shutdown.abort(new Error('the app is ending'));
      await runs;
    },
  };
}

const FIT = { isExternallyShared: false, appIsMember: true };
const AUDIT = { strategy: 'auto', roleName: 'audit', concurrency: 2, accountTimeout: 1_000 } as const;

async function pass(until: Instant, replicas: readonly Replica[], clock: StandingClock): Promise<void> {
  for (;;) {
    const due = Math.min(...replicas.map((replica) => replica.nextDue()));
    if (due > until) break;
    clock.move(Math.max(0, due - clock.now()));
    await Promise.all(replicas.map((replica) => replica.runDue()));
  }
  clock.move(until - clock.now());
}
