import type { PolicyBook } from '../../domain/approval-policy/governing.ts';
import { sortedSet } from '../../domain/approval-policy/sorted-set.ts';
import type { Clock, Log, Workspace } from '../ports.ts';
import type { SightingStore } from '../window-ports.ts';

export interface GroupSightingsDeps {
  readonly workspace: Pick<Workspace, 'groupMembers'>;
  readonly sightings: SightingStore;
  readonly book: PolicyBook;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Notes who is in each user group whose members may approve only after some days: Slack does not tell since when, and
 * who was not seen there in between counts as new. A group that cannot be read is logged, and keeps no other waiting.
 */
export function createGroupSightings(deps: GroupSightingsDeps): () => Promise<void> {
  const groups = groupsWithMinimumDays(deps.book);
  return async () => {
    for (const group of groups) await see(group, deps);
  };
}

/** Ids of the user groups of every approver set that asks for days, sorted. */
export function groupsWithMinimumDays({ scoped, fallback }: PolicyBook): readonly string[] {
  const policies = [...scoped.map(({ policy }) => policy), ...(fallback === undefined ? [] : [fallback])];
  const sets = policies.flatMap(({ approvers }) => approvers);
  return sortedSet(sets.filter(({ minimumDays }) => minimumDays > 0).flatMap(({ groups }) => groups));
}

async function see(group: string, { workspace, sightings, clock, log }: GroupSightingsDeps): Promise<void> {
  try {
    await sightings.see(group, await workspace.groupMembers(group), clock.now());
  } catch (error) {
    log.error({ err: error, group }, "a user group's members could not be noted; it is tried again");
  }
}
