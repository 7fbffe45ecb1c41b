import type { AccountState } from '../account.ts';
import { type NeededCustody, neededCustody } from '../approval-policy/custody.ts';
import { notMember } from '../approval-policy/may-approve.ts';
import type { PersonFacts } from '../approval-policy/person-facts.ts';
import type { ApprovalPolicy } from '../approval-policy/policy.ts';
import { type ApproverPool, approverPool } from '../approval-policy/pool.ts';
import { ROOT_TASKS } from '../root-task/list.ts';
import { stillNeedsRoot } from '../root-task/still-needs-root.ts';
import { timingProblems } from './check-timing.ts';
import type { RequestDraft, SubmitContext } from './draft.ts';
import type { Person } from './person.ts';
import type { RequestProblem, TextField } from './problem.ts';
import { textProblem } from './text.ts';
import { ticketProblem } from './ticket.ts';

/** The most accounts that one window may hold. */
export const MAX_ACCOUNTS = 20;

/** Everything that is wrong with a draft, field by field; empty where it may become a window. */
export function draftProblems(draft: RequestDraft, context: SubmitContext): readonly RequestProblem[] {
  const { governing } = context;
  return [
    ...accountProblems(draft, context),
    ...personProblems(draft, context),
    ...taskProblems(draft, context),
    ...textProblems('reason', draft.reason),
    ...originProblems(draft),
    ...(governing.kind === 'governed' ? policyProblems(draft, governing.policy, context) : []),
  ];
}

/** What the operator of a draft needs that somebody else holds. */
export function custodyOf(
  { accounts, operator }: RequestDraft,
  context: SubmitContext,
): readonly NeededCustody[] {
  return neededCustody(accounts, context.custody, operator.id);
}

/** Nobody can do anything in them, root included, until AWS Support reopens them. */
const INACTIVE: readonly AccountState[] = ['SUSPENDED', 'CLOSED'];

function accountProblems({ accounts, origin }: RequestDraft, { governing }: SubmitContext): RequestProblem[] {
  const asksAhead = origin.kind === 'request' || origin.kind === 'break-glass';
  const count = new Set(accounts.map(({ id }) => id)).size;
  if (count === 0) return [{ field: 'accounts', why: 'none' }];
  if (count > MAX_ACCOUNTS) return [{ field: 'accounts', why: 'too-many', count, most: MAX_ACCOUNTS }];
  const ungoverned = governing.kind === 'governed' ? [] : governing.accounts;
  const inactive = asksAhead ? accounts.filter(({ state }) => INACTIVE.includes(state)) : [];
  return [
    ...(ungoverned.length === 0
      ? []
      : [{ field: 'accounts' as const, why: 'ungoverned' as const, accounts: ungoverned }]),
    ...(inactive.length === 0
      ? []
      : [{ field: 'accounts' as const, why: 'inactive' as const, accounts: inactive }]),
  ];
}

/** Paper names people whom nobody can ask about any more. */
function personProblems(
  { origin, requester, operator }: RequestDraft,
  context: SubmitContext,
): RequestProblem[] {
  if (origin.kind === 'paper') return [];
  const fields = [['requester', requester] as const, ['operator', operator] as const];
  return fields.flatMap(([field, person]) => {
    const because = notMember(factsOf(person, context));
    return because === undefined ? [] : [{ field, why: 'barred' as const, because }];
  });
}

function taskProblems(draft: RequestDraft, { inOrganization }: SubmitContext): RequestProblem[] {
  const task = ROOT_TASKS.find(({ id }) => id === draft.taskId);
  if (task === undefined) return [{ field: 'task', why: 'unknown' }];
  const need = stillNeedsRoot(task, draft.accounts, inOrganization);
  const asksAhead = draft.origin.kind === 'request' || draft.origin.kind === 'break-glass';
  if (need.kind === 'yes' || !asksAhead) return [];
  if (draft.insistence === undefined) {
    return [{ field: 'task', why: 'needs-insistence', instead: need.instead }];
  }
  return textProblems('insistence', draft.insistence);
}

function originProblems({ origin }: RequestDraft): RequestProblem[] {
  switch (origin.kind) {
    case 'request':
    case 'break-glass':
      return [];
    case 'afterwards':
      return textProblems('origin', origin.use);
    case 'paper':
      return [origin.recordedBy, ...origin.approvals.map(({ name }) => name)].flatMap((text) =>
        textProblems('origin', text),
      );
  }
}

function textProblems(field: TextField, text: string): RequestProblem[] {
  const problem = textProblem(text);
  return problem === undefined ? [] : [{ field, why: 'text', problem }];
}

function policyProblems(
  draft: RequestDraft,
  policy: ApprovalPolicy,
  context: SubmitContext,
): RequestProblem[] {
  const timing = timingProblems(draft, policy, context.now);
  switch (draft.origin.kind) {
    case 'request':
      return [...timing, ...ticketProblems(draft, policy), ...poolProblems(draft, policy, context)];
    case 'break-glass':
      return [...timing, ...breakGlassProblems(draft, policy)];
    case 'afterwards':
    case 'paper':
      return timing;
  }
}

function ticketProblems({ ticket }: RequestDraft, policy: ApprovalPolicy): RequestProblem[] {
  const problem = ticketProblem(ticket, policy.ticket);
  return problem === undefined ? [] : [{ field: 'ticket', why: 'ticket', problem }];
}

/** Who could approve a draft under the policy. */
export function poolOf(draft: RequestDraft, policy: ApprovalPolicy, context: SubmitContext): ApproverPool {
  const { requester, operator } = draft;
  const custody = custodyOf(draft, context);
  return approverPool({ requester, operator, custody, policy, candidates: context.people }, context.now);
}

function poolProblems(draft: RequestDraft, policy: ApprovalPolicy, context: SubmitContext): RequestProblem[] {
  const pool = poolOf(draft, policy, context);
  return pool.kind === 'enough' ? [] : [{ field: 'approvers', why: 'too-few', pool }];
}

/** Nobody is asked, so nobody else checks who will sign in: that must be one of the few, too. */
function breakGlassProblems(
  { requester, operator }: RequestDraft,
  { breakGlass }: ApprovalPolicy,
): RequestProblem[] {
  if (!breakGlass.includes(requester.id)) return [{ field: 'break-glass', why: 'not-named' }];
  return breakGlass.includes(operator.id) ? [] : [{ field: 'break-glass', why: 'operator-not-named' }];
}

function factsOf({ id }: Person, { people }: SubmitContext): PersonFacts {
  const facts = people.find((each) => each.id === id);
  return facts ?? { id, standing: { kind: 'unread', reason: `Slack was not asked about ${id}` }, groups: {} };
}
