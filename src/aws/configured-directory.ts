import type { Account, AccountId, Directory } from '../domain/account.ts';
import { type Fact, known, unknown } from '../domain/fact.ts';
import type { Clock, DirectorySource } from '../operations/ports.ts';
import type { CallerIdentity } from './caller-identity.ts';

/** An account as the configuration lists it. */
export interface ListedByHand {
  readonly id: AccountId;
  readonly name: string;
  readonly email?: string;
  readonly ouPath: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly isManagement: boolean;
}

export const NO_ORGANIZATION = unknown(
  'the organization is not read: the directory comes from the configuration',
  ['Where there is an organization, set directory to source: organizations in rootkeeper.yml.'],
);

/**
 * The directory as the configuration lists it; `management` there decides which account is the management account. What
 * only Organizations knows is unknown.
 */
export function createStaticDirectory(
  listed: readonly ListedByHand[],
  callerIdentity: () => Promise<CallerIdentity>,
  clock: Clock,
): DirectorySource {
  return {
    readAccounts: async () =>
      directoryOf(
        listed.map((account) => ({
          ...bareAccount(account.id, account.name, account.email),
          ...account,
          ...tagsOf(account, clock),
        })),
        await callerIdentity(),
        clock,
      ),
    readDetails: async (accounts) => accounts,
  };
}

function directoryOf(accounts: readonly Account[], own: CallerIdentity, clock: Clock): Directory {
  return {
    asOf: clock.now(),
    partition: own.partition,
    accounts,
    serviceControlPolicies: NO_ORGANIZATION,
  };
}

/** What is known of an account without an organization to ask. */
export function bareAccount(id: AccountId, name: string, email: string | undefined): Account {
  return {
    id,
    name,
    email: email ?? '',
    state: 'ACTIVE',
    isManagement: false,
    ouPath: [],
    ouIds: [],
    tags: NO_ORGANIZATION,
    securityContact: NO_ORGANIZATION,
  };
}

function tagsOf({ tags }: ListedByHand, clock: Clock): { tags: Fact<Readonly<Record<string, string>>> } {
  return { tags: known(tags, 'configuration', clock.now()) };
}
