import type { CheckResult } from '../../domain/posture.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, LISTED_CAUSE } from '../finding-text.ts';

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
const REASON = /^(?<what>[^:]{1,60}): (?<cause>.+)$/s;

/** Undecided checks by cause, in the order in which they appear. */
export function undecided(results: readonly CheckResult[]): Undecided[] {
  const byCause = new Map<string, UndecidedCheck[]>();
  for (const { checkId, outcome } of results) {
    if (outcome.status !== 'unknown') continue;
    const { what = wordsOf(checkId).title, cause = outcome.reason } =
      REASON.exec(outcome.reason)?.groups ?? {};
    byCause.set(cause, [...(byCause.get(cause) ?? []), { checkId, what }]);
  }
  return [...byCause].map(([cause, checks]) => ({ cause, checks }));
}

/** A line a cause: `Root MFA; Last use of root: the credential report could not be read (AccessDenied).` */
export function undecidedLines(results: readonly CheckResult[]): string[] {
  return undecided(results).map(({ cause, checks }) =>
    detailLine(`${checks.map(({ what }) => what).join('; ')}: ${cause}`, LISTED_CAUSE),
  );
}

/** What to do about what could not be decided: some of it only takes time, the rest takes a permission or a repair. */
export function undecidedRemedy(cause: string, scope: string): string {
  return / yet\b/.test(cause)
    ? `Run /root-status ${scope} again in a few minutes.`
    : `Mend what stands in the way, then run /root-status ${scope} fresh.`;
}
