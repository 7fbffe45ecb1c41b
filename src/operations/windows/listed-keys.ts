import type { Instant } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { WindowStore } from '../window-ports.ts';

type Lists = Pick<WindowStore, 'list'>;

/** Undecided, and not lapsed; those that lapse first come first. The index lags: the windows themselves decide. */
export function pendingKeys(store: Lists, now: Instant, most: number): Promise<readonly WindowId[]> {
  return store.list('requested', { from: now }, most);
}

/** Approved, and not over: open or scheduled; those that end first come first. */
export function approvedKeys(store: Lists, now: Instant, most: number): Promise<readonly WindowId[]> {
  return store.list('approved', { from: now }, most);
}

/** Over, and without a review, the oldest first; then those that ended so lately that the sweep has not moved them. */
export async function unreviewedKeys(store: Lists, now: Instant, most: number): Promise<readonly WindowId[]> {
  const [moved, ended] = await Promise.all([
    store.list('unreviewed', {}, most),
    store.list('approved', { to: now }, most),
  ]);
  return [...moved, ...ended].slice(0, most);
}
