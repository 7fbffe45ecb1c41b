import { parseOrganization } from '../../../sandbox/organization/load.ts';
import type { Organization } from '../../../sandbox/organization/organization.ts';
import type { Account, Directory } from '../../../src/domain/account.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { NOW } from '../builders/time.ts';

export const MANAGEMENT = '999988887777';
export const MEMBER = '111122223333';
export const OTHER = '222233334444';

/** Accounts and organization as an organization file has them; what is left out has the sandbox's defaults. */
export interface OrganizationShape {
  readonly organization?: Readonly<Record<string, unknown>>;
  readonly management?: Readonly<Record<string, unknown>>;
  /** By id. */
  readonly members?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** A management account with central root access on, and one member in workloads/prod unless the test names others. */
export function anOrganizationOf(shape: OrganizationShape = {}): Organization {
  const { organization, management, members = { [MEMBER]: {} } } = shape;
  return parseOrganization(
    JSON.stringify({
      features: ['RootCredentialsManagement', 'RootSessions'],
      ...organization,
      accounts: [
        { id: MANAGEMENT, name: 'management', email: 'aws@corp.example', management: true, ...management },
        ...Object.entries(members).map(([id, member]) => ({
          ...{ id, name: `member-${id.slice(0, 4)}`, email: `aws+${id}@corp.example`, ou: 'workloads/prod' },
          ...member,
        })),
      ],
    }),
  );
}

/** The directory that a refresh would store, tags and contacts left out. */
export function directoryOf(organization: Organization): Directory {
  return {
    asOf: NOW,
    partition: organization.partition,
    organizationId: organization.id,
    accounts: organization.accounts.map((account): Account => {
      const { id, name, email, state, isManagement, parentId } = account;
      const units = unitsAbove(parentId, organization);
      return {
        ...{ id, name, email, state, isManagement },
        ouPath: units.map((unit) => unit.name),
        ouIds: [organization.rootId, ...units.map((unit) => unit.id)],
        tags: unknown('not read in this test'),
        securityContact: unknown('not read in this test'),
      };
    }),
    serviceControlPolicies: known(organization.policies, 'Organizations', NOW),
  };
}

function unitsAbove(parentId: string, organization: Organization): Organization['units'] {
  const unit = organization.units.find(({ id }) => id === parentId);
  return unit === undefined ? [] : [...unitsAbove(unit.parentId, organization), unit];
}
