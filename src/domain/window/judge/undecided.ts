import { mayDecide, notMember } from '../../approval-policy/may-approve.ts';
import type { JudgeContext } from '../context.ts';
import type { Deny, Withdraw } from '../events.ts';
import type { Person } from '../person.ts';
import type { Refusal } from '../refusal.ts';
import type { RootWindow } from '../window.ts';
import { factsAbout } from './facts-about.ts';
import { textRefusal } from './text-refusal.ts';
import { notPending } from './timely.ts';

/** While pending; by an approver, also one who has approved before; with a reason. */
export function judgeDenial(window: RootWindow, event: Deny, context: JudgeContext): Refusal | undefined {
  return judgeDenying(window, event.by, context) ?? textRefusal('reason', event.reason);
}

/** The same whatever the reason says. */
export function judgeDenying(window: RootWindow, by: Person, context: JudgeContext): Refusal | undefined {
  const { request } = window;
  return (
    notPending(window, context.now) ??
    mayDecide(factsAbout(by, context), request, request.policy, context.policy, context.now)
  );
}

/** While pending; by the requester, or by the operator, who need not sign in because somebody named them. */
export function judgeWithdrawal(
  window: RootWindow,
  { by }: Withdraw,
  context: JudgeContext,
): Refusal | undefined {
  const untimely = notPending(window, context.now);
  if (untimely !== undefined) return untimely;
  const { requester, operator } = window.request;
  if (by.id !== requester.id && by.id !== operator.id) return { why: 'neither-requester-nor-operator' };
  return notMember(factsAbout(by, context));
}
