import type { Acknowledgement } from './acknowledgement/acknowledgement.ts';
import { coveredCounts } from './acknowledgement/covered.ts';
import { latestOf } from './acknowledgement/standing.ts';
import type { Posture, Standing } from './posture.ts';
import type { Instant } from './time.ts';

/** As much of a posture as a glance takes. */
export interface PostureHeadline {
  readonly scope: string;
  readonly measuredAt: Instant;
  /** acknowledged: measured, and somebody answers for every finding; absent: nothing was acknowledged. */
  readonly counts: Readonly<Record<Standing, number>> & { readonly acknowledged?: number };
}

/** `acknowledgements`: those that held for findings of the posture. */
export function headlineOf(posture: Posture, acknowledgements: readonly Acknowledgement[]): PostureHeadline {
  const { scope, measuredAt, counts } = posture;
  if (acknowledgements.length === 0) return { scope, measuredAt, counts };
  return { scope, measuredAt, counts: coveredCounts(posture, latestOf(acknowledgements)) };
}
