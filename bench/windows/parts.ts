import { WebClient, type WebClientOptions } from '@slack/web-api';
import { createAws } from '../../src/compose-aws.ts';
import type { WindowParts } from '../../src/compose-window-ports.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { WindowsConfig } from '../../src/config/windows.ts';
import type { Directory } from '../../src/domain/account.ts';
import type { Person } from '../../src/domain/window/person.ts';
import { createLog } from '../../src/log.ts';
import { currentDirectory } from '../../src/operations/directory.ts';
import { createMeasurements } from '../../src/operations/measurements.ts';
import { createSeal, createSeals, digest } from '../../src/seal.ts';
import { createMessenger, MESSENGER_CLIENT } from '../../src/slack-web/messenger.ts';
import { createWorkspace } from '../../src/slack-web/workspace.ts';
import { createTable } from '../../src/store/create-table.ts';
import { createDirectoryStore } from '../../src/store/directory-store.ts';
import type { Table } from '../../src/store/table.ts';
import { type Made, windowMaker } from './made-windows.ts';
import { type MeteredTable, meteredTable } from './metered.ts';
import type { WorldEnvironment } from './world-process.ts';

/** The parts of an app in the world of that environment, put together as `compose.ts` does, without its commands. */
export interface Parts {
  readonly windows: WindowsConfig;
  /** What `createWindowPorts` takes. Windows go by that table; the directory goes by one of its own. */
  portsOver(table: Table): WindowParts;
  /** A way to the app's table of its own. */
  table(): MeteredTable;
  /** Makes windows as people of the security team ask for them, over every member account. */
  readonly make: Made;
  readonly team: readonly Person[];
  /** Of the app's workspace. */
  readonly teamId: string;
}

/** Starts with a new table that holds the directory and nothing else. */
export async function partsIn(env: WorldEnvironment): Promise<Parts> {
  Object.assign(process.env, env);
  const config = await loadConfig(env);
  const { windows } = config;
  if (windows === undefined) throw new Error('the configuration has no windows');
  const runtime = { clock: { now: Date.now }, random: Math.random, newId: numberedIds(), env };
  const log = createLog('error');
  const { signal } = new AbortController();
  const aws = createAws(config, { ...runtime, monotonic: () => performance.now() }, log);
  const client = (options: WebClientOptions) =>
    new WebClient(config.slack.botToken, { ...options, ...slackAt(config.slack.apiUrl) });
  const workspace = createWorkspace(client({}), runtime.clock);
  const table = () => meteredTable(config.aws.region, config.store.table);

  const first = table().table;
  await createTable(first);
  const directory = await aws.directorySource.readAccounts(undefined, signal);
  const directories = createDirectoryStore({ table: first, newId: runtime.newId, now: Date.now, log });
  await directories.save(directory);

  const team = await teamOf(windows, workspace);
  return {
    ...{ windows, table, team, teamId: (await workspace.home()).teamId },
    make: windowMaker({
      accounts: membersOf(directory),
      book: windows.book,
      chain: { seal: createSeal(windows.auditKey), seals: createSeals([windows.auditKey]), digest },
      people: team,
    }),
    portsOver: (over) => ({
      ...{ runtime, config, workspace, log, signal, table: over },
      auditor: aws.auditor,
      messenger: createMessenger(client(MESSENGER_CLIENT)),
      measurements: createMeasurements(aws.auditor, runtime.clock),
      currentDirectory: () => currentDirectory(directories, async () => undefined, signal),
    }),
  };
}

function slackAt(slackApiUrl: string | undefined): WebClientOptions {
  return slackApiUrl === undefined ? {} : { slackApiUrl };
}

function membersOf({ accounts }: Directory) {
  return accounts.filter(({ isManagement, state }) => !isManagement && state === 'ACTIVE');
}

async function teamOf(
  { requesters }: WindowsConfig,
  workspace: WindowParts['workspace'],
): Promise<readonly Person[]> {
  const groups = await Promise.all(requesters.groups.map(workspace.groupMembers));
  return Promise.all(groups.flat().map(async (id) => ({ id, name: (await workspace.person(id)).name })));
}

function numberedIds(): (purpose: string) => string {
  let made = 0;
  return (purpose) => {
    made += 1;
    return `${purpose}-${made}`;
  };
}
