import type { Account } from '../../../src/domain/account.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import type { CustodyEntry } from '../../../src/domain/approval-policy/custody.ts';
import type { PolicyBook } from '../../../src/domain/approval-policy/governing.ts';
import { approvalPolicy, type PolicySettings } from '../../../src/domain/approval-policy/settings.ts';
import { HOUR } from '../../../src/domain/time.ts';
import type { WindowId } from '../../../src/domain/window/id.ts';
import type { RequestOutcome } from '../../../src/domain/window/outcomes.ts';
import type { Refusal } from '../../../src/domain/window/refusal.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { createAuthorizeReader } from '../../../src/operations/authorize-reader.ts';
import type { DirectoryStore, Workspace, WorkspacePerson } from '../../../src/operations/ports.ts';
import { createCardViews } from '../../../src/operations/windows/card-views.ts';
import { createCustodyNow } from '../../../src/operations/windows/custody-now.ts';
import { createDecide, type Step } from '../../../src/operations/windows/decide.ts';
import { createHome } from '../../../src/operations/windows/home.ts';
import { createMayView } from '../../../src/operations/windows/may-view.ts';
import { type Asked, createOpenDecision } from '../../../src/operations/windows/open-decision.ts';
import { createPeople } from '../../../src/operations/windows/people.ts';
import { createPolicyNow } from '../../../src/operations/windows/policy-now.ts';
import { recentDirectory } from '../../../src/operations/windows/recent-directory.ts';
import type { RequestInput } from '../../../src/operations/windows/request-input.ts';
import { createRequestWindow } from '../../../src/operations/windows/request-window.ts';
import { askers, viewers } from '../../../src/operations/windows/viewers.ts';
import { createWindows } from '../../../src/operations/windows/windows.ts';
import type { Table } from '../../../src/store/table.ts';
import { createHeadlineStore } from '../../../src/store/windows/headline-store.ts';
import { createRefusalStore } from '../../../src/store/windows/refusal-store.ts';
import { createSightingStore } from '../../../src/store/windows/sighting-store.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { aDirectory, anAccount } from '../../support/builders/account.ts';
import { digest, seal, seals } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { freshTable, openTable, type RunningStore, startDynalite } from '../../support/dynalite.ts';
import { type DynamoDbProxy, type Handle, startDynamoDbProxy } from '../../support/dynamodb-proxy.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { fakeDirectoryStore } from '../../support/fakes/stores.ts';
import { fakeWorkspace } from '../../support/fakes/workspace.ts';

export const TEAM = 'T1';

export function actor({ id }: { readonly id: string }): Actor {
  return { userId: id, teamId: TEAM };
}

/** Two approvals, by Omar and Ana or whoever is in the group; Mia may break the glass. */
export function aBook(overrides: Partial<PolicySettings> = {}): PolicyBook {
  const settings = { approvers: { users: [OMAR.id, ANA.id] }, quorum: 2, breakGlass: [MIA.id], ...overrides };
  return { scoped: [{ definition: { ou: ['workloads/prod'] }, policy: approvalPolicy('prod', settings) }] };
}

/** What may change between two clicks. */
export interface World {
  book: PolicyBook;
  custody: readonly CustodyEntry[];
  accounts: readonly Account[];
  /** In place of one that holds the accounts. */
  directory?: Pick<DirectoryStore, 'load'>;
  /** What Slack says of a person beyond that they are a full member. */
  readonly people: Map<string, Partial<WorkspacePerson>>;
  readonly groups: Record<string, readonly string[]>;
  /** Whole methods that fail, say. */
  workspace: Partial<Workspace>;
}

/** One process of the app: its own client of the table, its own memories. */
export type Instance = ReturnType<typeof anInstance>;

export interface Setting {
  readonly world: World;
  readonly clock: ReturnType<typeof standingClock>;
  readonly table: Table;
  /** A process over the world as it is now; `table`: its own way to the store. */
  instance(table?: Table): Instance;
  /** The same table by way of a wire that `handle` can break. */
  through(handle: Handle): Promise<Table>;
  close(): Promise<void>;
}

export async function aSetting(endpoint: string, overrides: Partial<World> = {}): Promise<Setting> {
  const table = await freshTable(endpoint);
  const tables = [table];
  const proxies: DynamoDbProxy[] = [];
  const clock = standingClock();
  const world: World = {
    ...{ book: aBook(), custody: [], accounts: [anAccount()] },
    ...{ people: new Map(), groups: {}, workspace: {} },
    ...overrides,
  };
  for (const { id, name } of [MIA, OMAR, ANA, ZOE]) world.people.set(id, { name, ...world.people.get(id) });
  return {
    ...{ world, clock, table },
    instance(own) {
      const opened = own ?? openTable(endpoint, table.name);
      tables.push(opened);
      return anInstance(opened, world, clock);
    },
    async through(handle) {
      const proxy = await startDynamoDbProxy(endpoint, handle);
      proxies.push(proxy);
      return openTable(proxy.endpoint, table.name);
    },
    async close() {
      for (const { client } of tables) client.destroy();
      for (const proxy of proxies) await proxy.stop();
    },
  };
}

/** For a file of tests: gives settings over one store, each closed after its test. */
export function settings(): (overrides?: Partial<World>) => Promise<Setting> {
  const given: Setting[] = [];
  let dynalite: RunningStore;
  beforeAll(async () => {
    dynalite = await startDynalite();
  });
  afterEach(async () => {
    for (const setting of given.splice(0)) await setting.close();
  });
  afterAll(() => dynalite.stop());
  return async (overrides) => {
    const setting = await aSetting(dynalite.endpoint, overrides);
    given.push(setting);
    return setting;
  };
}

function anInstance(table: Table, world: World, clock: ReturnType<typeof standingClock>) {
  const log = recordingLog();
  const tended: WindowId[] = [];
  const asked: string[] = [];
  const workspace = aWorkspace(world, asked);
  const store = createWindowStore({ table, log });
  const people = createPeople({ workspace, sightings: createSightingStore({ table }), clock, log });
  const whole = fakeDirectoryStore(aDirectory({ accounts: world.accounts }));
  const directory = recentDirectory(world.directory ?? whole, clock);
  const { book, custody } = world;
  const chain = { seal, seals, digest };
  const policyNow = createPolicyNow({ directory, book, log });
  const custodyNow = createCustodyNow({ directory, custody });
  const tending = { soon: (id: WindowId) => void tended.push(id) };
  const refusals = createRefusalStore({ table });
  const readers = { users: [ZOE.id], groups: [] };
  const requesters = { users: [MIA.id], groups: [] };
  const common = { store, people, directory, policyNow, custodyNow, tending, refusals, chain, clock, log };
  const authorizeRequester = createAuthorizeReader(workspace, askers(requesters, book), log);
  const authorizeViewer = createAuthorizeReader(workspace, viewers(readers, requesters, book), log);
  const scopes = { prod: { ou: ['workloads/prod'] } };
  const headlines = createHeadlineStore({ table, now: clock.now });
  const cardViews = createCardViews({ ...common, seals });
  const mayView = createMayView(authorizeViewer);
  const renderer = { refusal: (_window: RootWindow, { why }: Refusal) => `refused: ${why}` };
  const openDecision = createOpenDecision({ ...common, mayView, renderer });
  const decide = createDecide({
    ...{ ...common, mayView, renderer },
    random: Math.random,
    wait: (time) => new Promise((resolve) => setTimeout(resolve, time)),
  });
  const request = createRequestWindow({
    ...common,
    rules: { book, custody, scopes },
    authorizeRequester,
  });
  return {
    ...{ store, people, refusals, headlines, log, tended, asked, request, cardViews },
    decide: (by: { readonly id: string }, id: WindowId, step: Step) => decide(actor(by), id, step),
    openDecision: (by: { readonly id: string }, id: WindowId, asked: Asked) =>
      openDecision(actor(by), id, asked),
    windows: createWindows({ ...common, scopes, cardViews, mayView }),
    home: createHome({
      ...{ ...common, book, headlines, authorizeRequester, authorizeViewer },
      authorizeReader: createAuthorizeReader(workspace, readers, log),
    }),
  };
}

function aWorkspace(world: World, asked: string[]): Workspace {
  const whole: Workspace = fakeWorkspace({ teamId: TEAM });
  return {
    ...whole,
    person: async (id) => {
      asked.push(id);
      const person = world.workspace.person ?? whole.person;
      return { ...(await person(id)), ...world.people.get(id) };
    },
    groupMembers: async (id) => {
      const members = world.groups[id];
      if (members === undefined) throw new Error('An API error occurred: no_such_subteam');
      return members;
    },
  };
}

/** Mia asks for one hour from the approval on, to enable S3 MFA delete. */
export function anInput(overrides: Partial<RequestInput> = {}): RequestInput {
  return {
    accounts: ['payments-prod'],
    taskId: 's3-mfa-delete',
    reason: 'Auditor finding 7',
    duration: HOUR,
    breakGlass: false,
    ...overrides,
  };
}

let submissions = 0;

/** A stored window; throws where the request is refused. */
export async function requested(
  instance: Instance,
  input: Partial<RequestInput> = {},
  by: { readonly id: string } = MIA,
): Promise<RootWindow> {
  submissions += 1;
  return windowOf(await instance.request.submit(actor(by), anInput(input), `view ${submissions}`));
}

/** The window as it is stored now. */
export async function stored({ store }: Instance, id: WindowId): Promise<RootWindow> {
  const window = await store.load(id);
  if (window === undefined) throw new Error(`${id} is not stored`);
  return window;
}

export function windowOf(outcome: RequestOutcome): RootWindow {
  if (outcome.kind === 'refused') throw new Error(`Refused: ${JSON.stringify(outcome.problems)}`);
  return outcome.window;
}
