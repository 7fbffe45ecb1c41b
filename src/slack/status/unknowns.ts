import type { CheckResult } from '../../domain/posture.ts';
import { wordsOf } from '../check-words.ts';
import { detailLine, LISTED_CAUSE } from '../finding-text.ts';
import { sentence } from '../text/words.ts';

/** Checks that could not be decided, by reason, in the order in which they appear. */
export function unknownsByReason(results: readonly CheckResult[]): Map<string, string[]> {
  const byReason = new Map<string, string[]>();
  for (const { checkId, outcome } of results) {
    if (outcome.status !== 'unknown') continue;
    const same = byReason.get(outcome.reason);
    if (same === undefined) byReason.set(outcome.reason, [checkId]);
    else same.push(checkId);
  }
  return byReason;
}

/** Those with one reason in one line: `No root access key; Root MFA. The report could not be read.` */
export function unknownLines(results: readonly CheckResult[]): string[] {
  return [...unknownsByReason(results)].map(([reason, checkIds]) => {
    const titles = checkIds.map((checkId) => wordsOf(checkId).title).join('; ');
    return detailLine(`${sentence(titles)} ${detailLine(reason)}`, LISTED_CAUSE);
  });
}
