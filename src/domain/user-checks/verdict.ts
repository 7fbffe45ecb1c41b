/** What one rule says of one user, or of one credential of theirs. */
export type Verdict =
  /** `note`: what is wrong, where the rule does not say it all. `weight`: greater is worse, among those of one rule. */
  | { readonly status: 'fail'; readonly note: string; readonly weight: number }
  /** The report does not say. */
  | { readonly status: 'undecided' }
  | { readonly status: 'pass' }
  /** There is nothing to ask it of. */
  | { readonly status: 'not-asked' };

export const PASS: Verdict = { status: 'pass' };
export const UNDECIDED: Verdict = { status: 'undecided' };
export const NOT_ASKED: Verdict = { status: 'not-asked' };

/** What fails decides, however much else is not known; what is not known comes before what passes. */
const WORST_FIRST = ['fail', 'undecided', 'pass', 'not-asked'] as const;

/** Of a user with several credentials: all that fails is told. */
export function together(verdicts: readonly Verdict[]): Verdict {
  const failing = verdicts.filter((verdict) => verdict.status === 'fail');
  if (failing.length > 0) {
    return {
      status: 'fail',
      note: failing.map(({ note }) => note).join(', '),
      weight: Math.max(...failing.map(({ weight }) => weight)),
    };
  }
  const status = WORST_FIRST.find((each) => verdicts.some((verdict) => verdict.status === each));
  return verdicts.find((verdict) => verdict.status === status) ?? NOT_ASKED;
}

/** Of two rows for one user: where they differ the worse counts, and nothing passes by them. */
export function contradicted(one: Verdict, other: Verdict): Verdict {
  if (one.status === 'fail') return one;
  if (other.status === 'fail') return other;
  return one.status === other.status ? one : UNDECIDED;
}
