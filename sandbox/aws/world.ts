import type { Instant, Milliseconds } from '../../src/domain/time.ts';
import { createEventDesk, type EventDesk } from '../events/event-desk.ts';
import { createHeartbeats, type Heartbeats } from '../events/heartbeats.ts';
import { numberedIds } from '../organization/ids.ts';
import type { Moment } from '../organization/moment.ts';
import { instantOf } from '../organization/moment.ts';
import type { Organization, OrganizationAccount } from '../organization/organization.ts';
import { createTrail, type Trail } from './cloudtrail/trail.ts';
import { createReports, type Reports } from './iam/credential-report-cycle.ts';
import { createIdentities, type Identities } from './identity/identities.ts';
import type { Principal } from './identity/principal.ts';
import { createDirectory, type Directory } from './organizations/directory.ts';
import type { Parameters } from './protocol/request.ts';
import type { Answer } from './refusal.ts';
import { createRootSessionTrace, type RootSessionTrace } from './root-session-trace.ts';
import { createPolicyCheck, type PolicyCheck } from './scp.ts';
import { createQueues, type Queues } from './sqs/queues.ts';

/** The organization as it runs. */
export interface World {
  readonly organization: Organization;
  readonly management: OrganizationAccount;
  readonly directory: Directory;
  readonly identities: Identities;
  readonly reports: Reports;
  readonly deniedByPolicy: PolicyCheck;
  readonly queues: Queues;
  readonly trail: Trail;
  readonly events: EventDesk;
  readonly heartbeats: Heartbeats;
  readonly trace: RootSessionTrace;
  /** Where it is served: `http://127.0.0.1:PORT`. */
  origin(): string;
  /** The instant of a moment of the organization file. */
  at(moment: Moment): Instant;
  /** Real time, by which sessions expire. */
  realTime(): Instant;
}

export interface WorldOptions {
  readonly organization: Organization;
  /** The sandbox's time: how old data is. */
  readonly now: () => Instant;
  readonly realTime: () => Instant;
  readonly random: () => number;
  readonly reportWait: Milliseconds;
  readonly origin: () => string;
}

/** A call that AWS has understood, and knows whose it is. */
export interface Call {
  readonly world: World;
  readonly principal: Principal;
  /** Of the endpoint that was asked. */
  readonly region: string;
  /** Of the credentials that it was signed with. */
  readonly accessKeyId: string;
  /** `iam:GetAccountSummary` */
  readonly name: string;
  readonly parameters: Parameters;
  /** Aborts when the caller's connection is closed. */
  readonly gone: () => AbortSignal;
}

export type Operation = (call: Call) => Answer | Promise<Answer>;

/** Sets up the organization; whatever its file says happened "ago" happened before now. */
export function createWorld(options: WorldOptions): World {
  const { organization, now, realTime, random, reportWait, origin } = options;
  const start = now();
  const at = (moment: Moment) => instantOf(moment, start);
  const management = organization.accounts.find(({ isManagement }) => isManagement);
  if (management === undefined) throw new Error('The organization has no management account.');
  const directory = createDirectory(organization);
  const queues = createQueues({ organization, accountId: management.id, now, random });
  const trail = createTrail(now);
  const events = eventsOf(options, { queues, trail });
  rememberEvents(organization, events, at);
  return {
    ...{ organization, management, directory, at, realTime, queues, trail, events, origin },
    heartbeats: createHeartbeats(organization, events, now),
    trace: createRootSessionTrace(organization, events, now),
    identities: createIdentities(random),
    reports: createReports({ partition: organization.partition, at, now, realTime, wait: reportWait }),
    deniedByPolicy: createPolicyCheck(organization, directory),
  };
}

function eventsOf(
  { organization, now, random }: WorldOptions,
  { queues, trail }: Pick<World, 'queues' | 'trail'>,
): EventDesk {
  const newId = numberedIds(`events ${random()}`);
  return createEventDesk({ partition: organization.partition, queue: queues.events, trail, now, newId });
}

/** What happened before. */
function rememberEvents({ accounts }: Organization, events: EventDesk, at: World['at']): void {
  for (const { id, events: past = [] } of accounts) {
    for (const each of past) {
      if (each.kind === 'act') events.remember(id, each.act, at(each.at));
      else events.recordOnly(id, each.record, each.at === undefined ? undefined : at(each.at));
    }
  }
}
