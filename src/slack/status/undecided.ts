import type { CheckResult } from '../../domain/posture.ts';
import { wordsOf } from '../check-words.ts';
import { sentence } from '../text/words.ts';

/** Checks that could not be decided for one cause. */
export interface Undecided {
  readonly cause: string;
  readonly checks: readonly UndecidedCheck[];
  /** What would let them be decided, sentences in the imperative; empty where nobody can say. */
  readonly remedies: readonly string[];
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
  const byCause = new Map<string, { checks: UndecidedCheck[]; remedies: Set<string> }>();
  for (const { checkId, outcome } of results) {
    if (outcome.status !== 'unknown') continue;
    const { what = wordsOf(checkId).title, cause } = split(outcome.reason);
    const same = byCause.get(cause) ?? { checks: [], remedies: new Set() };
    same.checks.push({ checkId, what });
    for (const remedy of outcome.remedies ?? []) same.remedies.add(remedy);
    byCause.set(cause, same);
  }
  return [...byCause].map(([cause, { checks, remedies }]) => ({ cause, checks, remedies: [...remedies] }));
}

/** A sentence a cause, not yet fit to show: `Root MFA; Last use of root: the report could not be read (AccessDenied).` */
export function undecidedInWords(causes: readonly Undecided[]): string {
  return causes
    .map(({ cause, checks }) => {
      const whats = new Set(checks.map(({ what }) => what));
      return sentence(`${[...whats].join('; ')}: ${cause}`);
    })
    .join(' ');
}

function split(reason: string): { readonly what?: string; readonly cause: string } {
  const colon = reason.slice(0, LONGEST_WHAT).indexOf(': ');
  return colon < 1 ? { cause: reason } : { what: reason.slice(0, colon), cause: reason.slice(colon + 2) };
}

/** What to do about what could not be decided, each remedy once; a cause that names none is somebody's to find out. */
export function undecidedRemedy(causes: readonly Undecided[], scope: string): string {
  const remedies = new Set(causes.flatMap((cause) => cause.remedies));
  const others = causes.some((cause) => cause.remedies.length === 0)
    ? [`Mend what stands in the way, then run /root-status ${scope} fresh.`]
    : [];
  return [...remedies, ...others].join(' ');
}
