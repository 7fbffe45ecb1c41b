import type { TrendDay } from '../../../src/domain/digest/trend.ts';
import type { Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { DAY } from '../../../src/domain/time.ts';
import { createRecentSnapshot } from '../../../src/operations/digest/recent-snapshot.ts';
import { snapshotsOf } from '../../support/builders/snapshots.ts';
import { standingClock } from '../../support/fakes/clock.ts';

const FAILING = { accounts: [{ number: 1, said: { 'root-mfa': 'fail' } }] } as const;
const [first, second] = snapshotsOf(FAILING, FAILING);

/** A store that holds these, and counts how often a whole one was loaded. */
function aStore(...stored: (Snapshot | undefined)[]) {
  const kept = stored.filter((each) => each !== undefined);
  const clock = standingClock();
  const store = { kept, loads: 0, latest: () => Promise.resolve(kept.at(-1)) };
  const recentSnapshot = createRecentSnapshot({
    clock,
    snapshots: {
      latest: () => {
        store.loads += 1;
        return store.latest();
      },
      counts: async (from, to): Promise<TrendDay[]> =>
        kept.filter(({ date }) => date >= from && date <= to).map(({ date, counts }) => ({ date, counts })),
    },
  });
  return { store, clock, recentSnapshot };
}

describe('the last snapshot', () => {
  test('is none before the first, and nothing is loaded for that', async () => {
    const { store, recentSnapshot } = aStore();

    expect(await recentSnapshot()).toBeUndefined();
    expect(store.loads).toBe(0);
  });

  test('is loaded once, however many ask for it, at once or later', async () => {
    const { store, recentSnapshot } = aStore(first);

    expect(await Promise.all([recentSnapshot(), recentSnapshot()])).toEqual([first, first]);
    expect(await recentSnapshot()).toBe(first);
    expect(store.loads).toBe(1);
  });

  test('is another as soon as there is one', async () => {
    const { store, clock, recentSnapshot } = aStore(first);
    await recentSnapshot();
    store.kept.push(...(second ? [second] : []));
    clock.move(DAY);

    expect(await recentSnapshot()).toBe(second);
    expect(store.loads).toBe(2);
  });

  test('is the one before a damaged one, which is not tried again at every question', async () => {
    const { store, clock, recentSnapshot } = aStore(first, second);
    clock.move(DAY);
    store.latest = async () => first;

    expect([await recentSnapshot(), await recentSnapshot()]).toEqual([first, first]);
    expect(store.loads).toBe(1);
  });

  test('is not one of a date to come, and is found after the clock was set back', async () => {
    const { store, clock, recentSnapshot } = aStore(first, second);
    store.latest = async () => second;
    clock.move(DAY);
    expect(await recentSnapshot()).toBe(second);

    clock.move(-3 * DAY);

    expect(await recentSnapshot()).toBeUndefined();
  });

  test('that could not be loaded is asked for again', async () => {
    const { store, recentSnapshot } = aStore(first);
    const { latest } = store;
    store.latest = () => Promise.reject(new Error('the table is away'));

    await expect(recentSnapshot()).rejects.toThrow('the table is away');
    store.latest = latest;
    expect(await recentSnapshot()).toBe(first);
  });
});
