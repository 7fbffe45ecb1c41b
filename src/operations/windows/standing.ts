import type { Actor } from '../../domain/actor.ts';
import type { Standing } from '../../domain/approval-policy/person-facts.ts';
import type { Workspace, WorkspacePerson } from '../ports.ts';

/** What Slack's profile makes of a person who is named, and did not act in an envelope of their own. */
export function standingOf(person: WorkspacePerson): Standing {
  if (person.isStranger) return { kind: 'stranger' };
  if (person.isDeactivated) return { kind: 'deactivated' };
  if (person.isBot) return { kind: 'bot' };
  return { kind: person.isGuest ? 'guest' : 'member' };
}

/** The same of whoever acted: their envelope must come from the app's workspace or its Enterprise Grid organization. */
export function standingOfActor(
  actor: Actor,
  home: Awaited<ReturnType<Workspace['home']>>,
  person: WorkspacePerson,
): Standing {
  const sameTeam = actor.teamId === home.teamId;
  const sameEnterprise = home.enterpriseId !== undefined && actor.enterpriseId === home.enterpriseId;
  return sameTeam || sameEnterprise ? standingOf(person) : { kind: 'other-workspace' };
}
