import { mayApprove } from '../../../domain/approval-policy/may-approve.ts';
import { mayReview } from '../../../domain/approval-policy/may-review.ts';
import type { PersonFacts } from '../../../domain/approval-policy/person-facts.ts';
import type { ApprovalPolicy } from '../../../domain/approval-policy/policy.ts';
import type { AuditEntry } from '../../../domain/audit-chain/entry.ts';
import type { Instant } from '../../../domain/time.ts';
import type { ReminderTopic } from '../../../domain/window/events.ts';
import type { AccountFindings } from '../../../domain/window/findings.ts';
import { findingsStanding } from '../../../domain/window/findings-standing.ts';
import type { ReplyTopic } from '../../../domain/window/reply-topic.ts';
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
  const judge = step === 'approved' ? mayApprove : mayReview;
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

/** Whom a reply calls on; `awaited`: whom the window waits for. Never the one whose step it tells. */
export function mentionsOf(
  { state, request: { requester, operator } }: RootWindow,
  about: ReplyTopic,
  awaited: readonly string[],
): readonly string[] {
  const theirs = state === 'requested' && isApproval(about) ? awaited : [requester.id, operator.id];
  switch (about.kind) {
    case 'lapsed':
      return atMost([requester.id, operator.id]);
    case 'opened':
    case 'ending':
      return [operator.id];
    case 'ended':
      return atMost([operator.id, ...awaited]);
    case 'overdue':
      return atMost(awaited);
    case 'entry':
      return mentionsOfStep(about.entry, theirs, [operator.id, ...awaited]);
  }
}

/** One that leaves the window undecided calls for another. */
function isApproval(about: ReplyTopic): boolean {
  return about.kind === 'entry' && about.entry.event.type === 'approved';
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
    case 'findings-recorded':
      return event.findings.accounts.some(callsOnPeople) ? atMost(atTheEnd) : [];
    case 'requested':
    case 'withdrawn':
    case 'reviewed':
    case 'declared-afterwards':
    case 'paper-recorded':
      return [];
  }
}

/** What was there before calls on nobody, nor what is still to be measured where the rest is as it was. */
function callsOnPeople(findings: AccountFindings): boolean {
  return ['found', 'not-measured'].includes(findingsStanding(findings));
}

function others(ids: readonly string[], by: string): readonly string[] {
  return atMost(ids.filter((id) => id !== by));
}

function atMost(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].slice(0, MOST_MENTIONS);
}
