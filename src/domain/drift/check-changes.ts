import { findCheck } from '../snapshot/find-state.ts';
import { type CheckSnapshot, type CheckState, type KnownState, lastKnown } from '../snapshot/snapshot.ts';
import { worsenings } from '../snapshot/worsening.ts';
import type { CheckChange, Gap } from './drift.ts';

/** What changed about the checks of one account, or of the organization. */
export function checkChanges(
  previous: readonly CheckSnapshot[],
  next: readonly CheckSnapshot[],
): readonly CheckChange[] {
  const changes: CheckChange[] = [];
  for (const [index, { checkId, state }] of next.entries()) {
    const change = changeOf(checkId, findCheck(previous, checkId, index), state);
    if (change !== undefined) changes.push(change);
  }
  return changes;
}

function changeOf(checkId: string, before: CheckState | undefined, now: CheckState): CheckChange | undefined {
  if (now.status === 'unknown') {
    const wasKnown = before !== undefined && before.status !== 'unknown';
    return wasKnown ? { checkId, kind: 'became-unmeasurable', now } : undefined;
  }
  const last = before && lastKnown(before);
  if (last === undefined) return { checkId, kind: 'first-measured', now };
  return comparison(checkId, last, now, before?.status === 'unknown' ? { since: before.since } : undefined);
}

/** `gap`: between the two nothing was measured. */
function comparison(
  checkId: string,
  last: KnownState,
  now: KnownState,
  gap: Gap | undefined,
): CheckChange | undefined {
  const inGap = gap && { gap };
  if (now.status === 'fail') {
    if (last.status !== 'fail') return { checkId, kind: 'worse', now, how: 'fails', ...inGap };
    const by = worsenings(last, now);
    if (by.length > 0) return { checkId, kind: 'worse', now, how: 'worsened', by, ...inGap };
  } else if (last.status === 'fail') {
    return { checkId, kind: 'better', was: last, now, ...inGap };
  }
  return gap === undefined ? undefined : { checkId, kind: 'measurable-again', now, gap };
}
