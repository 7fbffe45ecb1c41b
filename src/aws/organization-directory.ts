import type { Account as ListedAccount } from '@aws-sdk/client-organizations';
import {
  type Account,
  type AccountId,
  type AccountState,
  parseAccountId,
  type ServiceControlPolicy,
} from '../domain/account.ts';
import { type Fact, known } from '../domain/fact.ts';
import { wellFormed } from '../domain/well-formed.ts';
import type { Clock, DirectorySource, Log } from '../operations/ports.ts';
import type { CallerIdentity } from './caller-identity.ts';
import { readDetails } from './organization-details.ts';
import { placesOf, readUnits, type UnitPath } from './organization-places.ts';
import type { OrganizationsApi } from './organizations-api.ts';
import { present } from './present.ts';
import { notReadYet, unreadFact } from './reading.ts';
import { troubleOf } from './trouble.ts';

export interface OrganizationDirectoryOptions {
  readonly api: OrganizationsApi;
  readonly callerIdentity: () => Promise<CallerIdentity>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The directory from AWS Organizations, read from its management account or a delegated administrator. */
export function createOrganizationDirectory({
  api,
  callerIdentity,
  clock,
  log,
}: OrganizationDirectoryOptions): DirectorySource {
  return {
    async readAccounts(previous, signal) {
      const { partition } = await callerIdentity();
      const organization = await api.describeOrganization(signal);
      const [listed, units, serviceControlPolicies] = await Promise.all([
        api.listAccounts(signal),
        readUnits(api, signal),
        readPolicies(api, clock, log, signal),
      ]);
      // No organization is without accounts: that was no answer.
      present(listed[0]);
      const before = new Map(previous?.accounts.map((account) => [account.id, account]));
      const placed = await placesOf(listed, units, api, signal);
      logLost(listed, placed, log);
      return {
        asOf: clock.now(),
        partition,
        organizationId: organization.id,
        accounts: listed.map((account) => toAccount(account, organization.managementId, placed, before)),
        serviceControlPolicies,
      };
    },

    readDetails: async (accounts, signal) => {
      const { accountId: ownId } = await callerIdentity();
      return readDetails(accounts, { ownId, api, clock, log, signal });
    },
  };
}

/**
 * Each policy described once, and its targets listed once; never a call an account. One that denies nothing is left out
 * before its targets are asked for: AWS attaches FullAWSAccess to every unit and every account, 20 of them a page.
 */
async function readPolicies(
  api: OrganizationsApi,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
): Promise<Fact<readonly ServiceControlPolicy[]>> {
  try {
    const summaries = await api.listServiceControlPolicies(signal);
    const policies = await Promise.all(
      summaries.map(async ({ id, name }) => {
        const document = await api.policyDocument(id, signal);
        if (!mayDeny(document)) return [];
        return [{ id, name, document, targetIds: await api.listTargetIds(id, signal) }];
      }),
    );
    return known(policies.flat(), 'Organizations', clock.now());
  } catch (error) {
    signal.throwIfAborted();
    log.warn(troubleOf(error), 'the service control policies could not be read');
    return unreadFact('the service control policies', error);
  }
}

/** Without the word there is no Deny statement, whatever else the document says. */
function mayDeny(document: string): boolean {
  return /deny/i.test(document);
}

function toAccount(
  listed: ListedAccount,
  managementId: string,
  placed: ReadonlyMap<string, UnitPath>,
  before: ReadonlyMap<AccountId, Account>,
): Account {
  const id = present(parseAccountId(listed.Id ?? ''));
  const unit = placed.get(id) ?? placeIn(before.get(id));
  return {
    id,
    name: wellFormed(listed.Name ?? id),
    email: wellFormed(listed.Email ?? ''),
    state: stateOf(listed),
    isManagement: id === managementId,
    ouPath: unit.names,
    ouIds: unit.ids,
    tags: before.get(id)?.tags ?? notReadYet('the tags'),
    securityContact: before.get(id)?.securityContact ?? notReadYet('the security contact'),
  };
}

/** Whoever looks for such an account by its unit does not find it, and should be able to learn why. */
function logLost(listed: readonly ListedAccount[], placed: ReadonlyMap<string, UnitPath>, log: Log): void {
  const accountIds = listed.flatMap(({ Id = '' }) => (placed.has(Id) ? [] : [Id]));
  if (accountIds.length === 0) return;
  log.warn({ accountIds }, 'accounts are in no unit at the moment: they stay where they were, if anywhere');
}

/** An account that was moved while it was looked for is where it was, until the next refresh. */
function placeIn(account: Account | undefined): UnitPath {
  return { ids: account?.ouIds ?? [], names: account?.ouPath ?? [] };
}

const STATES: readonly AccountState[] = [
  'PENDING_ACTIVATION',
  'ACTIVE',
  'SUSPENDED',
  'PENDING_CLOSURE',
  'CLOSED',
];

/** `State`; `Status` was retired on 2026-09-09 and is read where there is nothing else. */
function stateOf({ State, Status }: ListedAccount): AccountState {
  const state = State ?? Status;
  return STATES.find((known) => known === state) ?? 'UNKNOWN';
}
