import type { Actor } from '../../domain/actor.ts';
import type { PersonFacts, Standing } from '../../domain/approval-policy/person-facts.ts';
import type {
  ApprovalPolicy,
  ApproverSet,
  People as NamedPeople,
} from '../../domain/approval-policy/policy.ts';
import { sortedSet } from '../../domain/approval-policy/sorted-set.ts';
import type { Person } from '../../domain/window/person.ts';
import type { Clock, Log, Workspace, WorkspacePerson } from '../ports.ts';
import type { SightingStore } from '../window-ports.ts';
import { membershipsOf, readCandidates } from './candidates.ts';
import { inBatches } from './in-batches.ts';
import { createKnownPeople, type KnownPeople } from './known-people.ts';
import { createMemberships, type Memberships } from './memberships.ts';
import { standingOf, standingOfActor } from './standing.ts';

/** Who people are, as Slack says. */
export interface People {
  /**
   * Whoever acted, asked about now: one `users.info`. `sets`: every approver set that they are to be judged by. Never
   * throws: what could not be read says why, and a name that was not read is the id.
   */
  whoIs(actor: Actor, sets: readonly ApproverSet[]): Promise<WhoIs>;
  /** The same about somebody who was named, such as an operator. */
  about(userId: string, sets: readonly ApproverSet[]): Promise<WhoIs>;
  /** Throws where Slack cannot say. */
  person(userId: string): Promise<Person>;
  /**
   * Those who stand in an approver set of the policy, pinned or by a group, with their facts; those who stand in all
   * of them first. Of very many, as many as can be shown and as establish a quorum (`candidates.ts`).
   */
  candidates(policy: ApprovalPolicy): Promise<readonly PersonFacts[]>;
  /** Which of these user groups cannot be read now. */
  unreadGroups(groups: readonly string[]): Promise<readonly string[]>;
  /** User ids, sorted, groups resolved. Groups that cannot be read are left out, and logged. */
  members(people: NamedPeople): Promise<readonly string[]>;
  /** A name for each id; the id itself where Slack cannot say. Never throws. */
  names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>>;
}

export interface WhoIs {
  readonly person: Person;
  readonly facts: PersonFacts;
}

export interface PeopleDeps {
  readonly workspace: Workspace;
  readonly sightings: SightingStore;
  readonly clock: Clock;
  readonly log: Log;
}

/** `users.info` allows about a hundred a minute; nobody waits for more than a few at a time. */
const AT_ONCE = 10;

export function createPeople(deps: PeopleDeps): People {
  const known = createKnownPeople(deps.workspace, deps.clock);
  const memberships = createMemberships(deps);
  const { log } = deps;
  const name = (id: string) => nameOf(id, known, log);
  return {
    async whoIs(actor, sets) {
      const standing = async (person: WorkspacePerson) =>
        standingOfActor(actor, await deps.workspace.home(), person);
      return whoIs(actor.userId, sets, { known, memberships, log, standing });
    },
    about: (userId, sets) =>
      whoIs(userId, sets, { known, memberships, log, standing: async (person) => standingOf(person) }),
    person: async (userId) => personOf(await known.recall(userId)),
    candidates: (policy) => readCandidates(policy, { known, memberships, ...deps }),
    async unreadGroups(groups) {
      const read = await Promise.all([...new Set(groups)].map(memberships.group));
      return read.filter(({ isRead }) => !isRead).map(({ id }) => id);
    },
    async members({ users, groups }) {
      const read = await Promise.all(groups.map(memberships.group));
      return sortedSet([...users, ...read.flatMap(({ members }) => members)]);
    },
    async names(ids) {
      const distinct = [...new Set(ids)];
      const names = await inBatches(distinct, AT_ONCE, name);
      return new Map(distinct.map((id, n) => [id, names[n] ?? id]));
    },
  };
}

interface Asking {
  readonly known: KnownPeople;
  readonly memberships: Memberships;
  readonly log: Log;
  standing(person: WorkspacePerson): Promise<Standing>;
}

async function whoIs(userId: string, sets: readonly ApproverSet[], asking: Asking): Promise<WhoIs> {
  const [profile, groups] = await Promise.all([profileOf(userId, asking), asking.memberships.groupsOf(sets)]);
  return {
    person: profile.person,
    facts: { id: userId, standing: profile.standing, groups: membershipsOf(userId, groups) },
  };
}

async function profileOf(
  userId: string,
  { known, standing, log }: Asking,
): Promise<{ person: Person; standing: Standing }> {
  let person: Person = { id: userId, name: userId };
  try {
    const profile = await known.ask(userId);
    person = personOf(profile);
    return { person, standing: await standing(profile) };
  } catch (error) {
    log.warn({ err: error, userId }, 'Slack could not say who somebody is, so that they may decide nothing');
    return { person, standing: { kind: 'unread', reason: 'Slack could not say who this is' } };
  }
}

async function nameOf(id: string, known: KnownPeople, log: Log): Promise<string> {
  try {
    return (await known.recall(id)).name;
  } catch (error) {
    log.debug({ err: error, userId: id }, 'a name could not be read, and the id stands in its place');
    return id;
  }
}

function personOf({ id, name, email }: WorkspacePerson): Person {
  return { id, name, ...(email === undefined ? {} : { email }) };
}
