import { findCheck } from '../snapshot/find-state.ts';
import {
  type CheckSnapshot,
  type CheckState,
  type Failing,
  type KnownState,
  lastKnown,
} from '../snapshot/snapshot.ts';
import { worsenings } from '../snapshot/worsening.ts';
import type { Change, CheckChange, Gap } from './drift.ts';

/** What changed about the checks of one account, or of the organization. */
export function checkChanges(
  previous: readonly CheckSnapshot[],
  next: readonly CheckSnapshot[],
): readonly CheckChange[] {
  const changes: CheckChange[] = [];
  next.forEach(({ checkId, state }, index) => {
    const change = changeOf(findCheck(previous, checkId, index), state);
    if (change !== undefined) changes.push({ checkId, ...change });
  });
  return changes;
}

function changeOf(before: CheckState | undefined, now: CheckState): Change | undefined {
  if (now.status === 'unknown') {
    const wasKnown = before !== undefined && before.status !== 'unknown';
    return wasKnown ? { kind: 'became-unmeasurable', now } : undefined;
  }
  const last = before && lastKnown(before);
  if (last === undefined) return { kind: 'first-measured', now };
  return comparison(last, now, before?.status === 'unknown' ? { since: before.since } : undefined);
}

/** `gap`: between the two nothing was measured. */
function comparison(last: KnownState, now: KnownState, gap: Gap | undefined): Change | undefined {
  const inGap = gap === undefined ? {} : { gap };
  if (now.status === 'fail') {
    const worse = last.status === 'fail' ? worsened(last, now) : ({ how: 'fails' } as const);
    if (worse !== undefined) return { kind: 'worse', now, ...worse, ...inGap };
  } else if (last.status === 'fail') {
    return { kind: 'better', was: last, now, ...inGap };
  }
  return gap === undefined ? undefined : { kind: 'measurable-again', now, gap };
}

function worsened(last: Failing, now: Failing) {
  const by = worsenings(last, now);
  return by.length === 0 ? undefined : ({ how: 'worsened', by } as const);
}
