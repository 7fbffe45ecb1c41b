import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { stringify } from 'yaml';
import { runAuditLog } from '../../../src/audit-log/run.ts';
import type { WindowStore } from '../../../src/operations/window-ports.ts';
import { createDirectoryStore } from '../../../src/store/directory-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { aDirectory } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { freshTable, startDynalite } from '../../support/dynalite.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { setEnvironment } from '../../support/fakes/sdk-environment.ts';

export const AUDIT_KEY = 'the-audit-key-of-these-tests-0001';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A store with a directory in it, and the command as a person runs it: a process of its own. */
export interface AuditLogProcess {
  readonly table: Table;
  readonly windows: WindowStore;
  readonly folder: string;
  /** Where the store listens. */
  readonly endpoint: string;
  /** Path of `rootkeeper.yml`. */
  readonly config: string;
  /** `env`: on top of what it needs; undefined takes a variable away. */
  run(args: readonly string[], env?: Readonly<Record<string, string | undefined>>): Promise<Ran>;
  /** The same without a process of its own, where only what it does matters. */
  runHere(args: readonly string[], env?: Readonly<Record<string, string | undefined>>): Promise<Ran>;
  stop(): Promise<void>;
}

const CONFIG = {
  readers: { users: [OMAR.id] },
  channels: { approvals: 'C0APPROVALS' },
  windows: { default: { approvers: { users: [OMAR.id, ANA.id] }, quorum: 2 } },
};

export async function startAuditLog(): Promise<AuditLogProcess> {
  const dynalite = await startDynalite();
  const table = await freshTable(dynalite.endpoint);
  const folder = await mkdtemp(join(tmpdir(), 'rootkeeper-audit-log-'));
  const config = join(folder, 'rootkeeper.yml');
  await writeFile(config, stringify({ ...CONFIG, store: { table: table.name } }));
  const log = recordingLog();
  await createDirectoryStore({ table, newId: (purpose) => purpose, now: () => NOW, log }).save(aDirectory());
  const env = {
    PATH: process.env.PATH ?? '',
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynalite.endpoint,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    ROOTKEEPER_CONFIG: config,
    ROOTKEEPER_AUDIT_KEY: AUDIT_KEY,
  };
  const restore = setEnvironment(env);
  return {
    ...{ table, folder, config, endpoint: dynalite.endpoint },
    windows: createWindowStore({ table, log }),
    run: (args, more = {}) => run(args, { ...env, ...more }),
    runHere: (args, more = {}) => runHere(args, { ...env, ...more }),
    stop: async () => {
      restore();
      table.client.destroy();
      await dynalite.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runHere(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ran> {
  const stdout = new PassThrough();
  const out = text(stdout);
  const complaints: string[] = [];
  const code = await runAuditLog(args, {
    ...{ env, stdout, clock: { now: Date.now }, random: Math.random },
    newId: (purpose) => `${purpose}-${randomUUID()}`,
    complain: (line) => complaints.push(`${line}\n`),
  });
  stdout.end();
  return { code, out: await out, err: complaints.join('') };
}

async function run(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/audit-log.ts', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, err };
}
