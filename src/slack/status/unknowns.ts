import type { CheckResult } from '../../domain/posture.ts';
import { wordsOf } from '../check-words.ts';
import { harmless } from '../text/harmless.ts';
import { sentence } from '../text/words.ts';

const REASON_LENGTH = 400;
const LINE_LENGTH = 1_200;

/** Checks that could not be decided, those with one reason in one line: `No root access key; Root MFA. The report …`. */
export function unknownLines(results: readonly CheckResult[]): string[] {
  const titles = new Map<string, string[]>();
  for (const { checkId, outcome } of results) {
    if (outcome.status !== 'unknown') continue;
    const same = titles.get(outcome.reason);
    if (same === undefined) titles.set(outcome.reason, [wordsOf(checkId).title]);
    else same.push(wordsOf(checkId).title);
  }
  return [...titles].map(([reason, checks]) =>
    harmless(`${sentence(checks.join('; '))} ${because(reason)}`, LINE_LENGTH, "see the account's details"),
  );
}

function because(reason: string): string {
  return sentence(harmless(reason, REASON_LENGTH, "see the account's details"));
}
