import { mayApprove } from '../../approval-policy/may-approve.ts';
import type { PersonFacts } from '../../approval-policy/person-facts.ts';
import type { ApprovalPolicy } from '../../approval-policy/policy.ts';
import type { Instant } from '../../time.ts';
import type { JudgeContext } from '../context.ts';
import type { Approve } from '../events.ts';
import type { Person } from '../person.ts';
import type { Refusal, TightenedPolicy, Untimely } from '../refusal.ts';
import type { WindowRequest } from '../request.ts';
import { ticketProblem } from '../ticket.ts';
import type { RootWindow } from '../window.ts';
import { judgeBehind } from './behind.ts';
import { factsAbout } from './facts-about.ts';
import { textRefusal } from './text-refusal.ts';
import { notPending } from './timely.ts';

/**
 * While pending; by an approver who has not approved; only what the policy of now would still take; and only while those
 * behind the request are who they were.
 */
export function judgeApproval(
  window: RootWindow,
  event: Approve,
  context: JudgeContext,
): Refusal | undefined {
  return judgeApproving(window, event.by, context) ?? textRefusal('note', event.note);
}

/** The same whatever the note says. */
export function judgeApproving(window: RootWindow, by: Person, context: JudgeContext): Refusal | undefined {
  return judgeApprover(window, factsAbout(by, context), context) ?? judgeBehind(window, context);
}

/** Why this person's approval is not asked for, or `undefined` where it is; whoever else is behind the request. */
export function judgeApprover(
  window: RootWindow,
  facts: PersonFacts,
  { now, policy, behind }: Pick<JudgeContext, 'now' | 'policy' | 'behind'>,
): Refusal | undefined {
  const { request } = window;
  const custody = [...request.custody, ...(behind?.custody ?? [])];
  return (
    notPending(window, now) ??
    mayApprove(facts, { ...request, custody }, request.policy, policy, now) ??
    approvedBefore(window, facts.id) ??
    tightened(request, policy, now)
  );
}

function approvedBefore({ approvals }: RootWindow, id: string): Untimely | undefined {
  const earlier = approvals.find(({ by }) => by.id === id);
  return earlier === undefined ? undefined : { why: 'you-already-approved', at: earlier.at };
}

function tightened(
  request: WindowRequest,
  policy: ApprovalPolicy,
  now: Instant,
): TightenedPolicy | undefined {
  const lapsed = request.requestedAt + policy.lapse;
  if (lapsed <= now) return { why: 'lapsed-under-policy-of-now', at: lapsed };
  if (request.timing.duration > policy.maxDuration) {
    return { why: 'longer-than-policy-of-now', maxDuration: policy.maxDuration };
  }
  const problem = ticketProblem(request.ticket, policy.ticket);
  return problem === undefined ? undefined : { why: 'ticket-refused-by-policy-of-now', problem };
}
