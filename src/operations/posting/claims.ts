import { type Instant, MINUTE, type Milliseconds, SECOND } from '../../domain/time.ts';
import type { ClaimedPost } from '../posting-ports.ts';

/**
 * Who holds a claim for longer has, as a rule, ended in the middle. Whoever was only slow finds the claim lost, and what
 * both have sent is put right while the message is doubtful.
 */
export const CLAIM_FOR: Milliseconds = 15 * SECOND;
/** So long after an unclear answer Slack may still show what it was sent. */
export const DOUBT_FOR: Milliseconds = 10 * MINUTE;

/** Whether there may be more of it in Slack, or something else in it, than is stored. */
export function isDoubtful({ claim, doubtfulUntil }: ClaimedPost): boolean {
  return claim !== undefined || doubtfulUntil !== undefined;
}

/** Until when it stays doubtful, seen at `now`: a claim that somebody left makes it so again. */
export function doubtLeft(seen: ClaimedPost | undefined, now: Instant): Instant | undefined {
  if (seen?.claim !== undefined) return now + DOUBT_FOR;
  return seen?.doubtfulUntil !== undefined && now < seen.doubtfulUntil ? seen.doubtfulUntil : undefined;
}
