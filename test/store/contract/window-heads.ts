import { createHash } from 'node:crypto';
import { type Head, headOf } from '../../../src/domain/audit-chain/head.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { Table } from '../../../src/store/table.ts';
import { headManifestKey } from '../../../src/store/windows/head-items.ts';
import { createHeadStore } from '../../../src/store/windows/head-store.ts';
import { createHeadlineStore, HEADLINE_KEY } from '../../../src/store/windows/headline-store.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { newId } from './dependencies.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem, setAttribute, sortKeysIn } from './stored-items.ts';

export function windowHeadsContract(store: StoreUnderTest): void {
  const heads = (table: Table) => createHeadStore({ table, newId });
  const headline = (table: Table, now = NOW) => createHeadlineStore({ table, now: () => now });

  describe('a head of the audit chain', () => {
    it('of 10,000 windows is read whole by another replica', async () => {
      const table = await store.freshTable();
      await heads(table).save(aHead(10_000));
      expect(await heads(store.replicaOf(table)).load(NOW)).toEqual(aHead(10_000));
    });

    it('of no window at all is a head too', async () => {
      const table = await store.freshTable();
      await heads(table).save(aHead(0));
      expect(await heads(table).load(NOW)).toEqual(aHead(0));
    });

    it('is nothing at a time of which none was stored', async () => {
      const table = await store.freshTable();
      await heads(table).save(aHead(1));
      expect(await heads(table).load(NOW + 1)).toBeUndefined();
    });

    it('may be saved again, and leaves nothing behind', async () => {
      const table = await store.freshTable();
      await heads(table).save(aHead(3));
      const before = await sortKeysIn(table, headManifestKey(NOW).pk);
      await heads(table).save(aHead(3));
      expect(await sortKeysIn(table, headManifestKey(NOW).pk)).toEqual(before);
    });

    it('is never replaced by another of the same time, since somebody may hold its text', async () => {
      const table = await store.freshTable();
      await heads(table).save(aHead(3));
      await expect(heads(table).save(aHead(4))).rejects.toThrow(
        'Another head of 2026-11-20T09:00:00.000Z is stored already; this one was not stored.',
      );
      expect(await heads(table).load(NOW)).toEqual(aHead(3));
    });

    it('is saved although the answer was lost on the wire', async () => {
      const table = await store.freshTable();
      let lost = false;
      const wire = await store.through(table, async (passing) => {
        const answer = await passing.forward();
        if (passing.operation !== 'PutItem' || lost) return answer;
        lost = true;
        return 'connection lost';
      });
      await heads(wire).save(aHead(2));
      expect(await heads(table).load(NOW)).toEqual(aHead(2));
    });

    it('that lacks a chunk is damaged, not absent', async () => {
      const table = await store.freshTable();
      await heads(table).save(aHead(1));
      await setAttribute(table, headManifestKey(NOW), ['layout'], [[1, 1]]);
      await expect(heads(table).load(NOW)).rejects.toThrow(
        'The stored head of the audit chain is damaged: it lacks chunks.',
      );
    });

    it('is refused where a newer version wrote it', async () => {
      const table = await store.freshTable();
      await heads(table).save(aHead(1));
      await raiseSchema(table, headManifestKey(NOW));
      await expect(heads(table).load(NOW)).rejects.toThrow('newer version of rootkeeper');
    });
  });

  describe('the posture headline', () => {
    it('is nothing before the first', async () => {
      expect(await headline(await store.freshTable()).load()).toBeUndefined();
    });

    it('is the one that was measured last, whichever was stored last', async () => {
      const table = await store.freshTable();
      await headline(table).save(aHeadline(NOW - HOUR));
      await headline(table).save(aHeadline(NOW));
      await headline(table).save(aHeadline(NOW - HOUR));
      expect(await headline(store.replicaOf(table)).load()).toEqual(aHeadline(NOW));
    });

    it('comes back with what is acknowledged', async () => {
      const table = await store.freshTable();
      const { counts, ...rest } = aHeadline(NOW);
      const acknowledged = { ...rest, counts: { ...counts, acknowledged: 4 } };
      await headline(table).save(acknowledged);
      expect(await headline(table).load()).toEqual(acknowledged);
    });

    it('replaces one from the future, which a wrong clock left', async () => {
      const table = await store.freshTable();
      await headline(table, NOW + 9 * HOUR).save(aHeadline(NOW + 9 * HOUR));
      await headline(table).save(aHeadline(NOW));
      expect(await headline(table).load()).toEqual(aHeadline(NOW));
    });

    it('that was damaged by hand is named, and replaced by the next', async () => {
      const table = await store.freshTable();
      await headline(table).save(aHeadline(NOW));
      await setAttribute(table, HEADLINE_KEY, ['headline', 'measuredAt'], 'today');
      await setAttribute(table, HEADLINE_KEY, ['measuredAt'], 'today');
      await expect(headline(table).load()).rejects.toThrow('The stored posture headline is damaged');
      await headline(table).save(aHeadline(NOW));
      expect(await headline(table).load()).toEqual(aHeadline(NOW));
    });

    it('of a newer version is refused and left as it is', async () => {
      const table = await store.freshTable();
      await headline(table).save(aHeadline(NOW - HOUR));
      await raiseSchema(table, HEADLINE_KEY);
      const before = await rawItem(table, HEADLINE_KEY);
      await headline(table).save(aHeadline(NOW));
      await expect(headline(table).load()).rejects.toThrow('newer version of rootkeeper');
      expect(await rawItem(table, HEADLINE_KEY)).toEqual(before);
    });
  });
}

function aHead(windows: number): Head {
  const marks = Array.from({ length: windows }, (_, n) => ({
    id: windowId(`view ${n}`, digest),
    version: n + 1,
    hash: createHash('sha256').update(`entry ${n}`).digest('hex'),
  }));
  return headOf(marks, NOW);
}

function aHeadline(measuredAt: number) {
  const counts = { attention: 1, unmeasured: 2, partial: 3, clear: 4, skipped: 5 };
  return { scope: 'all', measuredAt, counts };
}
