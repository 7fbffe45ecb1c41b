import type { Instant, Milliseconds } from '../../src/domain/time.ts';
import type { Moment } from '../organization/moment.ts';
import { instantOf } from '../organization/moment.ts';
import type { Organization, OrganizationAccount } from '../organization/organization.ts';
import { createReports, type Reports } from './iam/credential-report-cycle.ts';
import { createIdentities, type Identities } from './identity/identities.ts';
import type { Principal } from './identity/principal.ts';
import { createDirectory, type Directory } from './organizations/directory.ts';
import type { Parameters } from './protocol/request.ts';
import type { Answer } from './refusal.ts';
import { createPolicyCheck, type PolicyCheck } from './scp.ts';

/** The organization as it runs. */
export interface World {
  readonly organization: Organization;
  readonly management: OrganizationAccount;
  readonly directory: Directory;
  readonly identities: Identities;
  readonly reports: Reports;
  readonly deniedByPolicy: PolicyCheck;
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
}

/** A call that AWS has understood, and knows whose it is. */
export interface Call {
  readonly world: World;
  readonly principal: Principal;
  /** Of the endpoint that was asked. */
  readonly region: string;
  /** `iam:GetAccountSummary` */
  readonly name: string;
  readonly parameters: Parameters;
}

export type Operation = (call: Call) => Answer;

/** Sets up the organization; whatever its file says happened "ago" happened before now. */
export function createWorld({ organization, now, realTime, random, reportWait }: WorldOptions): World {
  const start = now();
  const at = (moment: Moment) => instantOf(moment, start);
  const management = organization.accounts.find(({ isManagement }) => isManagement);
  if (management === undefined) throw new Error('The organization has no management account.');
  const directory = createDirectory(organization);
  return {
    ...{ organization, management, directory, at, realTime },
    identities: createIdentities(random),
    reports: createReports({ partition: organization.partition, at, now, realTime, wait: reportWait }),
    deniedByPolicy: createPolicyCheck(organization, directory),
  };
}
