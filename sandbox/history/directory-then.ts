import type { Account, Directory } from '../../src/domain/account.ts';
import { known } from '../../src/domain/fact.ts';
import type { Instant } from '../../src/domain/time.ts';
import { createDirectory, type Directory as Places } from '../aws/organizations/directory.ts';
import type { Organization, OrganizationAccount } from '../organization/organization.ts';

/** The directory as the app would have read it from that organization. */
export function directoryThen(organization: Organization, asOf: Instant): Directory {
  const { id: organizationId, partition, accounts, policies } = organization;
  const places = createDirectory(organization);
  const denying = policies.filter(({ document }) => /deny/i.test(document));
  return {
    ...{ asOf, partition, organizationId },
    accounts: accounts.map((account) => accountThen(account, places, asOf)),
    serviceControlPolicies: known(
      denying.map(({ id, name, document, targetIds }) => ({ id, name, document, targetIds })),
      'Organizations',
      asOf,
    ),
  };
}

function accountThen(account: OrganizationAccount, places: Places, asOf: Instant): Account {
  const { id, name, email, state, isManagement, parentId, tags, securityContact: contact } = account;
  const securityContact = contact === undefined ? null : { name: contact.name, email: contact.email };
  return {
    ...{ id, name, email, state, isManagement },
    ouPath: places.unit(parentId)?.path ?? [],
    ouIds: places.chainOf(parentId),
    tags: known(tags, 'Organizations', asOf),
    securityContact: known(securityContact, 'Account API', asOf),
  };
}
