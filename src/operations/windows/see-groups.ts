import type { PolicyBook } from '../../domain/approval-policy/governing.ts';
import type { Clock, Log, Workspace } from '../ports.ts';
import type { SightingStore } from '../window-ports.ts';
import { policiesOf } from './viewers.ts';

export interface SeeGroupsDeps {
  readonly workspace: Pick<Workspace, 'groupMembers'>;
  readonly sightings: SightingStore;
  readonly book: PolicyBook;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Notes who is in the groups of those policies that go by how long somebody has been in one, so that time counts from
 * about when they joined, whether or not anybody clicks. A group that cannot be read or stored is logged, and left to
 * the next time.
 */
export function createSeeGroups({
  workspace,
  sightings,
  book,
  clock,
  log,
}: SeeGroupsDeps): () => Promise<void> {
  const sets = policiesOf(book).flatMap(({ approvers }) => approvers);
  const groups = [...new Set(sets.flatMap((set) => (set.minimumDays > 0 ? set.groups : [])))];
  return async () => {
    for (const group of groups) {
      try {
        await sightings.see(group, await workspace.groupMembers(group), clock.now());
      } catch (error) {
        log.warn({ err: error, group }, 'the members of a user group could not be noted');
      }
    }
  };
}
