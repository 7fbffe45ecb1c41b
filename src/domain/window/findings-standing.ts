import { isOld, isUnknown } from './clauses.ts';
import type { AccountFindings } from './findings.ts';

/**
 * What a review should make of one account, the gravest first: something is there that may be new; nothing was measured;
 * something of it was not measured, and what was is as before; only what was there before just the same; nothing.
 */
export type FindingsStanding = 'found' | 'not-measured' | 'partly-measured' | 'there-before' | 'nothing';

const GRAVEST_FIRST: readonly FindingsStanding[] = [
  'found',
  'not-measured',
  'partly-measured',
  'there-before',
  'nothing',
];

/** `findings` absent: nothing is recorded about the account. */
export function findingsStanding(findings: AccountFindings | undefined): FindingsStanding {
  if (findings === undefined || findings.after.kind !== 'measured') return 'not-measured';
  const { calledOut } = findings;
  if (calledOut.length === 0) return 'nothing';
  if (calledOut.every(isOld)) return 'there-before';
  return calledOut.every((clause) => isOld(clause) || isUnknown(clause)) ? 'partly-measured' : 'found';
}

/** For sorting: the gravest comes first. */
export function graver(one: FindingsStanding, other: FindingsStanding): number {
  return GRAVEST_FIRST.indexOf(one) - GRAVEST_FIRST.indexOf(other);
}
