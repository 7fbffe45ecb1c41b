import type { Milliseconds } from '../domain/time.ts';
import { LEASE_TAKE_OVER_AFTER, type Lease, type Log } from './ports.ts';

const RENEW_EVERY: Milliseconds = LEASE_TAKE_OVER_AFTER / 4;
/** Counted from when the last good renewal was sent: time for three more, and some left for the work to stop in. */
const GIVE_UP_AFTER: Milliseconds = (LEASE_TAKE_OVER_AFTER * 5) / 6;

/**
 * Does `work` under a lease: renews it in the background, aborts the work's signal once the lease is lost or can no
 * longer be counted on, and gives it back at the end.
 */
export async function whileHeld<T>(
  lease: Lease,
  log: Log,
  work: (held: AbortSignal) => Promise<T>,
): Promise<T> {
  const renewals = keepRenewing(lease, log);
  try {
    return await work(renewals.held);
  } finally {
    renewals.stop();
    await lease
      .release()
      .catch((error: unknown) => log.warn({ err: error }, 'a lease could not be given back, and runs out'));
  }
}

/** A renewal that gets no answer counts like one that failed. */
function keepRenewing(lease: Lease, log: Log): { readonly held: AbortSignal; stop(): void } {
  const lost = new AbortController();
  const lose = (why: string) => lost.abort(new Error(why));
  const deadlines = new Set<NodeJS.Timeout>();
  const deadline = () => {
    const timer = setTimeout(lose, GIVE_UP_AFTER, 'the lease could not be renewed for too long');
    deadlines.add(timer);
    return timer;
  };
  const drop = (timer: NodeJS.Timeout) => {
    clearTimeout(timer);
    deadlines.delete(timer);
  };

  let current = deadline();
  const renew = async () => {
    const next = deadline();
    try {
      if (!(await lease.renew())) lose('the lease was lost to another replica');
      drop(current);
      current = next;
    } catch (error) {
      drop(next);
      log.warn({ err: error }, 'a lease could not be renewed');
    }
  };
  const renewing = setInterval(renew, RENEW_EVERY);
  return {
    held: lost.signal,
    stop() {
      clearInterval(renewing);
      for (const timer of [...deadlines]) drop(timer);
    },
  };
}
