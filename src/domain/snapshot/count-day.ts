import type { FindingRef } from './find-state.ts';
import type { AccountSnapshot, DayCounts } from './snapshot.ts';

/** The counts of a day without accounts. */
export const NOTHING_COUNTED: DayCounts = {
  measured: 0,
  unmeasured: 0,
  skipped: 0,
  failing: 0,
  acknowledged: 0,
  partial: 0,
  clear: 0,
  unmeasuredFailing: 0,
};

/** The accounts of one day counted; `isAcknowledged` decides over findings that fail now. */
export function countDay(
  accounts: readonly AccountSnapshot[],
  isAcknowledged: (ref: FindingRef) => boolean,
): DayCounts {
  const counts = { ...NOTHING_COUNTED };
  for (const account of accounts) {
    const { kind } = account.measuring;
    counts[kind] += 1;
    if (kind === 'skipped') continue;
    const standing = standingOf(account, isAcknowledged);
    if (kind === 'measured') counts[standing] += 1;
    else if (standing === 'failing') counts.unmeasuredFailing += 1;
  }
  return counts;
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
