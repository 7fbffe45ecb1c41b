import type { Posture, Standing } from './posture.ts';
import type { Instant } from './time.ts';

/** As much of a posture as a glance takes. */
export interface PostureHeadline {
  readonly scope: string;
  readonly measuredAt: Instant;
  readonly counts: Readonly<Record<Standing, number>>;
}

export function headlineOf({ scope, measuredAt, counts }: Posture): PostureHeadline {
  return { scope, measuredAt, counts };
}
