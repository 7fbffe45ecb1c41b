import { generateOrganization } from '../organization/generate.ts';
import { loadOrganization } from '../organization/load.ts';
import type { Organization } from '../organization/organization.ts';
import type { OrganizationChoice } from '../scenario/scenario.ts';

/** The organization that was chosen. Throws where its file is wrong, with everything that is wrong in it. */
export async function openOrganization(choice: OrganizationChoice): Promise<Organization> {
  if (choice.kind === 'file') return loadOrganization(choice.path);
  return generateOrganization({ accounts: choice.accounts, seed: choice.seed ?? 1 });
}
