import { type FindingRef, type Findings, findState } from '../snapshot/find-state.ts';
import { type CheckState, lastKnown } from '../snapshot/snapshot.ts';
import { worsenings } from '../snapshot/worsening.ts';
import type { Instant } from '../time.ts';
import type { Acknowledgement } from './acknowledgement.ts';

/**
 * Why an acknowledgement no longer holds. time-up: as agreed. worsened: the finding got worse since. mended: it no
 * longer fails. failed-again: it was mended in between. critical: it is ranked so now, and may not be acknowledged. gone:
 * the account or the check is no longer there.
 */
export type EndedWhy = 'time-up' | 'worsened' | 'mended' | 'failed-again' | 'critical' | 'gone';

/**
 * Why it does not hold, or `undefined` where it does. A finding that is not measured is judged by what was known last.
 * Once it has ended for the finding's sake it never holds again, since neither `since` nor `worsenedAt` goes back.
 */
export function endedWhy(
  acknowledgement: Acknowledgement,
  snapshot: Findings,
  now: Instant,
): EndedWhy | undefined {
  const { at, until, finding } = acknowledgement;
  if (now >= until) return 'time-up';
  if (at > snapshot.takenAt) return undefined;
  const state = findState(snapshot, acknowledgement);
  const known = state && lastKnown(state);
  if (known?.status !== 'fail') return endedWithout(acknowledgement, snapshot, state);
  if (known.severity === 'critical') return 'critical';
  if (known.since > finding.since) return 'failed-again';
  const worse = (known.worsenedAt ?? 0) > at || worsenings(finding, known).length > 0;
  return worse ? 'worsened' : undefined;
}

/** Of a finding that does not fail in the snapshot: it may have begun after its account was measured. */
function endedWithout(
  { at }: Acknowledgement,
  { takenAt, begunAt = takenAt }: Findings,
  state: CheckState | undefined,
): EndedWhy | undefined {
  if (at > begunAt) return undefined;
  if (state === undefined) return 'gone';
  return lastKnown(state) === undefined ? undefined : 'mended';
}

/** Whether it covers its finding at `now`, as `snapshot` has it. */
export function stillHolds(acknowledgement: Acknowledgement, snapshot: Findings, now: Instant): boolean {
  return endedWhy(acknowledgement, snapshot, now) === undefined;
}

/** The acknowledgement of a finding, or `undefined`. */
export type AcknowledgementOf = (ref: FindingRef) => Acknowledgement | undefined;

/** Of several for one finding the latest. */
export function latestOf(acknowledgements: readonly Acknowledgement[]): AcknowledgementOf {
  return finder(latest(acknowledgements));
}

/** Those that hold at `now`, by finding. */
export function holding(
  acknowledgements: readonly Acknowledgement[],
  snapshot: Findings,
  now: Instant,
): AcknowledgementOf {
  return finder(latest(acknowledgements).filter((each) => stillHolds(each, snapshot, now)));
}

function latest(acknowledgements: readonly Acknowledgement[]): readonly Acknowledgement[] {
  const inTime = acknowledgements.toSorted((a, b) => a.at - b.at);
  return [...new Map(inTime.map((each) => [`${each.on} ${each.checkId}`, each])).values()];
}

/** One a finding. Asked for every finding of the organization, several times. */
function finder(acknowledgements: readonly Acknowledgement[]): AcknowledgementOf {
  const byWhose = new Map<FindingRef['on'], Map<string, Acknowledgement>>();
  for (const each of acknowledgements) {
    const others = byWhose.get(each.on);
    if (others === undefined) byWhose.set(each.on, new Map([[each.checkId, each]]));
    else others.set(each.checkId, each);
  }
  return ({ on, checkId }) => byWhose.get(on)?.get(checkId);
}
