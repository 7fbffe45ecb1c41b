import type { Instant } from '../time.ts';
import { type InSet, inSet } from './approver-set.ts';
import type { NeededCustody } from './custody.ts';
import type { Ineligible, NoMember, Under } from './ineligible.ts';
import type { PersonFacts } from './person-facts.ts';
import type { ApprovalPolicy, ApproverSet } from './policy.ts';
import { isSameSet, stricter } from './stricter.ts';

/** Who may decide nothing about a request, whatever lists they stand in. */
export interface Asked {
  readonly requester: { readonly id: string };
  readonly operator: { readonly id: string };
}

/** What of a request decides who may approve it. */
export interface ToBeApproved extends Asked {
  readonly custody: readonly NeededCustody[];
}

/**
 * Why the person may not approve, or `undefined` where they may: never the requester, never the operator; a full
 * member; an approver under the policy of the request and under the policy of now; and not the holder of what the
 * operator needs where theirs would be the only approval.
 */
export function mayApprove(
  person: PersonFacts,
  request: ToBeApproved,
  policyThen: ApprovalPolicy,
  policyNow: ApprovalPolicy,
  now: Instant,
): Ineligible | undefined {
  return (
    mayDecide(person, request, policyThen, policyNow, now) ??
    soleCustodian(person, request.custody, stricter(policyThen, policyNow).quorum)
  );
}

/** The same for a denial, or an approval once it is given: whose custody it is makes no difference. */
export function mayDecide(
  person: PersonFacts,
  { requester, operator }: Asked,
  policyThen: ApprovalPolicy,
  policyNow: ApprovalPolicy,
  now: Instant,
): Ineligible | undefined {
  if (person.id === requester.id) return { why: 'is-requester' };
  if (person.id === operator.id) return { why: 'is-operator' };
  return notMember(person) ?? notApprover(person, policyThen, policyNow, now);
}

/** Why the person is no full member of the workspace, or `undefined` where they are. */
export function notMember({ standing }: PersonFacts): NoMember | undefined {
  if (standing.kind === 'member') return undefined;
  if (standing.kind === 'unread') return { why: 'unread', reason: standing.reason };
  return { why: 'not-a-member', standing: standing.kind };
}

function notApprover(
  person: PersonFacts,
  policyThen: ApprovalPolicy,
  policyNow: ApprovalPolicy,
  now: Instant,
): Ineligible | undefined {
  const { approvers } = stricter(policyThen, policyNow);
  if (approvers.length === 0) return { why: 'not-an-approver', under: 'both' };
  const failed = approvers.flatMap((set) => {
    const answer = inSet(set, person, now);
    return answer.kind === 'in' ? [] : [{ set, answer }];
  });
  const outOf = failed.filter(({ answer }) => answer.kind === 'out').map(({ set }) => set);
  if (outOf.length > 0) return { why: 'not-an-approver', under: under(outOf, policyThen, policyNow) };
  return undecided(failed.map(({ answer }) => answer));
}

/** In every set by what was read, but in one not yet, or not certainly. */
function undecided(answers: readonly InSet[]): Ineligible | undefined {
  const unread = answers.find((answer) => answer.kind === 'unread');
  if (unread !== undefined) return { why: 'unread', reason: unread.reason };
  const from = answers.flatMap((answer) => (answer.kind === 'too-new' ? [answer.from] : []));
  return from.length === 0 ? undefined : { why: 'too-new', from: Math.max(...from) };
}

function under(sets: readonly ApproverSet[], then: ApprovalPolicy, now: ApprovalPolicy): Under {
  const isOf = ({ approvers }: ApprovalPolicy) =>
    sets.some((set) => approvers.some((other) => isSameSet(set, other)));
  if (!isOf(now)) return 'request';
  return isOf(then) ? 'both' : 'now';
}

function soleCustodian(
  person: PersonFacts,
  custody: readonly NeededCustody[],
  quorum: number,
): Ineligible | undefined {
  const held = custody.filter(({ holder }) => holder === person.id).map(({ label }) => label);
  const holds = [...new Set(held)];
  return quorum === 1 && holds.length > 0 ? { why: 'sole-custodian', holds } : undefined;
}
