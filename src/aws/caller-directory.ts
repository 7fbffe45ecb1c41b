import type { AccountId, Directory } from '../domain/account.ts';
import { UserError } from '../domain/errors.ts';
import { known } from '../domain/fact.ts';
import type { Clock, DirectorySource } from '../operations/ports.ts';
import type { CallerIdentity } from './caller-identity.ts';
import { bareAccount, NO_ORGANIZATION } from './configured-directory.ts';
import { failureOf } from './failure.ts';
import type { OrganizationsApi } from './organizations-api.ts';

export interface CallerDirectoryOptions {
  readonly api: Pick<OrganizationsApi, 'describeOrganization'>;
  readonly callerIdentity: () => Promise<CallerIdentity>;
  readonly clock: Clock;
}

/** What the account is to its organization. */
type Role = 'management' | 'member' | 'standalone';

/**
 * Only the account whose credentials the app runs with. What may be said of its root user depends on whether it is a
 * member, which any account may ask Organizations; where that cannot be told, reading throws.
 */
export function createCallerDirectory({
  api,
  callerIdentity,
  clock,
}: CallerDirectoryOptions): DirectorySource {
  return {
    async readAccounts(_, signal): Promise<Directory> {
      const { accountId, partition } = await callerIdentity();
      const role = await roleOf(accountId, api, signal);
      return {
        asOf: clock.now(),
        partition,
        // A standalone account is judged as a management account is: nobody manages its root user, and no SCP binds it.
        accounts: [{ ...bareAccount(accountId, accountId, undefined), isManagement: role !== 'member' }],
        serviceControlPolicies:
          role === 'standalone' ? known([], 'Organizations', clock.now()) : NO_ORGANIZATION,
      };
    },
    readDetails: async (accounts) => accounts,
  };
}

async function roleOf(
  own: AccountId,
  api: Pick<OrganizationsApi, 'describeOrganization'>,
  signal: AbortSignal,
): Promise<Role> {
  try {
    const { managementId } = await api.describeOrganization(signal);
    return managementId === own ? 'management' : 'member';
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && error.name === 'AWSOrganizationsNotInUseException') return 'standalone';
    throw new UserError(
      `Whether ${own} is the management account of an organization cannot be told (${failureOf(error).code}).`,
      "Allow the app's role organizations:DescribeOrganization.",
      { cause: error },
    );
  }
}
