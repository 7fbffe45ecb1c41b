import { mayApprove, mayDecide } from '../../../domain/approval-policy/may-approve.ts';
import type { PersonFacts } from '../../../domain/approval-policy/person-facts.ts';
import type { ApprovalPolicy } from '../../../domain/approval-policy/policy.ts';
import type { AuditEntry } from '../../../domain/audit-chain/entry.ts';
import type { Instant } from '../../../domain/time.ts';
import type { ReminderTopic } from '../../../domain/window/events.ts';
import type { ReplyTopic } from '../../../domain/window/posts.ts';
import type { RootWindow } from '../../../domain/window/window.ts';

/** More names than this call on nobody in particular. */
const MOST_MENTIONS = 20;

/** Whom a window waits for: those who may approve it and have not, or those who may sign its review. */
export type Awaited = 'approved' | 'reviewed';

/** User ids of the candidates who may take that step, by the policy of the request and the policy of now; sorted. */
export function whoMay(
  step: Awaited,
  window: RootWindow,
  candidates: readonly PersonFacts[],
  policyNow: ApprovalPolicy,
  now: Instant,
): readonly string[] {
  const { request, approvals } = window;
  const judge = step === 'approved' ? mayApprove : mayDecide;
  const done = step === 'approved' ? approvals.map(({ by }) => by.id) : [];
  const able = candidates.filter(
    (person) =>
      judge(person, request, request.policy, policyNow, now) === undefined && !done.includes(person.id),
  );
  return [...new Set(able.map(({ id }) => id))].sort();
}

/** Whom a reminder is for; `awaited`: whom the window waits for. */
export function remindedPeople(
  window: RootWindow,
  about: ReminderTopic,
  awaited: readonly string[],
): readonly string[] {
  return about === 'ending' ? [window.request.operator.id] : atMost(awaited);
}

/** Whom a reply calls on, `reviewers` where the window waits for its review; never the one whose step it tells. */
export function mentionsOf(
  { request: { requester, operator } }: RootWindow,
  about: ReplyTopic,
  reviewers: readonly string[],
): readonly string[] {
  switch (about.kind) {
    case 'lapsed':
      return atMost([requester.id, operator.id]);
    case 'opened':
      return [operator.id];
    case 'ended':
      return atMost([operator.id, ...reviewers]);
    case 'entry':
      return mentionsOfStep(about.entry, [requester.id, operator.id], [operator.id, ...reviewers]);
  }
}

function mentionsOfStep(
  { event }: AuditEntry,
  theirs: readonly string[],
  atTheEnd: readonly string[],
): readonly string[] {
  switch (event.type) {
    case 'approved':
    case 'denied':
      return others(theirs, event.by.id);
    case 'revoked':
      return others([...theirs, ...atTheEnd], event.by.id);
    case 'closed':
      return others(atTheEnd, event.by.id);
    case 'reminded':
      return atMost(event.people);
    case 'requested':
    case 'withdrawn':
    case 'reviewed':
    case 'findings-recorded':
    case 'declared-afterwards':
    case 'paper-recorded':
      return [];
  }
}

function others(ids: readonly string[], by: string): readonly string[] {
  return atMost(ids.filter((id) => id !== by));
}

function atMost(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].slice(0, MOST_MENTIONS);
}
