import { digestInPieces, digestOf } from '../../src/domain/digest/digest-of.ts';
import { driftBetween, driftInPieces } from '../../src/domain/drift/drift-between.ts';
import { atOnce, mapInPieces, type Pieces } from '../../src/domain/pieces.ts';
import { nextSnapshot, nextSnapshotInPieces } from '../../src/domain/snapshot/next-snapshot.ts';
import { localDate, postureOfDay } from '../support/builders/day.ts';
import { manyAccounts } from '../support/builders/digest.ts';
import { dayTime, snapshotsOf } from '../support/builders/snapshots.ts';

/** What comes of it, and how many pieces it was made in. */
function made<T>(pieces: Pieces<T>): { readonly value: T; readonly pieces: number } {
  for (let count = 1; ; count += 1) {
    const { done, value } = pieces.next();
    if (done === true) return { value, pieces: count };
  }
}

describe('work in pieces', () => {
  const numbers = [1, 2, 3, 4, 5, 6, 7];

  it('comes to the same at once', () => {
    expect(atOnce(mapInPieces(numbers, 3, (each) => each * 2))).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(atOnce(mapInPieces([], 3, String))).toEqual([]);
  });

  it('stops after as many items as it was told, and not after the last', () => {
    expect(made(mapInPieces(numbers, 3, String)).pieces).toBe(3);
    expect(made(mapInPieces(numbers, 7, String)).pieces).toBe(1);
    expect(made(mapInPieces([], 7, String)).pieces).toBe(1);
  });

  it('does nothing of a piece before it is asked for', () => {
    const seen: number[] = [];
    const pieces = mapInPieces(numbers, 3, (each) => seen.push(each));
    pieces.next();
    expect(seen).toEqual([1, 2, 3]);
  });
});

describe('the day of a large organization', () => {
  const fails = { 'root-mfa': 'fail', 'root-access-key': 'pass' } as const;
  const [before] = snapshotsOf({ accounts: manyAccounts(1_100) });
  const accounts = manyAccounts(1_100, { said: fails });
  const posture = postureOfDay(accounts, { measuredAt: dayTime(1) });
  const day = { date: localDate('2026-11-21'), posture, acknowledgements: [] };
  const after = nextSnapshot(before, day);

  it('is a snapshot, a drift and a digest in pieces of some hundred accounts, the same as at once', () => {
    const snapshot = made(nextSnapshotInPieces(before, day));
    expect(snapshot.value).toEqual(after);
    expect(snapshot.pieces).toBeGreaterThanOrEqual(5);

    const drift = made(driftInPieces(before!, after));
    expect(drift.value).toEqual(driftBetween(before!, after));
    expect(drift.pieces).toBeGreaterThanOrEqual(3);

    const parts = {
      snapshot: after,
      before: { snapshot: before!, drift: drift.value },
      acknowledgements: [],
      history: [],
      now: dayTime(1),
    };
    const digest = made(digestInPieces(parts));
    expect(digest.value).toEqual(digestOf(parts));
    expect(digest.value.worse).toHaveLength(1_100);
    expect(digest.pieces).toBeGreaterThanOrEqual(5);
  });
});
