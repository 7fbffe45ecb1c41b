import type { CheckResult } from '../../domain/posture.ts';
import { wordsOf } from '../check-words.ts';
import { sentence } from '../text/words.ts';

/** Checks that could not be decided for one cause. */
export interface Undecided {
  readonly cause: string;
  readonly checks: readonly UndecidedCheck[];
}

interface UndecidedCheck {
  readonly checkId: string;
  /** What is not known, for people: `Root MFA`. */
  readonly what: string;
}

/** A check's reason reads `what: cause`, and one cause often undecides several checks. */
const LONGEST_WHAT = 60;

/** Undecided checks by cause, in the order in which they appear. */
export function undecided(results: readonly CheckResult[]): Undecided[] {
  const byCause = new Map<string, UndecidedCheck[]>();
  for (const { checkId, outcome } of results) {
    if (outcome.status !== 'unknown') continue;
    const { what = wordsOf(checkId).title, cause } = split(outcome.reason);
    const same = byCause.get(cause);
    if (same === undefined) byCause.set(cause, [{ checkId, what }]);
    else same.push({ checkId, what });
  }
  return [...byCause].map(([cause, checks]) => ({ cause, checks }));
}

/** A sentence a cause, not yet fit to show: `Root MFA; Last use of root: the report could not be read (AccessDenied).` */
export function undecidedInWords(results: readonly CheckResult[]): string {
  return undecided(results)
    .map(({ cause, checks }) =>
      sentence(`${[...new Set(checks.map(({ what }) => what))].join('; ')}: ${cause}`),
    )
    .join(' ');
}

function split(reason: string): { readonly what?: string; readonly cause: string } {
  const colon = reason.slice(0, LONGEST_WHAT).indexOf(': ');
  return colon < 1 ? { cause: reason } : { what: reason.slice(0, colon), cause: reason.slice(colon + 2) };
}

/** What to do about what could not be decided: some of it only takes time, the rest takes a permission or a repair. */
export function undecidedRemedy(cause: string, scope: string): string {
  return / yet\b/.test(cause)
    ? `Run /root-status ${scope} again in a few minutes.`
    : `Mend what stands in the way, then run /root-status ${scope} fresh.`;
}
