import { SEVERITIES, type Severity } from '../checks/check.ts';
import { type MarkName, type Marks, worseMarks } from './marks.ts';

/** How bad a finding is. */
export interface Degree {
  readonly severity: Severity;
  readonly marks: Marks;
}

/** What got worse about a finding that stood already: it is ranked higher, or one of its marks rose. */
export type Worsening = 'severity' | MarkName;

/**
 * What is worse about a finding than it was; empty: nothing. A version of the program that ranks a check higher makes
 * its findings worse; one that ranks it lower mends nothing.
 */
export function worsenings(before: Degree, now: Degree): readonly Worsening[] {
  const raised = SEVERITIES.indexOf(now.severity) < SEVERITIES.indexOf(before.severity);
  return [...(raised ? (['severity'] as const) : []), ...worseMarks(before.marks, now.marks)];
}
