import type { Config } from './config/config.ts';
import type { WindowsConfig } from './config/windows.ts';
import type { Directory } from './domain/account.ts';
import type { RootLog } from './log.ts';
import type { WindowEvidenceOf } from './operations/activity/window-evidence.ts';
import { createAuthorizeReader } from './operations/authorize-reader.ts';
import type { Measurements } from './operations/measurements.ts';
import type { RootAuditor, Workspace } from './operations/ports.ts';
import type { Messenger } from './operations/posting-ports.ts';
import { createCardViews } from './operations/windows/card-views.ts';
import { createCustodyNow } from './operations/windows/custody-now.ts';
import { createMayView } from './operations/windows/may-view.ts';
import { createPeople } from './operations/windows/people.ts';
import { createPolicyNow } from './operations/windows/policy-now.ts';
import { recentDirectory } from './operations/windows/recent-directory.ts';
import { createTending } from './operations/windows/tend.ts';
import { askers, viewers } from './operations/windows/viewers.ts';
import type { Runtime } from './runtime.ts';
import { createSeal, createSeals, digest } from './seal.ts';
import { windowRenderer } from './slack/windows/renderer.ts';
import type { Table } from './store/table.ts';
import { createHeadlineStore } from './store/windows/headline-store.ts';
import { createPostStore } from './store/windows/post-store.ts';
import { createRefusalStore } from './store/windows/refusal-store.ts';
import { createSightingStore } from './store/windows/sighting-store.ts';
import { createWindowStore } from './store/windows/window-store.ts';

/** What windows share with the rest of the app. */
export interface WindowParts {
  readonly runtime: Pick<Runtime, 'clock' | 'random' | 'newId'>;
  readonly config: Pick<Config, 'readers' | 'scopes' | 'defaultScope' | 'activity'>;
  readonly table: Table;
  /** Waits a while for the first reading of all. */
  readonly currentDirectory: () => Promise<Directory>;
  readonly workspace: Workspace;
  readonly messenger: Messenger;
  readonly measurements: Measurements;
  readonly auditor: RootAuditor;
  /** What root did in a window. Absent: root activity is not watched. */
  readonly evidenceOf?: WindowEvidenceOf;
  readonly log: RootLog;
  /** Ends measurements early. */
  readonly signal: AbortSignal;
}

export type WindowPorts = ReturnType<typeof createWindowPorts>;

/** Everything that the operations on windows are made of, under the names by which they ask for it. */
export function createWindowPorts(windows: WindowsConfig, parts: WindowParts) {
  const { table, workspace, log, config, runtime } = parts;
  const { clock } = runtime;
  const store = createWindowStore({ table, log });
  const sightings = createSightingStore({ table });
  const directory = recentDirectory({ load: parts.currentDirectory }, clock);
  const people = createPeople({ workspace, sightings, clock, log });
  const policyNow = createPolicyNow({ directory, book: windows.book, log });
  const custodyNow = createCustodyNow({ directory, custody: windows.custody });
  const seals = createSeals([windows.auditKey, ...windows.formerAuditKeys]);
  const cardViews = createCardViews({ store, directory, seals, clock, log });
  const chain = { seal: createSeal(windows.auditKey), seals, digest };
  const renderer = windowRenderer({ signingIn: config.activity !== undefined });
  const { approvalsChannel, alertsChannel, requesters, book } = windows;
  const tending = createTending({
    ...parts,
    ...runtime,
    ...chain,
    ...{ store, renderer, people, policyNow, directory, approvalsChannel, alertsChannel },
    posts: createPostStore({ table }),
    cardView: cardViews,
  });
  const authorizeViewer = createAuthorizeReader(workspace, viewers(config.readers, requesters, book), log);
  return {
    ...{ clock, log, workspace, store, sightings, directory, people, policyNow, custodyNow },
    ...{ cardViews, chain, tending },
    ...(parts.evidenceOf && { evidenceOf: parts.evidenceOf }),
    ...{ authorizeViewer, renderer, book, scopes: config.scopes },
    refusals: createRefusalStore({ table }),
    headlines: createHeadlineStore({ table, now: clock.now }),
    authorizeReader: createAuthorizeReader(workspace, config.readers, log),
    authorizeRequester: createAuthorizeReader(workspace, askers(requesters, book), log),
    mayView: createMayView(authorizeViewer),
  };
}
