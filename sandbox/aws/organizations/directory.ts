import type {
  Organization,
  OrganizationAccount,
  Policy,
  RootUser,
  Unit,
} from '../../organization/organization.ts';

/** The organization by its ids. */
export interface Directory {
  /** As it is now. */
  account(id: string): OrganizationAccount | undefined;
  /** From now on the root user of an account is so. Throws where there is no such account. */
  setRootUser(id: string, root: RootUser): void;
  unit(id: string): Unit | undefined;
  policy(id: string): Policy | undefined;
  unitsIn(parentId: string): readonly Unit[];
  accountsIn(parentId: string): readonly OrganizationAccount[];
  /** Ids from the root down to the unit that an account or unit is in. */
  chainOf(parentId: string): readonly string[];
}

export function createDirectory({ accounts, units, policies, rootId }: Organization): Directory {
  const accountsById = new Map(accounts.map((account) => [String(account.id), account]));
  const unitsById = new Map(units.map((unit) => [unit.id, unit]));
  const policiesById = new Map(policies.map((policy) => [policy.id, policy]));
  const accountsByParent = groupBy(accounts);
  const unitsByParent = groupBy(units);
  const chainOf = (parentId: string): readonly string[] => {
    const unit = unitsById.get(parentId);
    return unit === undefined ? [rootId] : [...chainOf(unit.parentId), unit.id];
  };
  return {
    account: (id) => accountsById.get(id),
    setRootUser(id, root) {
      const account = accountsById.get(id);
      if (account === undefined) throw new Error(`There is no account ${id} in the organization.`);
      accountsById.set(id, { ...account, root });
    },
    unit: (id) => unitsById.get(id),
    policy: (id) => policiesById.get(id),
    unitsIn: (parentId) => unitsByParent.get(parentId) ?? [],
    accountsIn: (parentId) => accountsByParent.get(parentId) ?? [],
    chainOf,
  };
}

function groupBy<T extends { readonly parentId: string }>(items: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.parentId);
    if (group === undefined) groups.set(item.parentId, [item]);
    else group.push(item);
  }
  return groups;
}
