import type { Posture } from '../domain/posture.ts';
import { HOUR, type Instant, type Milliseconds } from '../domain/time.ts';
import type { ResultStore } from './ports.ts';

/** Results stay for an hour: long enough to page through, short enough not to be taken for the present. */
export const RESULT_FOR: Milliseconds = HOUR;
/** Somebody who pages, or types in the menu of accounts, does not fetch the result at every key. */
const REMEMBERED = 4;

interface Remembered {
  readonly posture: Posture;
  readonly expiresAt: Instant;
}

/** The result store, with the latest few results at hand. A result never changes, so what is remembered is right. */
export function rememberingResults(store: ResultStore): ResultStore {
  const remembered = new Map<string, Remembered>();

  const remember = (id: string, result: Remembered) => {
    remembered.delete(id);
    remembered.set(id, result);
    const oldest = remembered.keys().next().value;
    if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
  };

  return {
    async save(id, posture, expiresAt) {
      await store.save(id, posture, expiresAt);
      remember(id, { posture, expiresAt });
    },
    async load(id, now) {
      const known = remembered.get(id);
      if (known !== undefined && known.expiresAt > now) return known.posture;
      const posture = await store.load(id, now);
      if (posture !== undefined) remember(id, { posture, expiresAt: posture.measuredAt + RESULT_FOR });
      return posture;
    },
    deleteExpired(now) {
      for (const [id, { expiresAt }] of remembered) if (expiresAt <= now) remembered.delete(id);
      return store.deleteExpired(now);
    },
  };
}
