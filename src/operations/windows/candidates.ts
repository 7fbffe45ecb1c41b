import { inSet } from '../../domain/approval-policy/approver-set.ts';
import type { GroupMembership, PersonFacts, Standing } from '../../domain/approval-policy/person-facts.ts';
import type { ApprovalPolicy } from '../../domain/approval-policy/policy.ts';
import { sortedSet } from '../../domain/approval-policy/sorted-set.ts';
import type { Clock, Log } from '../ports.ts';
import { inBatches } from './in-batches.ts';
import type { KnownPeople } from './known-people.ts';
import type { Memberships, ReadGroup } from './memberships.ts';
import { standingOf } from './standing.ts';

/** Nobody is shown more names than these. */
const SHOWN = 60;
/** Beyond the quorum: requester, operator and holders of what the operator needs are members, and may not approve. */
const SPARE = 20;
const AT_ONCE = 10;

export interface CandidateDeps {
  readonly known: KnownPeople;
  readonly memberships: Memberships;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Everyone pinned or in a group of the policy, those who stand in all of its sets first. Slack is asked about each
 * (remembered for five minutes), so of a group of hundreds the asking ends where enough are known: sixty, among them
 * twenty full members more than the quorum, or else all. The rest are left out, which can only matter to who is named:
 * whoever clicks is judged by facts of their own.
 */
export async function readCandidates(
  policy: ApprovalPolicy,
  deps: CandidateDeps,
): Promise<readonly PersonFacts[]> {
  const groups = await deps.memberships.groupsOf(policy.approvers);
  const judged = inOrder(policy, groups, deps.clock.now());
  const read: PersonFacts[] = [];
  while (read.length < judged.length && !isEnough(read, policy)) {
    const next = judged.slice(read.length, read.length + AT_ONCE);
    const standings = await inBatches(next, AT_ONCE, ({ id }) => standing(id, deps));
    read.push(...next.map((person, n) => ({ ...person, standing: standings[n] ?? person.standing })));
  }
  return read;
}

function isEnough(read: readonly PersonFacts[], { quorum }: ApprovalPolicy): boolean {
  const members = read.filter(({ standing }) => standing.kind === 'member').length;
  return read.length >= SHOWN && members >= quorum + SPARE;
}

/** With nothing read of them yet but their groups. */
function inOrder({ approvers }: ApprovalPolicy, groups: readonly ReadGroup[], now: number): PersonFacts[] {
  const ids = sortedSet([
    ...approvers.flatMap(({ users }) => users),
    ...groups.flatMap(({ members }) => members),
  ]);
  const people = ids.map(
    (id): PersonFacts => ({
      id,
      standing: { kind: 'unread', reason: 'Slack was not asked' },
      groups: membershipsOf(id, groups),
    }),
  );
  const standsInAll = (person: PersonFacts) =>
    approvers.every((set) => inSet(set, person, now).kind === 'in') ? 0 : 1;
  return people.sort((a, b) => standsInAll(a) - standsInAll(b));
}

async function standing(userId: string, { known, log }: CandidateDeps): Promise<Standing> {
  try {
    return standingOf(await known.recall(userId));
  } catch (error) {
    log.warn({ err: error, userId }, 'Slack could not say who an approver is');
    return { kind: 'unread', reason: 'Slack could not say who this is' };
  }
}

/** How a person stands to each of the groups. */
export function membershipsOf(userId: string, groups: readonly ReadGroup[]): Record<string, GroupMembership> {
  return Object.fromEntries(groups.map((group) => [group.id, group.membershipOf(userId)]));
}
