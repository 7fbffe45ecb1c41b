import type { Instant } from '../time.ts';
import type { Ineligible } from './ineligible.ts';
import { type Asked, mayDecide } from './may-approve.ts';
import type { PersonFacts } from './person-facts.ts';
import type { ApprovalPolicy } from './policy.ts';

/**
 * Why the person may not sign a review, or `undefined` where they may: never the requester, never the operator; a full
 * member; an approver under the policy of the request or under the policy of now. Either is enough: a review sanctions
 * nothing, and where approvers come and go no window may stay unreviewable for ever.
 */
export function mayReview(
  person: PersonFacts,
  request: Asked,
  policyThen: ApprovalPolicy,
  policyNow: ApprovalPolicy,
  now: Instant,
): Ineligible | undefined {
  const answers = [policyThen, policyNow].map((policy) => mayDecide(person, request, policy, policy, now));
  if (answers.includes(undefined)) return undefined;
  const because = answers.flatMap((answer) => answer ?? []);
  return because.find(({ why }) => why !== 'not-an-approver' && why !== 'too-new') ?? closest(because);
}

/** The one that time mends first; failing that, that no policy names them. */
function closest(because: readonly Ineligible[]): Ineligible {
  const tooNew = because.flatMap((each) => (each.why === 'too-new' ? [each] : []));
  return tooNew.sort((a, b) => a.from - b.from)[0] ?? { why: 'not-an-approver', under: 'both' };
}
