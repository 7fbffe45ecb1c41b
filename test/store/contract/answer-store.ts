import { HOUR } from '../../../src/domain/time.ts';
import { createAnswerStore } from '../../../src/store/answer-store.ts';
import { answerManifestKey } from '../../../src/store/keys.ts';
import { createResultStore } from '../../../src/store/result-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { NOW } from '../../support/builders/time.ts';
import { storeDependencies } from './dependencies.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, sortKeysIn } from './stored-items.ts';

const ID = 'activity-4711';
const LATER = NOW + HOUR;

interface Head {
  readonly asked: string;
}
interface Entry {
  readonly n: number;
}

const ANSWER = { head: { asked: 'prod 7d' }, entries: Array.from({ length: 250 }, (_, n) => ({ n })) };

export function answerStoreContract(store: StoreUnderTest): void {
  const answers = (table: Table) => createAnswerStore<Head, Entry>(storeDependencies(table));
  const itemsOf = (table: Table) => sortKeysIn(table, `ANSWER#${ID}`);

  describe('a stored answer', () => {
    it('is read by one replica as another stored it, every entry in order', async () => {
      const table = await store.freshTable();
      await answers(table).save(ID, ANSWER, LATER);
      expect(await answers(store.replicaOf(table)).load(ID, NOW)).toEqual(ANSWER);
      expect(await itemsOf(table)).toHaveLength(4);
    });

    it('of nothing at all is read as it was', async () => {
      const table = await store.freshTable();
      await answers(table).save(ID, { ...ANSWER, entries: [] }, LATER);
      expect(await answers(table).load(ID, NOW)).toEqual({ ...ANSWER, entries: [] });
    });

    it('is none once it has expired, deleted or not; one that was never stored is none either', async () => {
      const table = await store.freshTable();
      await answers(table).save(ID, ANSWER, LATER);
      expect(await answers(table).load(ID, LATER - 1)).toEqual(ANSWER);
      expect(await answers(table).load(ID, LATER)).toBeUndefined();
      expect(await answers(table).load('never', NOW)).toBeUndefined();
    });

    it('is deleted by the sweep of results, with every chunk', async () => {
      const table = await store.freshTable();
      await answers(table).save(ID, ANSWER, LATER);
      const { deleteExpired } = createResultStore(storeDependencies(table));
      expect(await deleteExpired(LATER - 1)).toBe(0);
      expect(await itemsOf(table)).toHaveLength(4);
      expect(await deleteExpired(LATER + 1)).toBe(1);
      expect(await itemsOf(table)).toEqual([]);
    });

    it('of a newer version is refused', async () => {
      const table = await store.freshTable();
      await answers(table).save(ID, ANSWER, LATER);
      await raiseSchema(table, answerManifestKey(ID));
      await expect(answers(table).load(ID, NOW)).rejects.toThrow('newer');
    });
  });
}
