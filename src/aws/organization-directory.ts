import type { Account as ListedAccount } from '@aws-sdk/client-organizations';
import {
  type Account,
  type AccountId,
  type AccountState,
  parseAccountId,
  type SecurityContact,
  type ServiceControlPolicy,
} from '../domain/account.ts';
import { type Fact, known, unknown } from '../domain/fact.ts';
import type { Clock, DirectorySource } from '../operations/ports.ts';
import type { CallerIdentity } from './caller-identity.ts';
import { failureOf } from './failure.ts';
import type { OrganizationsApi } from './organizations-api.ts';

export interface OrganizationDirectoryOptions {
  readonly api: OrganizationsApi;
  readonly callerIdentity: () => Promise<CallerIdentity>;
  readonly clock: Clock;
}

/** The directory from AWS Organizations, read from its management account or a delegated administrator. */
export function createOrganizationDirectory({
  api,
  callerIdentity,
  clock,
}: OrganizationDirectoryOptions): DirectorySource {
  return {
    async readAccounts(previous, signal) {
      const { partition } = await callerIdentity();
      const organization = await api.describeOrganization(signal);
      const [listed, units, serviceControlPolicies] = await Promise.all([
        api.listAccounts(signal),
        readUnits(api, signal),
        readPolicies(api, clock, signal),
      ]);
      const before = new Map(previous?.accounts.map((account) => [account.id, account]));
      return {
        asOf: clock.now(),
        partition,
        ...(organization?.Id === undefined ? {} : { organizationId: organization.Id }),
        accounts: listed.flatMap((account) =>
          toAccount(account, organization?.MasterAccountId, units, before),
        ),
        serviceControlPolicies,
      };
    },

    readDetails: async (accounts, signal) => {
      const own = await callerIdentity();
      return Promise.all(accounts.map((account) => withDetails(account, own.accountId, api, clock, signal)));
    },
  };
}

/** An organizational unit's ids and names from the root down. */
interface UnitPath {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** Every unit by its id. One call a unit: far fewer than one an account. */
async function readUnits(api: OrganizationsApi, signal: AbortSignal): Promise<ReadonlyMap<string, UnitPath>> {
  const units = new Map<string, UnitPath>();
  const descend = async (path: UnitPath): Promise<void> => {
    const parentId = path.ids.at(-1) ?? '';
    units.set(parentId, path);
    const children = await api.listUnits(parentId, signal);
    await Promise.all(
      children.map(({ id, name }) => descend({ ids: [...path.ids, id], names: [...path.names, name] })),
    );
  };
  const roots = await api.listRootIds(signal);
  await Promise.all(roots.map((id) => descend({ ids: [id], names: [] })));
  return units;
}

/**
 * Each policy described once, and its targets listed once; never a call an account. One that denies nothing is left out
 * before its targets are asked for: AWS attaches FullAWSAccess to every unit and every account, 20 of them a page.
 */
async function readPolicies(
  api: OrganizationsApi,
  clock: Clock,
  signal: AbortSignal,
): Promise<Fact<readonly ServiceControlPolicy[]>> {
  try {
    const summaries = await api.listServiceControlPolicies(signal);
    const policies = await Promise.all(
      summaries.map(async ({ Id = '', Name = '' }) => {
        const document = await api.policyDocument(Id, signal);
        if (!mayDeny(document)) return [];
        return [{ id: Id, name: Name, document, targetIds: await api.listTargetIds(Id, signal) }];
      }),
    );
    return known(policies.flat(), 'Organizations', clock.now());
  } catch (error) {
    signal.throwIfAborted();
    return unknown(`the service control policies could not be read (${failureOf(error).code})`);
  }
}

/** Without the word there is no Deny statement, whatever else the document says. */
function mayDeny(document: string): boolean {
  return /deny/i.test(document);
}

function toAccount(
  listed: ListedAccount,
  managementId: string | undefined,
  units: ReadonlyMap<string, UnitPath>,
  before: ReadonlyMap<AccountId, Account>,
): Account[] {
  const id = parseAccountId(listed.Id ?? '');
  if (id === undefined) return [];
  const unit = unitOf(listed, units);
  return [
    {
      id,
      name: listed.Name ?? id,
      email: listed.Email ?? '',
      state: stateOf(listed),
      isManagement: id === managementId,
      ouPath: unit.names,
      ouIds: unit.ids,
      tags: before.get(id)?.tags ?? unknown('the tags are not read yet'),
      securityContact: before.get(id)?.securityContact ?? unknown('the security contact is not read yet'),
    },
  ];
}

/** `Paths` reads `o-…/r-…/ou-…/<account>/`: the last unit in it names the place. */
function unitOf(listed: ListedAccount, units: ReadonlyMap<string, UnitPath>): UnitPath {
  const parts = (listed.Paths?.[0] ?? '').split('/');
  const ids = parts.filter((part) => part.startsWith('r-') || part.startsWith('ou-'));
  return units.get(ids.at(-1) ?? '') ?? { ids, names: ids.slice(1) };
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

async function withDetails(
  account: Account,
  ownId: AccountId,
  api: OrganizationsApi,
  clock: Clock,
  signal: AbortSignal,
): Promise<Account> {
  const contactOf = account.id === ownId ? undefined : account.id;
  const [tags, securityContact] = await Promise.all([
    detail('the tags', 'Organizations', clock, signal, () => api.listTags(account.id, signal)),
    detail<SecurityContact | null>('the security contact', 'Account API', clock, signal, () =>
      api.securityContact(contactOf, signal),
    ),
  ]);
  return { ...account, tags, securityContact };
}

async function detail<T>(
  what: string,
  source: 'Organizations' | 'Account API',
  clock: Clock,
  signal: AbortSignal,
  read: () => Promise<T>,
): Promise<Fact<T>> {
  try {
    return known(await read(), source, clock.now());
  } catch (error) {
    signal.throwIfAborted();
    return unknown(`${what} could not be read (${failureOf(error).code})`);
  }
}
