import { createDigests, type DigestsDeps } from '../../../src/operations/digest/create-digests.ts';
import type { PostedDay } from '../../../src/operations/digest/show-digest.ts';
import { localDate } from '../../support/builders/day.ts';
import { aDigest, manyAccounts } from '../../support/builders/digest.ts';
import { NOW } from '../../support/builders/time.ts';

const CHANNEL = 'C0SECURITY1';
const TODAY = localDate('2026-11-20');
const DIGEST = aDigest([{ accounts: manyAccounts(2) }]);
const PLACE = { channel: CHANNEL, ts: '1763625600.000100' };
const POSTED = { digest: DIGEST, posted: { ...PLACE, at: 1_763_625_600_000 } };

const signal = new AbortController().signal;
const ignore = () => undefined;

/** The outcomes of one attempt after the other; the last one goes on. */
function setting(outcomes: readonly PostedDay[], overrides: Partial<DigestsDeps> = {}) {
  const waits: number[] = [];
  const asked: string[] = [];
  const digests = createDigests({
    recentSnapshot: async () => undefined,
    dayDigests: async (date) => (date === TODAY ? DIGEST : undefined),
    posts: { load: async () => undefined },
    postDay: async (date) => {
      asked.push(date);
      const outcome = outcomes[Math.min(asked.length, outcomes.length) - 1];
      if (outcome === undefined) throw new Error('nobody expected that it is posted');
      return outcome;
    },
    channel: CHANNEL,
    dateAt: () => TODAY,
    clock: { now: () => NOW },
    wait: async (time) => void waits.push(time),
    ...overrides,
  });
  return { digests, waits, asked };
}

describe('the digest now', () => {
  test('is that of the date in the digest’s time zone, with where and when it was posted', async () => {
    const { digests, asked } = setting([{ kind: 'posted', place: PLACE, isNew: true }]);

    expect(await digests.now(ignore, signal)).toEqual({ kind: 'posted', day: POSTED, isNew: true });
    expect(asked).toEqual([TODAY]);
  });

  test('is waited for while another process is at it', async () => {
    const elsewhere = { kind: 'elsewhere', again: NOW } as const;
    const posted = { kind: 'posted', place: PLACE, isNew: false } as const;
    const { digests, waits } = setting([elsewhere, elsewhere, posted]);

    expect(await digests.now(ignore, signal)).toMatchObject({ kind: 'posted', isNew: false });
    expect(waits).toEqual([2_000, 2_000]);
  });

  test('is waited for a quarter of an hour at most', async () => {
    const { digests, waits } = setting([{ kind: 'elsewhere', again: NOW }]);

    expect(await digests.now(ignore, signal)).toEqual({ kind: 'elsewhere' });
    const all = waits.reduce((sum, wait) => sum + wait, 0);
    expect(all).toBeGreaterThanOrEqual(15 * 60_000);
    expect(all).toBeLessThan(16 * 60_000);
  });

  test('is not waited for by an app that ends', async () => {
    const { digests } = setting([{ kind: 'elsewhere', again: NOW }]);

    await expect(digests.now(ignore, AbortSignal.abort(new Error('ending')))).rejects.toThrow('ending');
  });

  test('that could not be posted is told all the same, with what is in its way', async () => {
    const { digests } = setting([{ kind: 'not-posted', trouble: 'not-a-member', again: NOW }]);

    expect(await digests.now(ignore, signal)).toEqual({
      ...{ kind: 'not-posted', day: { digest: DIGEST }, trouble: 'not-a-member' },
    });
  });
});

test('the digest now that Slack refused has its word for it', async () => {
  const { digests } = setting([{ kind: 'not-posted', refused: 'restricted_action', again: NOW }]);

  expect(await digests.now(ignore, signal)).toEqual({
    ...{ kind: 'not-posted', day: { digest: DIGEST }, refused: 'restricted_action' },
  });
});

describe('a digest of before', () => {
  test('says where it stands, where it was posted', async () => {
    const post = { name: TODAY, target: CHANNEL, intendedAt: NOW, place: PLACE };
    const { digests } = setting([], { posts: { load: async () => post } });

    expect(await digests.of(TODAY)).toEqual(POSTED);
  });

  test('is told where it was not posted', async () => {
    expect(await setting([]).digests.of(TODAY)).toEqual({ digest: DIGEST });
  });

  test('whose sweep is not kept is none', async () => {
    expect(await setting([]).digests.of(localDate('2026-08-01'))).toBeUndefined();
  });

  test('is the last one, and none before the first sweep', async () => {
    expect(await setting([]).digests.last()).toBeUndefined();
  });
});
