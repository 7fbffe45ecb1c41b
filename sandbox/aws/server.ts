import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AccountId } from '../../src/domain/account.ts';
import { type Milliseconds, SECOND } from '../../src/domain/time.ts';
import type { EventDesk } from '../events/event-desk.ts';
import type { Interception, SandboxClock } from '../interception.ts';
import { capitalIdFrom } from '../organization/ids.ts';
import type { Organization, OrganizationAccount, RootUser } from '../organization/organization.ts';
import { closeServer, listenOnLoopback } from '../process/listen.ts';
import type { AccessKeyPair } from './identity/identities.ts';
import type { Principal } from './identity/principal.ts';
import { type Outcome, type ServeOptions, serve } from './serve.ts';
import type { QueueCounts } from './sqs/queue.ts';
import { noThrottles, publishedThrottles } from './throttles.ts';
import { createWorld, type World } from './world.ts';

export interface AwsOptions {
  readonly organization: Organization;
  /** How old data is. Whatever the organization file says happened "ago" happened before this clock's time at the start. */
  readonly clock: SandboxClock;
  /** Real time in milliseconds since the epoch: signatures, sessions, throttles and waiting for a report go by it. */
  readonly realTime: () => number;
  /** Numbers in [0, 1); secrets are made of them. */
  readonly random: () => number;
  readonly interception: Interception;
  /** Of every call. */
  readonly latencyMs: Milliseconds;
  /** Whether AWS's published throttles apply. */
  readonly throttles: boolean;
  /** How long a fresh credential report takes; about 2,000 at AWS. */
  readonly reportWaitMs: Milliseconds;
  /** An unused one by default. */
  readonly port?: number;
  /** True by default; whoever measures a client may save the server the work. */
  readonly verifySignatures?: boolean;
}

export interface AwsServer {
  /** For AWS_ENDPOINT_URL_IAM, _STS, _ORGANIZATIONS, _ACCOUNT, _CLOUDTRAIL and _SQS alike. */
  readonly url: string;
  /** Of a user of the management account who may make every call that is simulated. */
  readonly managementCredentials: AccessKeyPair;
  /** Of such a user in any account. Throws where there is no such account. */
  credentialsIn(accountId: AccountId): AccessKeyPair;
  hasAccount(accountId: AccountId): boolean;
  /** In the order of the organization file. */
  accounts(): readonly NamedAccount[];
  /** By id, or by its whole name; `undefined` where there is none, or more than one of that name. */
  accountCalled(text: string): AccountId | undefined;
  /** From now on the root user of an account is so; credential reports that were made stay as they are. Throws as above. */
  setRootUser(accountId: AccountId, root: RootUser): void;
  /** Makes things happen that CloudTrail records and EventBridge tells. */
  readonly events: EventDesk;
  /** How full the queue of root's events and its dead-letter queue are. */
  queueCounts(): { readonly events: QueueCounts; readonly dead: QueueCounts };
  /**
   * Resolves when whoever reads the queue has dealt with all that is due there, after `QUEUE_PATIENCE` at the latest; at
   * once where nobody reads it.
   */
  queueRead(): Promise<void>;
  /** How often each call (`iam:GetAccountSummary`) has come since the start, answered or not. */
  calls(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Real time that somebody who reads the queue is given. */
export const QUEUE_PATIENCE: Milliseconds = 3 * SECOND;

export interface NamedAccount {
  readonly id: AccountId;
  readonly name: string;
}

/** Idle connections are kept longer than any client keeps its own, so that none is closed under a request. */
const KEEP_ALIVE: Milliseconds = 120 * SECOND;

/** Serves IAM, STS, Organizations, Account, CloudTrail and SQS of a simulated organization on one port of 127.0.0.1. */
export async function startAws(options: AwsOptions): Promise<AwsServer> {
  const { organization, clock, realTime, random, reportWaitMs: reportWait } = options;
  let url = '';
  const now = () => clock.now();
  const world = createWorld({ organization, now, realTime, random, reportWait, origin: () => url });
  const counts = new Map<string, number>();
  const serving = servingOf(options, world, counts);
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE, noDelay: true }, (request, response) =>
    receive(request, response, serving),
  );
  const port = await listenOnLoopback(server, options.port);
  url = `http://127.0.0.1:${port}`;
  return {
    url,
    managementCredentials: world.identities.addUser(userOf(world.management, organization)),
    credentialsIn: (id) => world.identities.addUser(userOf(accountOf(world, id), organization)),
    hasAccount: (id) => world.directory.account(id) !== undefined,
    accounts: () => organization.accounts.map(({ id, name }) => ({ id, name })),
    accountCalled: (text) => accountCalled(text, organization),
    setRootUser: (id, root) => world.directory.setRootUser(id, root),
    events: world.events,
    queueCounts: () => ({ events: world.queues.events.counts(), dead: world.queues.dead.counts() }),
    queueRead: () => queueRead(world),
    calls: () => Object.fromEntries(counts),
    close: () => closeServer(server),
  };
}

function servingOf(options: AwsOptions, world: World, counts: Map<string, number>): ServeOptions {
  let requests = 0;
  const prefix = Math.floor(options.random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0');
  return {
    world,
    interception: options.interception,
    throttles: options.throttles ? publishedThrottles(options.realTime) : noThrottles,
    verifySignatures: options.verifySignatures ?? true,
    latency: options.latencyMs,
    pause: async (time) => {
      if (time > 0) await sleep(time);
    },
    count: (call) => void counts.set(call, (counts.get(call) ?? 0) + 1),
    requestId: () => {
      requests += 1;
      return `${prefix}-0000-4000-8000-${requests.toString(16).padStart(12, '0')}`;
    },
  };
}

function receive(request: IncomingMessage, response: ServerResponse, serving: ServeOptions): void {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method = 'POST', url = '/', headers } = request;
    const body = chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
    serve({ method, url, headers, body, gone: () => goneSignal(response) }, serving).then(
      (outcome) => settle(response, outcome),
      (error: unknown) => {
        console.error('The simulated AWS failed:', error);
        response.destroy();
      },
    );
  });
}

function goneSignal(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  if (response.destroyed) controller.abort();
  response.once('close', () => controller.abort());
  return controller.signal;
}

function settle(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'hang') return;
  if (outcome === 'drop') {
    response.destroy();
    return;
  }
  const { status, headers, body } = outcome;
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(body);
}

function userOf(account: OrganizationAccount, { partition }: Organization): Principal {
  const arn = `arn:${partition}:iam::${account.id}:user/rootkeeper`;
  return { kind: 'user', account, arn, principalArn: arn, userId: `AIDA${capitalIdFrom(arn, 17)}` };
}

function accountOf(world: World, id: AccountId): OrganizationAccount {
  const account = world.directory.account(id);
  if (account === undefined) throw new Error(`There is no account ${id} in the organization.`);
  return account;
}

function accountCalled(text: string, { accounts }: Organization): AccountId | undefined {
  const called = accounts.filter(({ id, name }) => id === text || name === text);
  return called.length === 1 ? called[0]?.id : undefined;
}

async function queueRead({ queues: { events }, heartbeats }: World): Promise<void> {
  const end = performance.now() + QUEUE_PATIENCE;
  if (!events.room.isVisited()) return;
  heartbeats.beat();
  while (performance.now() < end) {
    const { visible, inFlight } = events.counts();
    if (visible + inFlight === 0) return;
    await sleep(20);
  }
}
