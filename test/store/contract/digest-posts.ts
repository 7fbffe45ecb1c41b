import { DAY } from '../../../src/domain/time.ts';
import type { DigestPost } from '../../../src/operations/digest-ports.ts';
import { createDigestPostStore } from '../../../src/store/digest/digest-post-store.ts';
import { digestPostKey } from '../../../src/store/digest/keys.ts';
import { createDigestRetention } from '../../../src/store/digest/retention.ts';
import type { Table } from '../../../src/store/table.ts';
import { localDate } from '../../support/builders/day.ts';
import { NOW } from '../../support/builders/time.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, setAttribute } from './stored-items.ts';
import { losing } from './wires.ts';

const CHANNEL = 'C0SECURITY';
const DATE = localDate('2026-11-20');
const PLACE = { channel: CHANNEL, ts: '1795165200.000100' };
const POST: DigestPost = {
  name: DATE,
  target: CHANNEL,
  intendedAt: NOW,
  claim: { by: 'first', at: NOW },
};

export function digestPostsContract(store: StoreUnderTest): void {
  const posts = (table: Table) => createDigestPostStore({ table });

  describe('the record of a digest', () => {
    it('is made by one of many that intend to post it at the same moment', async () => {
      const table = await store.freshTable();
      const intents = Array.from({ length: 5 }, (_, n) => ({ ...POST, claim: { by: `${n}`, at: NOW } }));
      const stored = await Promise.all(intents.map((intent) => posts(table).intend(intent)));
      expect(stored.filter(Boolean)).toHaveLength(1);
      expect(await posts(store.replicaOf(table)).load(CHANNEL, DATE)).toEqual(intents[stored.indexOf(true)]);
    });

    it('begins for a channel when somebody first asks, and for good', async () => {
      const table = await store.freshTable();
      const asked = await Promise.all([1, 2, 3].map((n) => posts(table).since(CHANNEL, NOW + n)));
      expect(new Set(asked).size).toBe(1);
      expect(await posts(store.replicaOf(table)).since(CHANNEL, NOW + DAY)).toBe(asked[0]);
      expect(await posts(table).since('C0OTHER', NOW + DAY)).toBe(NOW + DAY);
      expect(await posts(table).last(CHANNEL)).toBeUndefined();
    });

    it('is one for each channel and date', async () => {
      const table = await store.freshTable();
      await posts(table).intend(POST);
      expect(await posts(table).intend({ ...POST, name: localDate('2026-11-21') })).toBe(true);
      expect(await posts(table).intend({ ...POST, target: 'C0OTHER' })).toBe(true);
      expect(await posts(table).intend({ ...POST, claim: { by: 'second', at: NOW } })).toBe(false);
      expect(await posts(table).load('C0NONE', DATE)).toBeUndefined();
    });

    it('says where it was posted once that is known', async () => {
      const table = await store.freshTable();
      await posts(table).intend(POST);
      expect(await posts(table).finish(POST, 'first', { place: PLACE })).toBe(true);
      const { claim: _, ...free } = POST;
      expect(await posts(table).load(CHANNEL, DATE)).toEqual({ ...free, place: PLACE });
    });

    it('is claimed from a dead process by one of many, and the dead one stores nothing more', async () => {
      const table = await store.freshTable();
      await posts(table).intend(POST);
      const claims = Array.from({ length: 5 }, (_, n) => ({ by: `taker ${n}`, at: NOW + 60_000 }));
      const taken = await Promise.all(claims.map((claim) => posts(table).claim(POST, claim)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await posts(table).finish(POST, 'first', { place: PLACE })).toBe(false);
      expect((await posts(table).load(CHANNEL, DATE))?.claim).toEqual(claims[taken.indexOf(true)]);
    });

    it('is stored although answers were lost on the wire', async () => {
      const table = await store.freshTable();
      expect(await posts(await store.through(table, losing('PutItem'))).intend(POST)).toBe(true);
      const wire = posts(await store.through(table, losing('UpdateItem')));
      expect(await wire.finish(POST, 'first', { place: PLACE })).toBe(true);
    });

    it('of the latest date is found, whenever it was stored', async () => {
      const table = await store.freshTable();
      expect(await posts(table).last(CHANNEL)).toBeUndefined();
      const later = { ...POST, name: localDate('2026-11-22') };
      await posts(table).intend(later);
      await posts(table).intend(POST);
      expect(await posts(table).last(CHANNEL)).toEqual(later);
    });

    it('of the latest date up to another is found, and the last that was posted before one', async () => {
      const table = await store.freshTable();
      const [later, latest] = [localDate('2026-11-21'), localDate('2026-11-22')];
      for (const name of [DATE, later, latest]) await posts(table).intend({ ...POST, name });
      await posts(table).finish(POST, 'first', { place: PLACE });
      expect((await posts(table).last(CHANNEL, later))?.name).toBe(later);
      expect(await posts(table).lastPosted(CHANNEL, latest)).toBe(DATE);
      expect(await posts(table).lastPosted(CHANNEL, DATE)).toBeUndefined();
      expect(await posts(table).lastPosted('C0OTHER', latest)).toBeUndefined();
    });

    it('by a newer version is refused, and names what was damaged by hand', async () => {
      const table = await store.freshTable();
      await posts(table).intend(POST);
      await setAttribute(table, digestPostKey(CHANNEL, DATE), ['post', 'name'], 'today');
      await expect(posts(table).last(CHANNEL)).rejects.toThrow(
        'The stored digest of C0SECURITY and 2026-11-20 is damaged: its attribute post.name cannot be read',
      );
      await raiseSchema(table, digestPostKey(CHANNEL, DATE));
      await expect(posts(table).load(CHANNEL, DATE)).rejects.toThrow('by a newer version of rootkeeper');
    });

    it('is kept for 400 days', async () => {
      const table = await store.freshTable();
      await posts(table).intend(POST);
      const end = Date.parse(`${DATE}T00:00:00Z`) + 400 * DAY;
      const { deleteExpired } = createDigestRetention({ table });
      expect(await deleteExpired(end)).toBe(0);
      expect(await deleteExpired(end + 1)).toBe(1);
      expect(await posts(table).load(CHANNEL, DATE)).toBeUndefined();
    });
  });
}
