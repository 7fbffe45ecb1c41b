import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadOrganization } from '../../../sandbox/organization/load.ts';
import { organizationJsonSchema } from '../../../sandbox/organization/schema.ts';

const sandbox = join(__dirname, '..', '..', '..', 'sandbox');

describe('The JSON schema of organization files', () => {
  it('is the one that the code checks by; after a change, run sandbox/organization/write-json-schema.ts', async () => {
    const kept = await readFile(join(sandbox, 'organization.schema.json'), 'utf8');
    expect(JSON.parse(kept)).toEqual(JSON.parse(JSON.stringify(organizationJsonSchema())));
  });
});

describe('The demo company', () => {
  it('is a valid organization with six or more accounts in workloads/prod', async () => {
    const organization = await loadOrganization(join(sandbox, 'demo', 'organization.yml'));
    const prod = organization.units.find(({ path }) => path.join('/') === 'workloads/prod');
    const inProd = organization.accounts.filter(({ parentId }) => parentId === prod?.id);
    expect(inProd.map(({ name }) => name)).toEqual([
      'payments-prod',
      'legacy-crm',
      'data-lake-prod',
      'edge-prod',
      'checkout-prod',
      'search-prod',
    ]);
    expect(organization.features.rootCredentialsManagement).toBe(true);
  });
});
