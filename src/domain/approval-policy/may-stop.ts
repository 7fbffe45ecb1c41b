import type { Instant } from '../time.ts';
import { inSet } from './approver-set.ts';
import type { Ineligible } from './ineligible.ts';
import { notMember } from './may-approve.ts';
import type { PersonFacts } from './person-facts.ts';
import type { ApprovalPolicy } from './policy.ts';

/**
 * Why the person may not stop a window (revoke, close) as an approver, or `undefined` where they may. Stopping is
 * never harder than starting: an approver under either policy may, from the day they are one, and custody plays no
 * part.
 */
export function mayStop(
  person: PersonFacts,
  policyThen: ApprovalPolicy,
  policyNow: ApprovalPolicy,
  now: Instant,
): Ineligible | undefined {
  const barred = notMember(person);
  if (barred !== undefined) return barred;
  const answers = [policyThen, policyNow].map((policy) => stands(person, policy, now));
  if (answers.includes('in')) return undefined;
  const unread = answers.find((answer) => answer !== 'in' && answer !== 'out');
  return unread === undefined
    ? { why: 'not-an-approver', under: 'both' }
    : { why: 'unread', reason: unread.reason };
}

function stands(
  person: PersonFacts,
  { approvers }: ApprovalPolicy,
  now: Instant,
): 'in' | 'out' | { readonly reason: string } {
  const answers = approvers.map((set) => inSet(set, person, now));
  if (answers.length === 0 || answers.some(({ kind }) => kind === 'out')) return 'out';
  // Too new to approve is not too new to stop.
  return answers.find((answer) => answer.kind === 'unread') ?? 'in';
}
