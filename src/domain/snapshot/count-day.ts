import { type FindingRef, findAccount } from './find-state.ts';
import { type AccountSnapshot, type DayCounts, lastKnown } from './snapshot.ts';

/** The counts of a day without accounts. */
export const NOTHING_COUNTED: Required<DayCounts> = {
  measured: 0,
  unmeasured: 0,
  skipped: 0,
  failing: 0,
  acknowledged: 0,
  partial: 0,
  clear: 0,
  unmeasuredFailing: 0,
  partialFailing: 0,
  leftFailing: 0,
};

/**
 * The accounts of one day counted; `isAcknowledged` decides over findings that fail now. `left`: how many left with
 * findings since the day before (`countLeft`); absent where that is not known.
 */
export function countDay(
  accounts: readonly AccountSnapshot[],
  isAcknowledged: (ref: FindingRef) => boolean,
  left: number | undefined,
): DayCounts {
  const { leftFailing: _, ...counts } = NOTHING_COUNTED;
  for (const account of accounts) {
    const { kind } = account.measuring;
    counts[kind] += 1;
    if (kind === 'skipped') continue;
    const standing = standingOf(account, isAcknowledged);
    if (kind === 'measured') {
      counts[standing] += 1;
      if (standing === 'partial' && failedAtLast(account)) counts.partialFailing += 1;
    } else if (standing === 'failing') counts.unmeasuredFailing += 1;
  }
  return { ...counts, ...(left !== undefined && { leftFailing: left }) };
}

/** How many of `previous` had findings when last measured, and are not among `next` any more, or are suspended there. */
export function countLeft(previous: readonly AccountSnapshot[], next: readonly AccountSnapshot[]): number {
  return previous.filter((account) => {
    if (account.measuring.kind === 'skipped' || !failedAtLast(account)) return false;
    const now = findAccount(next, account.id);
    return now === undefined || now.measuring.kind === 'skipped';
  }).length;
}

/** Whether any check of it fails, or did when it was last measured. */
export function failedAtLast({ checks }: Pick<AccountSnapshot, 'checks'>): boolean {
  return checks.some(({ state }) => lastKnown(state)?.status === 'fail');
}

function standingOf(
  { id, checks }: AccountSnapshot,
  isAcknowledged: (ref: FindingRef) => boolean,
): 'failing' | 'acknowledged' | 'partial' | 'clear' {
  const findings = checks.filter(({ state }) => state.status === 'fail');
  if (findings.some(({ checkId }) => !isAcknowledged({ on: id, checkId }))) return 'failing';
  if (findings.length > 0) return 'acknowledged';
  return checks.some(({ state }) => state.status === 'unknown') ? 'partial' : 'clear';
}
