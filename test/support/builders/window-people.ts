import type { GroupMembership, PersonFacts } from '../../../src/domain/approval-policy/person-facts.ts';
import { DAY } from '../../../src/domain/time.ts';
import type { Person } from '../../../src/domain/window/person.ts';
import { ago } from './time.ts';

/** The requester of most tests. */
export const MIA: Person = { id: 'U0MIA', name: 'Mia Chen', email: 'mia@corp.example' };
export const OMAR: Person = { id: 'U0OMAR', name: 'Omar Diaz' };
export const ANA: Person = { id: 'U0ANA', name: 'Ana Kovač' };
/** Pinned in no set and in no group. */
export const ZOE: Person = { id: 'U0ZOE', name: 'Zoe Park' };

export const SECURITY_GROUP = 'S0SECURITY';

/** In the group for a year. */
export function inGroup(
  overrides: Partial<Extract<GroupMembership, { kind: 'member' }>> = {},
): GroupMembership {
  return { kind: 'member', firstSeen: ago(365 * DAY), ...overrides };
}

/** A full member of the workspace, in no group. */
export function factsAbout({ id }: Person, overrides: Partial<PersonFacts> = {}): PersonFacts {
  return {
    id,
    standing: { kind: 'member' },
    groups: { [SECURITY_GROUP]: { kind: 'not-member' } },
    ...overrides,
  };
}
