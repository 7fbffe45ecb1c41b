import type { Account as ListedAccount } from '@aws-sdk/client-organizations';
import type { OrganizationsApi } from './organizations-api.ts';

/** An organizational unit's ids and names from the root down. */
export interface UnitPath {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

/** Every unit by its id. One call a unit: far fewer than one an account. */
export async function readUnits(
  api: OrganizationsApi,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, UnitPath>> {
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
 * Where each account is, by its id. Read from `Paths`; where AWS leaves that out for any, or names a unit that was not
 * there a moment ago, every unit is asked for its accounts: an account without a place would be in no scope and under no
 * SCP.
 */
export async function placesOf(
  listed: readonly ListedAccount[],
  units: ReadonlyMap<string, UnitPath>,
  api: OrganizationsApi,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, UnitPath>> {
  const places = new Map<string, UnitPath>();
  for (const { Id = '', Paths } of listed) {
    const unit = units.get(unitIdIn(Paths?.[0]));
    if (unit !== undefined) places.set(Id, unit);
  }
  if (places.size === listed.length) return places;
  const asked = [...units].map(async ([unitId, unit]) => {
    for (const id of await api.listAccountIdsIn(unitId, signal)) places.set(id, unit);
  });
  await Promise.all(asked);
  return places;
}

/** `Paths` reads `o-…/r-…/ou-…/<account>/`: the last unit in it names the place. */
function unitIdIn(path = ''): string {
  const parts = path.split('/').filter((part) => part.startsWith('r-') || part.startsWith('ou-'));
  return parts.at(-1) ?? '';
}
