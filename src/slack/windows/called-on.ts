import type { ApproverSet } from '../../domain/approval-policy/policy.ts';
import type { Called, CardView } from '../../domain/window/card-view.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { WindowRequest } from '../../domain/window/request.ts';
import { bold, channel, plain } from '../blocks/rich-text.ts';
import { fact, type Line } from './lines.ts';
import { isLive } from './live.ts';
import { mentions } from './names.ts';

/** More people than this are called on by their groups. */
const NAMED = 20;

/**
 * Who is to act and who is to know, while there is something to do: notified when the card is posted, never by a redraw.
 * Those whom a page has called on are not called on again.
 */
export function calledOn(view: CardView, called: Called): Line[] {
  const { window, now } = view;
  if (!isLive(window, now)) return [];
  if (called.pagedIn !== undefined) return [[bold('Paged: '), plain('in '), channel(called.pagedIn)]];
  const { notified } = window.request.policy;
  const waiting =
    isBreakGlass(view) || phaseOf(window, now) === 'pending' ? awaited(view, called) : undefined;
  const rest = {
    users: notified.users.filter((id) => !waiting?.users.includes(id)),
    groups: notified.groups.filter((id) => !waiting?.groups.includes(id)),
  };
  const told = mentions(rest.users, rest.groups);
  return [...(waiting?.lines ?? []), ...(told.length === 0 ? [] : [[bold('Notified: '), ...told]])];
}

/** Everybody whom a page calls on: who is to know, and who is to review. */
export function pagedPeople(view: CardView, called: Called): Line {
  const { notified } = view.window.request.policy;
  const { users, groups } = awaited(view, called);
  return mentions([...notified.users, ...users], [...notified.groups, ...groups]);
}

function awaited(view: CardView, { awaited: known }: Called) {
  const label = isBreakGlass(view) ? 'To review it' : 'Waits for';
  if (known?.length === 0) {
    const lines = [fact(label, 'nobody: no one was found who may. Do: have approvers added to its policy.')];
    return { users: [], groups: [], lines };
  }
  const { users, groups } =
    known === undefined || known.length > NAMED ? bySets(view.window.request) : { users: known, groups: [] };
  const people = mentions(users, groups);
  return { users, groups, lines: people.length === 0 ? [] : [fact(label, ...people)] };
}

/** As the policy of the request has it, without those who never may. */
function bySets({ policy, requester, operator, custody }: WindowRequest): {
  users: readonly string[];
  groups: readonly string[];
} {
  const holders = policy.quorum === 1 ? custody.map(({ holder }) => holder) : [];
  const never = [requester.id, operator.id, ...holders];
  const all = (of: (set: ApproverSet) => readonly string[]) => policy.approvers.flatMap(of);
  return {
    users: all(({ users }) => users).filter((id) => !never.includes(id)),
    groups: all(({ groups }) => groups),
  };
}

function isBreakGlass({ window }: CardView): boolean {
  return window.request.origin.kind === 'break-glass';
}
