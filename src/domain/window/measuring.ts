import { HOUR, type Instant, MINUTE, type Milliseconds } from '../time.ts';
import type { Baseline } from './card-view.ts';
import { isComplete, type RootSnapshot } from './findings.ts';
import { endOf, phaseOf, reviewStanding } from './phase.ts';
import type { RootWindow } from './window.ts';

/** A baseline older than this is measured again when the window opens. */
export const BASELINE_GOOD_FOR: Milliseconds = 10 * MINUTE;
/**
 * What is measured later than this after the opening is no baseline any more: the operator may have changed something,
 * and what was left behind must not pass for what was there before.
 */
export const BASELINE_GRACE: Milliseconds = 2 * MINUTE;
/** Accounts that could not be measured after the end are tried again so long after the attempt before. */
export const FINDINGS_AGAIN: readonly Milliseconds[] = [10 * MINUTE, HOUR, 6 * HOUR];

/** Whether the root users of a window should be measured now, as they are before it is used. */
export function isBaselineDue(window: RootWindow, baseline: Baseline | undefined, now: Instant): boolean {
  const { period, request } = window;
  const phase = phaseOf(window, now);
  if (phase === 'pending' || phase === 'scheduled') return baseline === undefined;
  if (phase !== 'open' || period === undefined || now > period.start + BASELINE_GRACE) return false;
  if (baseline === undefined || baseline.asOf < period.start - BASELINE_GOOD_FOR) return true;
  return request.accounts.some(({ id }) => snapshotIn(baseline, id).kind !== 'measured');
}

/**
 * The baseline after its accounts were measured (again): the new snapshot of each, unless it was not measured, or came
 * too late after the opening, and there is an older one. `now` is its time where nothing was measured.
 */
export function baselineOf(
  { request, period }: RootWindow,
  before: Baseline | undefined,
  measured: ReadonlyMap<string, RootSnapshot>,
  now: Instant,
): Baseline {
  const latest = (period?.start ?? Number.POSITIVE_INFINITY) + BASELINE_GRACE;
  const accounts = request.accounts.map(({ id }) => {
    const snapshot = inTime(measured.get(id), latest);
    const earlier = snapshotIn(before, id);
    const keep = snapshot.kind !== 'measured' && earlier.kind === 'measured';
    return { accountId: id, root: keep ? earlier : snapshot };
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

function inTime(snapshot: RootSnapshot | undefined, latest: Instant): RootSnapshot {
  if (snapshot === undefined) return { kind: 'not-measured', reason: 'it was not measured' };
  if (snapshot.kind !== 'measured' || snapshot.asOf <= latest) return snapshot;
  return { kind: 'not-measured', reason: 'it was measured only after the window had opened' };
}
