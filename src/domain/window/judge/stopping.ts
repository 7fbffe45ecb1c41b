import type { Ineligible } from '../../approval-policy/ineligible.ts';
import { notMember } from '../../approval-policy/may-approve.ts';
import { mayStop } from '../../approval-policy/may-stop.ts';
import type { JudgeContext } from '../context.ts';
import type { Close, Revoke } from '../events.ts';
import type { Person } from '../person.ts';
import type { Refusal } from '../refusal.ts';
import type { RootWindow } from '../window.ts';
import { factsAbout } from './facts-about.ts';
import { textRefusal } from './text-refusal.ts';
import { notStoppable } from './timely.ts';

/** While approved and not over; by an approver, with a reason. Requester and operator close instead. */
export function judgeRevocation(
  window: RootWindow,
  event: Revoke,
  context: JudgeContext,
): Refusal | undefined {
  return judgeRevoking(window, event.by, context) ?? textRefusal('reason', event.reason);
}

/** The same whatever the reason says. */
export function judgeRevoking(window: RootWindow, by: Person, context: JudgeContext): Refusal | undefined {
  const { request } = window;
  const untimely = notStoppable(window, context.now);
  if (untimely !== undefined) return untimely;
  if (by.id === request.requester.id) return { why: 'is-requester' };
  if (by.id === request.operator.id) return { why: 'is-operator' };
  return involved(window, by, context);
}

/** While approved and not over; by the requester, the operator or an approver. */
export function judgeClosing(window: RootWindow, { by }: Close, context: JudgeContext): Refusal | undefined {
  return notStoppable(window, context.now) ?? involved(window, by, context);
}

/** Why the person has no part in the window, or `undefined` for its requester, its operator and its approvers. */
export function involved({ request }: RootWindow, by: Person, context: JudgeContext): Ineligible | undefined {
  const facts = factsAbout(by, context);
  const own = by.id === request.requester.id || by.id === request.operator.id;
  return own ? notMember(facts) : mayStop(facts, request.policy, context.policy, context.now);
}
