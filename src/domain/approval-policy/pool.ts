import type { Instant } from '../time.ts';
import type { NeededCustody } from './custody.ts';
import type { Ineligible } from './ineligible.ts';
import { mayApprove } from './may-approve.ts';
import type { PersonFacts } from './person-facts.ts';
import type { ApprovalPolicy } from './policy.ts';

/** A request as far as it decides who could approve it. */
export interface PoolQuestion {
  readonly requester: { readonly id: string };
  readonly operator: { readonly id: string };
  readonly custody: readonly NeededCustody[];
  readonly policy: ApprovalPolicy;
  /** Everyone pinned or in one of the groups, as resolved at this moment. */
  readonly candidates: readonly PersonFacts[];
}

/** Who could approve a request now. `leftOut` says why the other candidates could not. */
export interface ApproverPool {
  readonly kind: 'enough' | 'too-few';
  /** User ids, sorted. */
  readonly people: readonly string[];
  readonly quorum: number;
  readonly leftOut: readonly { readonly id: string; readonly because: Ineligible }[];
}

/** Whether the policy's quorum can be met at all; a request that nobody could approve is refused when it is submitted. */
export function approverPool(question: PoolQuestion, now: Instant): ApproverPool {
  const { policy } = question;
  const distinct = [...new Map(question.candidates.map((each) => [each.id, each])).values()];
  const judged = distinct
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((person) => ({ id: person.id, because: mayApprove(person, question, policy, policy, now) }));
  const people = judged.filter(({ because }) => because === undefined).map(({ id }) => id);
  const leftOut = judged.flatMap(({ id, because }) => (because === undefined ? [] : [{ id, because }]));
  return {
    kind: people.length < policy.quorum ? 'too-few' : 'enough',
    people,
    quorum: policy.quorum,
    leftOut,
  };
}
