import { type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { Clock, Workspace, WorkspacePerson } from '../ports.ts';

/** Slack's profiles, asked for now or remembered. Both throw where Slack cannot say. */
export interface KnownPeople {
  /** Asks Slack. Whoever decides anything is asked about. */
  ask(userId: string): Promise<WorkspacePerson>;
  /** As Slack said at most five minutes ago. For names, and for who else could decide. */
  recall(userId: string): Promise<WorkspacePerson>;
}

const RECALLED_FOR: Milliseconds = 5 * MINUTE;
/** More than ever matter at the same time; the longest known go first. */
const MOST_RECALLED = 5_000;

export function createKnownPeople(workspace: Pick<Workspace, 'person'>, clock: Clock): KnownPeople {
  const known = new Map<string, { readonly person: Promise<WorkspacePerson>; readonly until: Instant }>();

  const ask = (userId: string) => {
    const person = workspace.person(userId);
    const entry = { person, until: clock.now() + RECALLED_FOR };
    known.delete(userId);
    known.set(userId, entry);
    person.catch(() => known.get(userId) === entry && known.delete(userId));
    const oldest = known.keys().next().value;
    if (known.size > MOST_RECALLED && oldest !== undefined) known.delete(oldest);
    return person;
  };

  return {
    ask,
    recall(userId) {
      const entry = known.get(userId);
      return entry !== undefined && entry.until > clock.now() ? entry.person : ask(userId);
    },
  };
}
