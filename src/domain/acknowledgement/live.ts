import type { Posture } from '../posture.ts';
import { type FindingRef, type Findings, findState } from '../snapshot/find-state.ts';
import { dateInUtc } from '../snapshot/local-date.ts';
import { nextSnapshot } from '../snapshot/next-snapshot.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Instant } from '../time.ts';
import type { Acknowledgement } from './acknowledgement.ts';
import { holding } from './standing.ts';

/** What a measurement between two sweeps is compared with. */
export interface LiveContext {
  /** The last one; absent before the first. */
  readonly snapshot: Snapshot | undefined;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly now: Instant;
}

/**
 * The findings of a posture, of the whole organization or some accounts, as a sweep that ended now would store them: with
 * since when, and whether they got worse.
 */
export function liveFindings(posture: Posture, { snapshot, acknowledgements, now }: LiveContext): Findings {
  return nextSnapshot(snapshot, {
    date: dateInUtc(now),
    // Whoever acknowledged since it was measured may have seen something else.
    posture: { ...posture, measuredAt: now },
    acknowledgements,
  });
}

/** Those that cover a finding of this posture now; one a finding. */
export function liveHolding(posture: Posture, context: LiveContext): readonly Acknowledgement[] {
  const findings = liveFindings(posture, context);
  const acknowledgementOf = holding(context.acknowledgements, findings, context.now);
  return context.acknowledgements.filter(
    (each) => acknowledgementOf(each) === each && canBeAcknowledged(findings, each),
  );
}

function canBeAcknowledged(findings: Findings, ref: FindingRef): boolean {
  const state = findState(findings, ref);
  return state?.status === 'fail' && state.severity !== 'critical';
}
