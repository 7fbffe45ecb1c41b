import { LEASE_TAKE_OVER_AFTER, type Lease, type Log } from './ports.ts';

/** This many renewals in a row may fail; with the next, somebody else may hold the lease. */
const RENEWALS = 4;

/**
 * Does `work` under a lease: renews it in the background, aborts the work's signal once the lease is lost or can no
 * longer be counted on, and gives it back at the end.
 */
export async function whileHeld(
  lease: Lease,
  log: Log,
  work: (held: AbortSignal) => Promise<void>,
): Promise<void> {
  const lost = new AbortController();
  let failures = 0;
  const renew = async () => {
    try {
      if (!(await lease.renew())) lost.abort(new Error('the lease was lost to another replica'));
      failures = 0;
    } catch (error) {
      failures += 1;
      log.warn({ err: error }, 'a lease could not be renewed');
      if (failures >= RENEWALS - 1) lost.abort(new Error('the lease could not be renewed for too long'));
    }
  };
  const renewing = setInterval(renew, LEASE_TAKE_OVER_AFTER / RENEWALS);
  try {
    await work(lost.signal);
  } finally {
    clearInterval(renewing);
    await lease.release();
  }
}
