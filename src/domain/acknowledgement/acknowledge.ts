import type { AuditOutcome, CheckResult } from '../posture.ts';
import { type FindingRef, type Findings, findState } from '../snapshot/find-state.ts';
import { carriedMarks, marksIn } from '../snapshot/marks.ts';
import type { SeenFinding } from '../snapshot/next-state.ts';
import { type CheckState, lastKnown } from '../snapshot/snapshot.ts';
import type { Instant, Milliseconds } from '../time.ts';
import type { Person } from '../window/person.ts';
import { type TextProblem, textProblem } from '../window/text.ts';
import { type Acknowledgement, LONGEST_ACKNOWLEDGEMENT, MAX_WHY } from './acknowledgement.ts';

/** What a person wants acknowledged. Whether they may is the caller's to decide, before. */
export interface AcknowledgementDraft extends FindingRef {
  readonly by: Person;
  readonly at: Instant;
  readonly why: string;
  readonly until: Instant;
}

/** What the person has before them where that is fresher than the last snapshot: a result of `/root-status`. */
export interface ShownResult {
  readonly result: CheckResult;
  /** Of the account; absent for the organization's checks. */
  readonly audit?: AuditOutcome;
}

export type AcknowledgementOutcome =
  | { readonly kind: 'acknowledged'; readonly acknowledgement: Acknowledgement }
  | { readonly kind: 'refused'; readonly refusal: AcknowledgementRefusal };

/** not-failing: it passes, does not apply, or there is no such finding. not-measured: nobody knows whether it fails. */
export type AcknowledgementRefusal =
  | { readonly why: 'not-failing' | 'not-measured' | 'critical' }
  | { readonly why: 'text'; readonly problem: TextProblem }
  | { readonly why: 'until-past' }
  | { readonly why: 'until-too-far'; readonly most: Milliseconds };

/**
 * The acknowledgement that follows, or why there is none: only a finding that stands, never a critical one, and never
 * for longer than `LONGEST_ACKNOWLEDGEMENT`. `snapshot`: the last one, absent before the first.
 */
export function acknowledge(
  draft: AcknowledgementDraft,
  snapshot: Findings | undefined,
  shown?: ShownResult,
): AcknowledgementOutcome {
  const state = snapshot && findState(snapshot, draft);
  const seen = shown === undefined ? findingOf(state) : shownFinding(shown, state, draft.at);
  if (seen === 'not-failing' || seen === 'not-measured') return refused({ why: seen });
  if (seen.severity === 'critical') return refused({ why: 'critical' });
  const refusal = draftRefusal(draft);
  if (refusal !== undefined) return refused(refusal);
  const { on, checkId, by, at, why, until } = draft;
  return { kind: 'acknowledged', acknowledgement: { on, checkId, by, at, why, until, finding: seen } };
}

function refused(refusal: AcknowledgementRefusal): AcknowledgementOutcome {
  return { kind: 'refused', refusal };
}

type Finding = SeenFinding | 'not-failing' | 'not-measured';

function findingOf(state: CheckState | undefined): Finding {
  if (state?.status === 'unknown') return 'not-measured';
  if (state?.status !== 'fail') return 'not-failing';
  const { severity, since, marks } = state;
  return { severity, since, marks };
}

function shownFinding({ result, audit }: ShownResult, state: CheckState | undefined, at: Instant): Finding {
  const { severity, outcome } = result;
  if (outcome.status === 'unknown') return 'not-measured';
  if (outcome.status !== 'fail') return 'not-failing';
  const marks = audit?.kind === 'audited' ? marksIn(result, audit.evidence) : {};
  const last = state && lastKnown(state);
  return last?.status === 'fail'
    ? { severity, since: last.since, marks: carriedMarks(last.marks, marks) }
    : { severity, since: at, marks };
}

function draftRefusal({ why, at, until }: AcknowledgementDraft): AcknowledgementRefusal | undefined {
  const problem = textProblem(why, MAX_WHY);
  if (problem !== undefined) return { why: 'text', problem };
  if (until <= at) return { why: 'until-past' };
  return until - at > LONGEST_ACKNOWLEDGEMENT
    ? { why: 'until-too-far', most: LONGEST_ACKNOWLEDGEMENT }
    : undefined;
}
