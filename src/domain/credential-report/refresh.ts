import type { AccountId } from '../account.ts';
import { HOUR, type Instant, MINUTE, type Milliseconds } from '../time.ts';

/** AWS makes a new report every four hours at most: IAM User Guide, "Get credential reports". */
export const REPORT_GOOD_FOR: Milliseconds = 4 * HOUR;

/** Reports that were made together, by a sweep say, are not asked for together again. */
const SPREAD: Milliseconds = HOUR;
/** Reports are asked for so many at a time rather than one by one. */
const STEP: Milliseconds = 15 * MINUTE;

/**
 * When an account's report is to be asked for again: some time in the fifth hour after the last one was made, or after
 * the last attempt failed, at a place in it that is the account's own. At once where there was neither.
 */
export function reportDueAt(accountId: AccountId, { made = 0, failed = 0 }: LastReport): Instant {
  return Math.max(made, failed) + REPORT_GOOD_FOR + placeOf(accountId) * STEP;
}

/** When an account's newest report was made, and when it last could not be read. */
export interface LastReport {
  readonly made?: Instant;
  readonly failed?: Instant;
}

/** The low digits of account ids differ; a factor without a divisor in common spreads neighbours too. */
function placeOf(accountId: AccountId): number {
  return (Number(accountId.slice(-6)) * 7) % (SPREAD / STEP);
}
