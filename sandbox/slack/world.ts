import type { Interception, SandboxClock } from '../interception.ts';
import type { Delivery } from './delivery.ts';
import type { AppIdentity, Directory } from './directory.ts';
import { createDirectory } from './directory.ts';
import { createFiles, type FileStore } from './files.ts';
import { createIds, type Ids } from './ids.ts';
import { createJournal, type Journal } from './journal.ts';
import type { AppManifest } from './manifest.ts';
import { createMessages, type MessageStore } from './messages.ts';
import { type Names, namesIn } from './names.ts';
import { createResponseUrls, type ResponseUrlStore } from './response-urls.ts';
import { createTickets, type Tickets } from './tickets.ts';
import { createTimers, type Timers } from './timers.ts';
import { createTriggers, type TriggerStore } from './triggers.ts';
import { createViews, type ViewStore } from './views.ts';
import type { WorkspaceDefinition } from './workspace.ts';

/** The whole state of one running workspace. Forgotten when it stops. */
export interface World {
  readonly directory: Directory;
  readonly names: Names;
  readonly manifest: AppManifest;
  readonly clock: SandboxClock;
  /** Real milliseconds since any fixed point. */
  readonly monotonic: () => number;
  readonly interception: Interception;
  readonly ids: Ids;
  readonly journal: Journal;
  readonly messages: MessageStore;
  readonly views: ViewStore;
  readonly triggers: TriggerStore;
  readonly responseUrls: ResponseUrlStore;
  readonly files: FileStore;
  readonly delivery: Delivery;
  readonly tickets: Tickets;
  readonly timers: Timers;
  readonly tokens: { readonly bot: string; readonly app: string };
  /** `http://127.0.0.1:PORT`; known once the server listens. */
  origin(): string;
}

export interface WorldOptions {
  readonly workspace: WorkspaceDefinition;
  readonly manifest: AppManifest;
  readonly clock: SandboxClock;
  readonly monotonic: () => number;
  readonly interception: Interception;
  readonly random: () => number;
  /** How long a trigger_id can be used. */
  readonly patience?: number;
  readonly delivery: Delivery;
  readonly origin: () => string;
}

export function createWorld(options: WorldOptions): World {
  const { manifest, clock, monotonic, interception, delivery, origin } = options;
  const ids = createIds(options.random, clock);
  const directory = createDirectory(options.workspace, identity(manifest));
  return {
    directory,
    names: namesIn(directory),
    manifest,
    clock,
    monotonic,
    interception,
    ids,
    journal: createJournal(clock),
    messages: createMessages(),
    views: createViews(),
    triggers: createTriggers(monotonic, options.patience),
    responseUrls: createResponseUrls(clock),
    files: createFiles(monotonic),
    delivery,
    tickets: createTickets(),
    timers: createTimers(),
    tokens: { bot: `xoxb-sandbox-${ids.letters(24)}`, app: `xapp-1-${APP_ID}-${ids.letters(24)}` },
    origin,
  };
}

/** Stable, like the people's, so that configuration and tests can name the bot. */
const APP_ID = 'A0ROOTKEEP1';

function identity(manifest: AppManifest): AppIdentity {
  return {
    appId: APP_ID,
    botId: 'B0ROOTKEEP1',
    botUserId: 'U0ROOTKEEP1',
    name: manifest.features.bot_user.display_name,
  };
}
