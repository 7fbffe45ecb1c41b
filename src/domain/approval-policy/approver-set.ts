import { DAY, type Instant } from '../time.ts';
import type { GroupMembership, PersonFacts } from './person-facts.ts';
import type { ApproverSet } from './policy.ts';

/** Whether a person stands in an approver set. What could not be read is never a yes. */
export type InSet =
  | { readonly kind: 'in' }
  | { readonly kind: 'out' }
  /** In a group, but not for long enough; `from`: when it will be. */
  | { readonly kind: 'too-new'; readonly from: Instant }
  | { readonly kind: 'unread'; readonly reason: string };

/** Pinned people stand in it at once; others by a group, from `minimumDays` after they were first seen there. */
export function inSet(set: ApproverSet, person: PersonFacts, now: Instant): InSet {
  if (set.users.includes(person.id)) return { kind: 'in' };
  const answers = set.groups.map((group) => byGroup(membershipOf(person, group), set.minimumDays, now));
  return best(answers);
}

function membershipOf({ groups }: PersonFacts, group: string): GroupMembership {
  const membership = Object.hasOwn(groups, group) ? groups[group] : undefined;
  return membership ?? { kind: 'unread', reason: `the members of user group ${group} were not read` };
}

function byGroup(membership: GroupMembership, minimumDays: number, now: Instant): InSet {
  switch (membership.kind) {
    case 'not-member':
      return { kind: 'out' };
    case 'unread':
      return membership;
    case 'member': {
      const from = membership.firstSeen + minimumDays * DAY;
      return from <= now ? { kind: 'in' } : { kind: 'too-new', from };
    }
  }
}

/** One group that holds the person is enough; failing that, the answer that tells the person most. */
function best(answers: readonly InSet[]): InSet {
  const tooNew = answers.flatMap((answer) => (answer.kind === 'too-new' ? [answer] : []));
  return (
    answers.find(({ kind }) => kind === 'in') ??
    tooNew.sort((a, b) => a.from - b.from)[0] ??
    answers.find(({ kind }) => kind === 'unread') ?? { kind: 'out' }
  );
}
