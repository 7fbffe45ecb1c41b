import { type SeenUseOf, seenUsesIn } from '../domain/snapshot/seen-use.ts';
import type { RecentSnapshot } from './digest/recent-snapshot.ts';
import type { Log } from './ports.ts';

/** The uses of root that the last sweep had on record; `undefined` where that is not known. Never throws. */
export type SeenUses = () => Promise<SeenUseOf | undefined>;

/** Where the last sweep cannot be read, root's use is judged by AWS's records alone. */
export function createSeenUses(recentSnapshot: RecentSnapshot, log: Pick<Log, 'warn'>): SeenUses {
  return async () => {
    try {
      const snapshot = await recentSnapshot();
      return snapshot && seenUsesIn(snapshot);
    } catch (error) {
      log.warn(
        { err: error },
        "the last snapshot could not be read: use of root is told by AWS's records alone",
      );
      return undefined;
    }
  };
}
