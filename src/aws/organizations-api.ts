import { GetAlternateContactCommand } from '@aws-sdk/client-account';
import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  type Account as ListedAccount,
  ListOrganizationalUnitsForParentCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  ListTargetsForPolicyCommand,
} from '@aws-sdk/client-organizations';
import type { SecurityContact } from '../domain/account.ts';
import type { Milliseconds } from '../domain/time.ts';
import { CALL_LIMIT } from './call-limit.ts';
import type { Clients } from './clients.ts';
import { createDirectoryCall } from './directory-call.ts';
import { everyTokenPage } from './pages.ts';
import { present } from './present.ts';
import { createRateGate, type RateGate } from './rate.ts';

export interface OrganizationIdentity {
  readonly id: string;
  readonly managementId: string;
}

export interface OrganizationalUnit {
  readonly id: string;
  readonly name: string;
}

export interface PolicyName {
  readonly id: string;
  readonly name: string;
}

/**
 * The calls the directory is made of, each within its own published throttle. Every one throws the SDK's error, and
 * `IncompleteAnswer` where AWS left out what was asked for.
 */
export interface OrganizationsApi {
  describeOrganization(signal: AbortSignal): Promise<OrganizationIdentity>;
  listRootIds(signal: AbortSignal): Promise<string[]>;
  listUnits(parentId: string, signal: AbortSignal): Promise<OrganizationalUnit[]>;
  listAccounts(signal: AbortSignal): Promise<ListedAccount[]>;
  /** Ids of the accounts directly in a unit or root. */
  listAccountIdsIn(parentId: string, signal: AbortSignal): Promise<string[]>;
  listTags(accountId: string, signal: AbortSignal): Promise<Record<string, string>>;
  listServiceControlPolicies(signal: AbortSignal): Promise<PolicyName[]>;
  policyDocument(policyId: string, signal: AbortSignal): Promise<string>;
  listTargetIds(policyId: string, signal: AbortSignal): Promise<string[]>;
  /** `null` where no SECURITY contact is set. `accountId` is left out for the caller's own account. */
  securityContact(accountId: string | undefined, signal: AbortSignal): Promise<SecurityContact | null>;
}

/**
 * Requests a second, and burst: AWS Organizations User Guide, "Quotas and service limits"; AWS Account Management
 * Reference Guide, "Quotas".
 */
const RATES = {
  describeOrganization: { perSecond: 1, burst: 2 },
  listRoots: { perSecond: 1, burst: 2 },
  listUnits: { perSecond: 5, burst: 8 },
  listAccounts: { perSecond: 8, burst: 12 },
  listAccountIdsIn: { perSecond: 5, burst: 8 },
  listTags: { perSecond: 10, burst: 15 },
  listPolicies: { perSecond: 5, burst: 8 },
  describePolicy: { perSecond: 2, burst: 2 },
  listTargets: { perSecond: 5, burst: 8 },
  securityContact: { perSecond: 10, burst: 15 },
} as const;

/** `monotonic` gives milliseconds that never jump; `random` numbers in [0, 1), for the jitter of retries. */
export function createOrganizationsApi(
  clients: Pick<Clients, 'organizations' | 'account'>,
  monotonic: () => Milliseconds,
  random: () => number,
  callLimit: Milliseconds = CALL_LIMIT,
): OrganizationsApi {
  const { organizations, account } = clients;
  const gates = Object.fromEntries(
    Object.entries(RATES).map(([call, rate]) => [call, createRateGate(rate, monotonic)]),
  ) as Record<keyof typeof RATES, RateGate>;

  const within = createDirectoryCall(random, callLimit);

  return {
    async describeOrganization(signal) {
      const { Organization } = await within(gates.describeOrganization, signal, (options) =>
        organizations.send(new DescribeOrganizationCommand({}), options),
      );
      const { Id, MasterAccountId } = present(Organization);
      return { id: present(Id), managementId: present(MasterAccountId) };
    },
    async listRootIds(signal) {
      const roots = await everyTokenPage(
        (NextToken) =>
          within(gates.listRoots, signal, (options) =>
            organizations.send(new ListRootsCommand({ NextToken }), options),
          ),
        (page) => page.Roots,
      );
      return roots.map(({ Id }) => present(Id));
    },
    async listUnits(ParentId, signal) {
      const units = await everyTokenPage(
        (NextToken) =>
          within(gates.listUnits, signal, (options) =>
            organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId, NextToken }), options),
          ),
        (page) => page.OrganizationalUnits,
      );
      return units.map(({ Id, Name }) => ({ id: present(Id), name: present(Name) }));
    },
    listAccounts: (signal) =>
      everyTokenPage(
        (NextToken) =>
          within(gates.listAccounts, signal, (options) =>
            organizations.send(new ListAccountsCommand({ NextToken }), options),
          ),
        (page) => page.Accounts,
      ),
    async listAccountIdsIn(ParentId, signal) {
      const accounts = await everyTokenPage(
        (NextToken) =>
          within(gates.listAccountIdsIn, signal, (options) =>
            organizations.send(new ListAccountsForParentCommand({ ParentId, NextToken }), options),
          ),
        (page) => page.Accounts,
      );
      return accounts.map(({ Id }) => present(Id));
    },
    async listTags(ResourceId, signal) {
      const tags = await everyTokenPage(
        (NextToken) =>
          within(gates.listTags, signal, (options) =>
            organizations.send(new ListTagsForResourceCommand({ ResourceId, NextToken }), options),
          ),
        (page) => page.Tags,
      );
      return Object.fromEntries(tags.map(({ Key, Value }) => [present(Key), present(Value)]));
    },
    async listServiceControlPolicies(signal) {
      const policies = await everyTokenPage(
        (NextToken) =>
          within(gates.listPolicies, signal, (options) =>
            organizations.send(
              new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY', NextToken }),
              options,
            ),
          ),
        (page) => page.Policies,
      );
      return policies.map(({ Id, Name }) => ({ id: present(Id), name: present(Name) }));
    },
    async policyDocument(PolicyId, signal) {
      const { Policy } = await within(gates.describePolicy, signal, (options) =>
        organizations.send(new DescribePolicyCommand({ PolicyId }), options),
      );
      return present(Policy?.Content);
    },
    async listTargetIds(PolicyId, signal) {
      const targets = await everyTokenPage(
        (NextToken) =>
          within(gates.listTargets, signal, (options) =>
            organizations.send(new ListTargetsForPolicyCommand({ PolicyId, NextToken }), options),
          ),
        (page) => page.Targets,
      );
      return targets.map(({ TargetId }) => present(TargetId));
    },
    securityContact: (AccountId, signal) =>
      within(gates.securityContact, signal, async (options) => {
        try {
          const command = new GetAlternateContactCommand({ AccountId, AlternateContactType: 'SECURITY' });
          const { AlternateContact } = await account.send(command, options);
          const { Name, EmailAddress } = present(AlternateContact);
          return { name: present(Name), email: present(EmailAddress) };
        } catch (error) {
          if (error instanceof Error && error.name === 'ResourceNotFoundException') return null;
          throw error;
        }
      }),
  };
}
