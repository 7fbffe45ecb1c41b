import { type Instant, MINUTE, type Milliseconds } from '../time.ts';
import type { CentralVerdict } from './judge-central.ts';

/**
 * How long the event of an AssumeRoot may be behind: CloudTrail delivers most within 5 minutes, and nearly all within
 * 15.
 */
export const LATEST_OPENING: Milliseconds = 15 * MINUTE;

/** tell: in the alerts channel, to nobody in particular. wait: until it is known who opened it, at most until then. */
export type CentralAttention =
  | { readonly kind: 'quiet' | 'tell' | 'page' }
  | { readonly kind: 'wait'; readonly until: Instant };

/** What becomes of it at `now`. `arrivedAt`: when it came to us, which may be long after it happened. */
export function centralAttention(
  verdict: CentralVerdict,
  arrivedAt: Instant,
  now: Instant,
): CentralAttention {
  switch (verdict.kind) {
    case 'our-audit':
      return { kind: 'quiet' };
    case 'ours-misused':
      return { kind: 'page' };
    case 'others':
      return { kind: createsPassword(verdict.opening.taskPolicy) ? 'page' : 'tell' };
    case 'unconfirmed':
    case 'unknown-opener': {
      const until = arrivedAt + LATEST_OPENING;
      return now < until ? { kind: 'wait', until } : { kind: 'page' };
    }
  }
}

/** It lets somebody sign in as root again, by recovering the password. */
function createsPassword(taskPolicy: string | undefined): boolean {
  return taskPolicy?.endsWith('/IAMCreateRootUserPassword') === true;
}
