import type { Instant } from '../../domain/time.ts';
import type { WindowId } from '../../domain/window/id.ts';
import type { WindowStore } from '../window-ports.ts';
import { LONGEST_AHEAD } from './earlier-windows.ts';
import { approvedKeys, pendingKeys, unreviewedKeys } from './listed-keys.ts';

/** Which windows a person's Home tab could speak of, the most urgent first; nothing of them has been read. */
export interface HomeKeys {
  /** Of the person, and not over. */
  readonly mine: readonly WindowId[];
  readonly pending: readonly WindowId[];
  /** Open or scheduled. */
  readonly approved: readonly WindowId[];
  readonly unreviewed: readonly WindowId[];
}

const COUNTED = 1_000;
/** Requests of one person, the newest. */
const OWN = 200;

/** Keys only, so that those of a person's windows that are over are not read to be left out. */
export async function homeKeys(
  userId: string,
  store: Pick<WindowStore, 'list' | 'ofPerson'>,
  now: Instant,
): Promise<HomeKeys> {
  const [pending, approved, unreviewed, own] = await Promise.all([
    pendingKeys(store, now, COUNTED),
    approvedKeys(store, now, COUNTED),
    unreviewedKeys(store, now, COUNTED),
    store.ofPerson(userId, { from: now - LONGEST_AHEAD }, OWN),
  ]);
  const ownIds = new Set(own);
  const mine = [...new Set([...pending, ...approved])].filter((id) => ownIds.has(id));
  return { mine, pending, approved, unreviewed };
}
