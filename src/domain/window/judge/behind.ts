import type { Ineligible } from '../../approval-policy/ineligible.ts';
import { mayDecide, notMember } from '../../approval-policy/may-approve.ts';
import type { PersonFacts } from '../../approval-policy/person-facts.ts';
import type { DroppedApproval } from '../../audit-chain/entry.ts';
import type { JudgeContext } from '../context.ts';
import type { Person } from '../person.ts';
import type { BarredBehind } from '../refusal.ts';
import type { RootWindow } from '../window.ts';

type BehindContext = Pick<JudgeContext, 'now' | 'policy' | 'behind'>;

/**
 * Why those behind a request keep it from being approved now: its requester and its operator must still be full members,
 * and of everybody who approved before it must be known whether their approval stands.
 */
export function judgeBehind(window: RootWindow, context: BehindContext): BarredBehind | undefined {
  const { requester, operator } = window.request;
  const asked = [['requester', requester] as const, ['operator', operator] as const];
  for (const [who, person] of asked) {
    const because = notMember(factsBehind(person, context));
    if (because !== undefined) return { why: 'barred-behind', who, person, because };
  }
  const unread = fallen(window, context).find(({ because }) => because.why === 'unread');
  return unread === undefined
    ? undefined
    : { why: 'barred-behind', who: 'approver', person: unread.by, because: unread.because };
}

/** The earlier approvals that do not stand any more: whose they are, and why. */
export function fallen(
  { request, approvals }: RootWindow,
  context: BehindContext,
): readonly DroppedApproval[] {
  return approvals.flatMap(({ by }) => {
    const facts = factsBehind(by, context);
    const because: Ineligible | undefined = mayDecide(
      facts,
      request,
      request.policy,
      context.policy,
      context.now,
    );
    return because === undefined ? [] : [{ by, because }];
  });
}

function factsBehind({ id }: Person, { behind }: BehindContext): PersonFacts {
  const facts = behind?.people.find((each) => each.id === id);
  return facts ?? { id, standing: { kind: 'unread', reason: `Slack was not asked about ${id}` }, groups: {} };
}
