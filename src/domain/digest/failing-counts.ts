import type { DayCounts } from '../snapshot/snapshot.ts';

/** How many accounts are known to fail: measured as a whole or not, and whether or not somebody answers for it. */
export function knownFailing({ failing, acknowledged, unmeasuredFailing }: DayCounts): number {
  return failing + acknowledged + unmeasuredFailing;
}

/** fell, rose: for certain. unclear: accounts that were not measured, or that left, could explain it. */
export type FailingChange = 'fell' | 'rose' | 'same' | 'unclear';

/** How the accounts that fail changed from one day to a later one; `left`: so many left with findings in between. */
export function failingChange(first: DayCounts, last: DayCounts, left: number): FailingChange {
  const [was, is] = [knownFailing(first), knownFailing(last)];
  if (mayFailStill(last) + left < was) return 'fell';
  if (is > mayHaveFailed(first)) return 'rose';
  return is === was && left === 0 && isWhole(first) && isWhole(last) ? 'same' : 'unclear';
}

function isWhole({ measured, unmeasured, partial }: DayCounts): boolean {
  return measured > 0 && unmeasured + partial === 0;
}

/** So many at most fail of those that ever did: all that were not measured, and what was last seen failing. */
function mayFailStill({ failing, acknowledged, unmeasured, partial, partialFailing }: DayCounts): number {
  return failing + acknowledged + unmeasured + (partialFailing ?? partial);
}

/** Whatever was not known may have failed, and have been seen only later. */
function mayHaveFailed({ failing, acknowledged, unmeasured, partial }: DayCounts): number {
  return failing + acknowledged + unmeasured + partial;
}
