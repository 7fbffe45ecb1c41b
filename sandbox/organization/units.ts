import { idFrom } from './ids.ts';
import type { Unit } from './organization.ts';

/** The root of an organization: `r-` and four characters that follow from the organization's id. */
export function rootIdOf(organizationId: string): string {
  return `r-${idFrom(organizationId, 4)}`;
}

/** Units of these paths (`workloads/prod`), which come after those above them. */
export function unitsOf(paths: readonly string[], rootId: string): Unit[] {
  const byPath = new Map<string, Unit>();
  for (const path of paths) {
    const names = path.split('/');
    const above = byPath.get(names.slice(0, -1).join('/'));
    byPath.set(path, {
      id: `ou-${rootId.slice(2)}-${idFrom(path, 8)}`,
      name: names.at(-1) ?? path,
      path: names,
      parentId: above?.id ?? rootId,
    });
  }
  return [...byPath.values()];
}
