import type { ApprovalPolicy } from '../approval-policy/policy.ts';
import { DAY, type Instant, type Milliseconds } from '../time.ts';
import type { RequestDraft } from './draft.ts';
import type { RequestProblem } from './problem.ts';

/** How far ahead a start may be. */
export const MAX_LEAD: Milliseconds = 90 * DAY;

/**
 * What is wrong with when a draft is to be. Times are instants, so that a change of the clocks makes no difference:
 * an hour is an hour. What is declared after the fact lies in the past as a whole, and may be as long as it was.
 */
export function timingProblems(draft: RequestDraft, policy: ApprovalPolicy, now: Instant): RequestProblem[] {
  const { origin, start, duration } = draft;
  switch (origin.kind) {
    case 'request':
      return [...startAhead(start, now), ...durationProblems(duration, policy.maxDuration)];
    case 'break-glass':
      return [...startAtOnce(start), ...durationProblems(duration, policy.maxDuration)];
    case 'afterwards':
    case 'paper':
      return [...startBehind(start, duration, now), ...durationProblems(duration, Number.MAX_SAFE_INTEGER)];
  }
}

function startAhead(start: Instant | undefined, now: Instant): RequestProblem[] {
  if (start === undefined) return [];
  if (!Number.isSafeInteger(start)) return [{ field: 'start', why: 'not-a-time' }];
  if (start < now) return [{ field: 'start', why: 'past', start }];
  return start > now + MAX_LEAD ? [{ field: 'start', why: 'too-far', most: MAX_LEAD }] : [];
}

function startAtOnce(start: Instant | undefined): RequestProblem[] {
  return start === undefined ? [] : [{ field: 'start', why: 'break-glass-starts-now' }];
}

function startBehind(start: Instant | undefined, duration: Milliseconds, now: Instant): RequestProblem[] {
  if (start === undefined) return [{ field: 'start', why: 'missing' }];
  if (!Number.isSafeInteger(start)) return [{ field: 'start', why: 'not-a-time' }];
  return start + duration > now ? [{ field: 'start', why: 'not-past', start }] : [];
}

function durationProblems(duration: Milliseconds, most: Milliseconds): RequestProblem[] {
  if (!Number.isSafeInteger(duration) || duration <= 0) return [{ field: 'duration', why: 'not-positive' }];
  return duration > most ? [{ field: 'duration', why: 'too-long', most }] : [];
}
