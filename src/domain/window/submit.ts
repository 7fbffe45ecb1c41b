import { policyHash } from '../approval-policy/hash.ts';
import { mayReview } from '../approval-policy/may-review.ts';
import type { ApprovalPolicy } from '../approval-policy/policy.ts';
import type { AuditEntry } from '../audit-chain/entry.ts';
import { NO_ENTRY, sealed } from '../audit-chain/seal.ts';
import { ROOT_TASKS, ROOT_TASKS_VERSION } from '../root-task/list.ts';
import { stillNeedsRoot } from '../root-task/still-needs-root.ts';
import type { Instant } from '../time.ts';
import { custodyOf, draftProblems } from './check-draft.ts';
import type { RequestDraft, SubmitContext } from './draft.ts';
import type { Requested } from './events.ts';
import { overlapping } from './overlaps.ts';
import type { RequestProblem } from './problem.ts';
import { begun } from './replay.ts';
import type { DeclaredTask, RequestedAccount, Timing, WindowRequest } from './request.ts';
import type { Period, RootWindow } from './window.ts';

export type Submitted =
  | { readonly kind: 'applied'; readonly window: RootWindow; readonly entry: AuditEntry }
  | { readonly kind: 'refused'; readonly problems: readonly RequestProblem[] };

/**
 * Makes a window of a draft, frozen as it is now, or says everything that is wrong with it. A break-glass window is
 * open at once; one declared afterwards, or taken in from paper, is closed at once and waits for its review.
 */
export function submit(draft: RequestDraft, context: SubmitContext): Submitted {
  const problems = draftProblems(draft, context);
  const { governing, now, seal } = context;
  if (problems.length > 0 || governing.kind === 'ungoverned') return { kind: 'refused', problems };
  const event: Requested = { type: 'requested', request: frozen(draft, governing.policy, context) };
  const { policyHash: hash, policy } = event.request;
  const judgedBy = { hash, quorum: policy.quorum };
  const unsealed = { windowId: draft.id, seq: 1, at: now, event, policy: judgedBy, previous: NO_ENTRY };
  const entry = sealed(unsealed, seal);
  return { kind: 'applied', window: begun(entry, event), entry };
}

function frozen(draft: RequestDraft, policy: ApprovalPolicy, context: SubmitContext): WindowRequest {
  const { now, digest } = context;
  const accounts = frozenAccounts(draft);
  const timing = timingOf(draft);
  const lapsesAt = lapseOf(timing, policy, now);
  const overlaps = overlapping(context.others, accounts, possibleSpan(timing, now, lapsesAt), now);
  return {
    origin: draft.origin,
    requestedAt: now,
    requester: draft.requester,
    operator: draft.operator,
    accounts,
    task: declaredTask(draft, context.inOrganization),
    reason: draft.reason,
    ...(draft.ticket !== undefined && draft.ticket.trim() !== '' && { ticket: draft.ticket }),
    timing,
    lapsesAt,
    policy,
    policyHash: policyHash(policy, digest),
    custody: custodyOf(draft, context),
    ...(draft.origin.kind === 'break-glass' && !hasReviewer(draft, policy, context) && { noReviewer: true }),
    overlaps: overlaps.map(({ id }) => id).sort(),
    ...(draft.continues !== undefined && { continues: draft.continues }),
  };
}

/** Whether anybody who was asked about could sign the review. */
function hasReviewer(draft: RequestDraft, policy: ApprovalPolicy, { people, now }: SubmitContext): boolean {
  return people.some((person) => mayReview(person, draft, policy, policy, now) === undefined);
}

function frozenAccounts({ accounts }: RequestDraft): readonly RequestedAccount[] {
  const byId = new Map(accounts.map(({ id, name }) => [id, { id, name }]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function timingOf({ start, duration }: RequestDraft): Timing {
  return start === undefined ? { kind: 'on-approval', duration } : { kind: 'at', start, duration };
}

function lapseOf(timing: Timing, policy: ApprovalPolicy, now: Instant): Instant {
  const undecided = now + policy.lapse;
  return timing.kind === 'at' ? Math.min(undecided, timing.start + timing.duration) : undecided;
}

function possibleSpan(timing: Timing, now: Instant, lapsesAt: Instant): Period {
  return timing.kind === 'at'
    ? { start: timing.start, end: timing.start + timing.duration }
    : { start: now, end: lapsesAt + timing.duration };
}

function declaredTask({ taskId, accounts, insistence }: RequestDraft, inOrganization: boolean): DeclaredTask {
  const task = ROOT_TASKS.find(({ id }) => id === taskId);
  const needsRoot = task === undefined || stillNeedsRoot(task, accounts, inOrganization).kind === 'yes';
  return {
    id: taskId,
    title: task?.title ?? taskId,
    listVersion: ROOT_TASKS_VERSION,
    needsRoot,
    ...(!needsRoot && insistence !== undefined && { insistence }),
  };
}
