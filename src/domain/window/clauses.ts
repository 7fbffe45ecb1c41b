/*
 * How the clauses about a root user begin and end that are told apart again later, from the record.
 */

export const UNESTABLISHED = 'whether the root password should be gone could not be established';
/** Ends a clause about what nobody could read. */
export const UNMEASURED = 'could not be measured';
/** Begins the clause about an account that was measured after the window, and then could not be any more. */
export const NOT_AGAIN = 'it could not be measured again';
/** Begins a clause about what changed between two measurements after the window. */
export const LATER = 'changed after the end: ';
/** Ends a clause about what no window brought. */
export const THERE_BEFORE = '(it was there before)';
/** Ends a clause about what is there, and may have been before. */
export const NOT_BEFORE = 'was not measured before it opened';

/** Whether a clause is about something that was there before just the same. */
export function isOld(clause: string): boolean {
  return clause.endsWith(THERE_BEFORE);
}

/** Whether a clause is about what is not known, rather than about something that is there. */
export function isUnknown(clause: string): boolean {
  return clause.endsWith(UNMEASURED) || clause.startsWith(UNESTABLISHED) || clause.startsWith(NOT_AGAIN);
}
