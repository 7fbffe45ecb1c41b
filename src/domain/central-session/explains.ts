import type { AssumeRootEvent } from '../root-event/assume-root.ts';
import type { RootEvent } from '../root-event/event.ts';
import { MINUTE, type Milliseconds } from '../time.ts';

/** The longest that a session of AssumeRoot lasts (STS API reference). */
export const LONGEST_SESSION: Milliseconds = 15 * MINUTE;
/** How far the clocks of two AWS services may be apart. */
const SKEW: Milliseconds = MINUTE;

/**
 * Whether the event was done in the session that AssumeRoot opened, with the key that it returned, in the account
 * that it was for and in its time. AWS's own example of such an event does not say `assumedRoot`, so that without
 * this it would pass for a person's. The two may arrive in either order.
 */
export function explains(opening: AssumeRootEvent, { accountId, actor, at, ids }: RootEvent): boolean {
  const { accessKeyId, target } = opening;
  if (accessKeyId === undefined || accessKeyId !== ids.accessKeyId || actor.kind === 'service') return false;
  return target === accountId && opening.at - SKEW <= at && at <= opening.at + LONGEST_SESSION + SKEW;
}
