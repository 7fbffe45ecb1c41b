import type { GroupMembership } from '../../domain/approval-policy/person-facts.ts';
import type { ApproverSet } from '../../domain/approval-policy/policy.ts';
import type { Instant } from '../../domain/time.ts';
import type { Clock, Log, Workspace } from '../ports.ts';
import type { SightingStore } from '../window-ports.ts';

/** A user group as it was read: who is in it, and how each person stands to it. */
export interface ReadGroup {
  readonly id: string;
  /** Empty where it could not be read; then everybody's membership is unread. */
  readonly members: readonly string[];
  readonly isRead: boolean;
  membershipOf(userId: string): GroupMembership;
}

/** Reads user groups. Never throws: what cannot be read is unread, logged, and says so. */
export interface Memberships {
  /** The groups of these sets. When somebody was first seen is asked for only where a set goes by it. */
  groupsOf(sets: readonly ApproverSet[]): Promise<readonly ReadGroup[]>;
  group(id: string): Promise<ReadGroup>;
}

export interface MembershipDeps {
  readonly workspace: Pick<Workspace, 'groupMembers'>;
  readonly sightings: SightingStore;
  readonly clock: Clock;
  readonly log: Log;
}

type Seen = ReadonlyMap<string, Instant>;

export function createMemberships(deps: MembershipDeps): Memberships {
  const sightings = rememberedSightings(deps);

  const read = async (id: string, bySight: boolean): Promise<ReadGroup> => {
    const members = await attempt(() => deps.workspace.groupMembers(id), deps.log, {
      group: id,
      what: 'the members of a user group',
    });
    if (members === undefined) return unreadGroup(id);
    if (!bySight) return readGroup(id, members, () => 0);
    const seen = await attempt(() => sightings(id, members), deps.log, {
      group: id,
      what: 'since when people are in a user group',
    });
    return readGroup(id, members, (userId) => seen?.get(userId));
  };

  return {
    group: (id) => read(id, false),
    groupsOf: (sets) => {
      const bySight = new Set(sets.flatMap((set) => (set.minimumDays > 0 ? set.groups : [])));
      const ids = [...new Set(sets.flatMap(({ groups }) => groups))];
      return Promise.all(ids.map((id) => read(id, bySight.has(id))));
    },
  };
}

/** The workspace gives the same list back for a minute; for as long, nothing new can have been seen. */
function rememberedSightings({ sightings, clock }: MembershipDeps) {
  const last = new Map<string, { readonly members: readonly string[]; readonly seen: Promise<Seen> }>();
  return (group: string, members: readonly string[]): Promise<Seen> => {
    const before = last.get(group);
    if (before !== undefined && before.members === members) return before.seen;
    const seen = sightings.see(group, members, clock.now());
    const entry = { members, seen };
    last.set(group, entry);
    seen.catch(() => last.get(group) === entry && last.delete(group));
    return seen;
  };
}

function readGroup(
  id: string,
  members: readonly string[],
  firstSeen: (userId: string) => Instant | undefined,
): ReadGroup {
  const ids = new Set(members);
  return {
    ...{ id, members, isRead: true },
    membershipOf(userId) {
      if (!ids.has(userId)) return { kind: 'not-member' };
      const since = firstSeen(userId);
      if (since !== undefined) return { kind: 'member', firstSeen: since };
      return { kind: 'unread', reason: `since when they are in user group ${id} could not be read` };
    },
  };
}

function unreadGroup(id: string): ReadGroup {
  return {
    ...{ id, members: [], isRead: false },
    membershipOf: () => ({ kind: 'unread', reason: `Slack could not say who is in user group ${id}` }),
  };
}

async function attempt<T>(
  work: () => Promise<T>,
  log: Log,
  { group, what }: { readonly group: string; readonly what: string },
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    log.warn({ err: error, group }, `${what} could not be read`);
    return undefined;
  }
}
