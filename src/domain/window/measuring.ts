import { HOUR, type Instant, MINUTE, type Milliseconds, SECOND } from '../time.ts';
import type { Baseline } from './card-view.ts';
import { isComplete } from './findings.ts';
import { endOf, phaseOf, reviewStanding } from './phase.ts';
import type { RootSnapshot } from './root-snapshot.ts';
import type { RootWindow } from './window.ts';

/** A baseline this old at the start is none to compare with; it is measured again shortly before. */
export const BASELINE_GOOD_FOR: Milliseconds = 10 * MINUTE;
export const BASELINE_AHEAD: Milliseconds = 5 * MINUTE;
/**
 * Where nothing was measured before the opening, as of break-glass, what is measured so soon after it counts: too soon for
 * anybody to have signed in and changed something. Later, what was left behind could pass for what was there before.
 */
export const BASELINE_GRACE: Milliseconds = 30 * SECOND;
/** Accounts that could not be measured after the end are tried again so long after the attempt before. */
export const FINDINGS_AGAIN: readonly Milliseconds[] = [10 * MINUTE, HOUR, 6 * HOUR];

/** Findings this old are measured again when somebody begins a review: what changed after the end should be in front of them. */
export const FINDINGS_GOOD_FOR: Milliseconds = 15 * MINUTE;
/** After so many measurements none is asked for any more, so that no window is filled with them. */
const MOST_FINDINGS = 8;

/** From when on the root users of a window should be measured, as they are before it is used. `undefined`: not any more. */
export function baselineDueAt(
  window: RootWindow,
  baseline: Baseline | undefined,
  now: Instant,
): Instant | undefined {
  const { period, request } = window;
  switch (phaseOf(window, now)) {
    case 'pending':
      return baseline === undefined ? now : undefined;
    case 'scheduled':
      if (baseline === undefined || period === undefined) return now;
      return baseline.asOf >= period.start - BASELINE_GOOD_FOR
        ? undefined
        : Math.max(now, period.start - BASELINE_AHEAD);
    case 'open': {
      const lacks = request.accounts.some(({ id }) => snapshotIn(baseline, id).kind !== 'measured');
      return lacks && period !== undefined && now <= period.start + BASELINE_GRACE ? now : undefined;
    }
    case 'lapsed':
    case 'ended':
    case 'denied':
    case 'withdrawn':
    case 'revoked':
    case 'closed':
      return undefined;
  }
}

/**
 * The baseline after its accounts were measured (again): the newest snapshot of each from before the opening; where there
 * is none, one from right after it. `now` is its time where nothing was measured.
 */
export function baselineOf(
  { request, period }: RootWindow,
  before: Baseline | undefined,
  measured: ReadonlyMap<string, RootSnapshot>,
  now: Instant,
): Baseline {
  const start = period?.start ?? Number.POSITIVE_INFINITY;
  const accounts = request.accounts.map(({ id }) => {
    const earlier = snapshotIn(before, id);
    const isKnown = earlier.kind === 'measured';
    const snapshot = inTime(measured.get(id), isKnown ? start : start + BASELINE_GRACE);
    return { accountId: id, root: isKnown && snapshot.kind !== 'measured' ? earlier : snapshot };
  });
  const times = accounts.flatMap(({ root }) => (root.kind === 'measured' ? [root.asOf] : []));
  return { asOf: times.length === 0 ? now : Math.max(...times), accounts };
}

/** How the root user of one account was before the window; with the reason where that was not measured. */
export function snapshotIn(baseline: Baseline | undefined, id: string): RootSnapshot {
  const entry = baseline?.accounts.find(({ accountId }) => accountId === id);
  return entry?.root ?? { kind: 'not-measured', reason: 'it was not measured before the window was used' };
}

/**
 * From when on the root users should be measured after the window: at its end; then again, where an account could not be
 * measured, after 10 minutes, 1 hour and 6 hours. `undefined`: never, or not any more.
 */
export function findingsDueAt(window: RootWindow, now: Instant): Instant | undefined {
  if (!['unreviewed', 'overdue', 'reviewed'].includes(reviewStanding(window, now))) return undefined;
  const recorded = window.history.filter(({ event }) => event.type === 'findings-recorded');
  const last = recorded.at(-1);
  if (last === undefined) return endOf(window);
  if (window.findings !== undefined && isComplete(window.findings, window.request.accounts)) return undefined;
  const wait = FINDINGS_AGAIN[recorded.length - 1];
  return wait === undefined ? undefined : last.at + wait;
}

/** Whether the root users are worth measuring again before the review is signed. */
export function mayMeasureAgain(window: RootWindow, now: Instant): boolean {
  if (!['unreviewed', 'overdue'].includes(reviewStanding(window, now))) return false;
  const recorded = window.history.filter(({ event }) => event.type === 'findings-recorded');
  const last = recorded.at(-1);
  return last !== undefined && recorded.length < MOST_FINDINGS && last.at + FINDINGS_GOOD_FOR <= now;
}

function inTime(snapshot: RootSnapshot | undefined, latest: Instant): RootSnapshot {
  if (snapshot === undefined) return { kind: 'not-measured', reason: 'it was not measured' };
  if (snapshot.kind !== 'measured' || snapshot.asOf <= latest) return snapshot;
  return { kind: 'not-measured', reason: 'it was measured only after the window had opened' };
}
