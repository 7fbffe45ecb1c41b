import type { Actor } from '../domain/actor.ts';
import type { RefusedReading } from '../domain/refused-reading.ts';
import type { Log, Workspace } from './ports.ts';

/** Who may read posture: `readers` of the configuration. */
export interface Readers {
  readonly users: readonly string[];
  readonly groups: readonly string[];
}

export type ReadPermission =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'refused'; readonly why: RefusedReading };

/** Decides whether a person may read posture. A list of weak root users is a target list: nobody by default. */
export type AuthorizeReader = (actor: Actor) => Promise<ReadPermission>;

export function createAuthorizeReader(workspace: Workspace, readers: Readers, log: Log): AuthorizeReader {
  return async (actor) => {
    if (readers.users.length === 0 && readers.groups.length === 0) return refused('nobody-configured');
    try {
      const why =
        (await refusedAsPerson(actor, workspace)) ?? (await refusedAsReader(actor, workspace, readers));
      return why === undefined ? { kind: 'allowed' } : refused(why);
    } catch (error) {
      log.warn({ err: error, userId: actor.userId }, 'a permission could not be checked, and is refused');
      return refused('unverifiable');
    }
  };
}

async function refusedAsPerson(actor: Actor, workspace: Workspace): Promise<RefusedReading | undefined> {
  const [home, person] = await Promise.all([workspace.home(), workspace.person(actor.userId)]);
  const sameTeam = actor.teamId === home.teamId;
  const sameEnterprise = home.enterpriseId !== undefined && actor.enterpriseId === home.enterpriseId;
  if (person.isStranger || !(sameTeam || sameEnterprise)) return 'other-team';
  if (person.isDeactivated) return 'deactivated';
  if (person.isBot) return 'bot';
  return person.isGuest ? 'guest' : undefined;
}

async function refusedAsReader(
  { userId }: Actor,
  workspace: Workspace,
  readers: Readers,
): Promise<RefusedReading | undefined> {
  if (readers.users.includes(userId)) return undefined;
  const groups = await Promise.allSettled(readers.groups.map((group) => workspace.groupMembers(group)));
  if (groups.some((group) => group.status === 'fulfilled' && group.value.includes(userId))) return undefined;
  const unread = groups.find((group) => group.status === 'rejected');
  if (unread !== undefined) throw unread.reason;
  return 'not-listed';
}

function refused(why: RefusedReading): ReadPermission {
  return { kind: 'refused', why };
}
