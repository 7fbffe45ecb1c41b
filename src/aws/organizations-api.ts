import { setTimeout as sleep } from 'node:timers/promises';
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
import { backOff } from './call.ts';
import type { Clients } from './clients.ts';
import { isWorthRetrying } from './failure.ts';
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

const MOST_ATTEMPTS = 8;

/** `monotonic` gives milliseconds that never jump; `random` numbers in [0, 1), for the jitter of retries. */
export function createOrganizationsApi(
  clients: Pick<Clients, 'organizations' | 'account'>,
  monotonic: () => Milliseconds,
  random: () => number,
): OrganizationsApi {
  const { organizations, account } = clients;
  const gates = Object.fromEntries(
    Object.entries(RATES).map(([call, rate]) => [call, createRateGate(rate, monotonic)]),
  ) as Record<keyof typeof RATES, RateGate>;

  const within = async <T>(gate: RateGate, signal: AbortSignal, send: () => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      await gate(signal);
      try {
        return await send();
      } catch (error) {
        if (attempt === MOST_ATTEMPTS || !isWorthRetrying(error)) throw error;
        await sleep(backOff(attempt, random), undefined, { signal });
      }
    }
  };

  return {
    async describeOrganization(abortSignal) {
      const { Organization } = await within(gates.describeOrganization, abortSignal, () =>
        organizations.send(new DescribeOrganizationCommand({}), { abortSignal }),
      );
      const { Id, MasterAccountId } = present(Organization);
      return { id: present(Id), managementId: present(MasterAccountId) };
    },
    async listRootIds(abortSignal) {
      const roots = await everyTokenPage(
        (NextToken) =>
          within(gates.listRoots, abortSignal, () =>
            organizations.send(new ListRootsCommand({ NextToken }), { abortSignal }),
          ),
        (page) => page.Roots,
      );
      return roots.map(({ Id }) => present(Id));
    },
    async listUnits(ParentId, abortSignal) {
      const units = await everyTokenPage(
        (NextToken) =>
          within(gates.listUnits, abortSignal, () =>
            organizations.send(new ListOrganizationalUnitsForParentCommand({ ParentId, NextToken }), {
              abortSignal,
            }),
          ),
        (page) => page.OrganizationalUnits,
      );
      return units.map(({ Id, Name }) => ({ id: present(Id), name: present(Name) }));
    },
    listAccounts: (abortSignal) =>
      everyTokenPage(
        (NextToken) =>
          within(gates.listAccounts, abortSignal, () =>
            organizations.send(new ListAccountsCommand({ NextToken }), { abortSignal }),
          ),
        (page) => page.Accounts,
      ),
    async listAccountIdsIn(ParentId, abortSignal) {
      const accounts = await everyTokenPage(
        (NextToken) =>
          within(gates.listAccountIdsIn, abortSignal, () =>
            organizations.send(new ListAccountsForParentCommand({ ParentId, NextToken }), { abortSignal }),
          ),
        (page) => page.Accounts,
      );
      return accounts.map(({ Id }) => present(Id));
    },
    async listTags(ResourceId, abortSignal) {
      const tags = await everyTokenPage(
        (NextToken) =>
          within(gates.listTags, abortSignal, () =>
            organizations.send(new ListTagsForResourceCommand({ ResourceId, NextToken }), { abortSignal }),
          ),
        (page) => page.Tags,
      );
      return Object.fromEntries(tags.map(({ Key, Value }) => [present(Key), present(Value)]));
    },
    async listServiceControlPolicies(abortSignal) {
      const policies = await everyTokenPage(
        (NextToken) =>
          within(gates.listPolicies, abortSignal, () =>
            organizations.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY', NextToken }), {
              abortSignal,
            }),
          ),
        (page) => page.Policies,
      );
      return policies.map(({ Id, Name }) => ({ id: present(Id), name: present(Name) }));
    },
    async policyDocument(PolicyId, abortSignal) {
      const { Policy } = await within(gates.describePolicy, abortSignal, () =>
        organizations.send(new DescribePolicyCommand({ PolicyId }), { abortSignal }),
      );
      return present(Policy?.Content);
    },
    async listTargetIds(PolicyId, abortSignal) {
      const targets = await everyTokenPage(
        (NextToken) =>
          within(gates.listTargets, abortSignal, () =>
            organizations.send(new ListTargetsForPolicyCommand({ PolicyId, NextToken }), { abortSignal }),
          ),
        (page) => page.Targets,
      );
      return targets.map(({ TargetId }) => present(TargetId));
    },
    securityContact: (AccountId, abortSignal) =>
      within(gates.securityContact, abortSignal, async () => {
        try {
          const command = new GetAlternateContactCommand({ AccountId, AlternateContactType: 'SECURITY' });
          const { AlternateContact } = await account.send(command, { abortSignal });
          const { Name, EmailAddress } = present(AlternateContact);
          return { name: present(Name), email: present(EmailAddress) };
        } catch (error) {
          if (error instanceof Error && error.name === 'ResourceNotFoundException') return null;
          throw error;
        }
      }),
  };
}
