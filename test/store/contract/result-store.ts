import type { Posture } from '../../../src/domain/posture.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { resultManifestKey } from '../../../src/store/keys.ts';
import { createResultStore } from '../../../src/store/result-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { aFailure, anAccountPosture, anUnreachable, aPosture } from '../../support/builders/posture.ts';
import { NOW } from '../../support/builders/time.ts';
import { type Handle, refusal } from '../../support/dynamodb-proxy.ts';
import { aLog, newId, storeDependencies } from './dependencies.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem, sortKeysIn } from './stored-items.ts';

const ID = 'r-4711';
const LATER = NOW + HOUR;

export function resultStoreContract(store: StoreUnderTest): void {
  const results = (table: Table) => createResultStore(storeDependencies(table));
  const itemsOf = (table: Table, id: string) => sortKeysIn(table, `RESULT#${id}`);

  describe('a stored result', () => {
    it('is read by one replica as another stored it', async () => {
      const table = await store.freshTable();
      const posture = aPosture({
        accounts: [
          anAccountPosture({ standing: 'attention', worst: 'critical', results: [aFailure()] }),
          anAccountPosture({
            account: anAccount({ id: accountIdNumber(1), name: '<!channel> *bold* & co\n"' }),
            audit: anUnreachable(),
            standing: 'unmeasured',
          }),
        ],
      });
      await results(table).save(ID, posture, LATER);
      expect(await results(store.replicaOf(table)).load(ID, NOW)).toEqual(posture);
    });

    it('of no account at all is read as it was', async () => {
      const table = await store.freshTable();
      const posture = aPosture({ accounts: [] });
      await results(table).save(ID, posture, LATER);
      expect(await results(table).load(ID, NOW)).toEqual(posture);
    });

    it('of 2,000 accounts keeps every one, in order, in chunks of 250', async () => {
      const table = await store.freshTable();
      const posture = large(2_000);
      await results(table).save(ID, posture, LATER);
      expect(await results(table).load(ID, NOW)).toEqual(posture);
      expect(await itemsOf(table, ID)).toHaveLength(8 + 1);
    });

    it('is nothing under an id that nobody stored', async () => {
      expect(await results(await store.freshTable()).load('r-none', NOW)).toBeUndefined();
    });

    it('is nothing from the moment it expires, whether or not it was deleted', async () => {
      const table = await store.freshTable();
      await results(table).save(ID, aPosture(), LATER);
      expect(await results(table).load(ID, LATER - 1)).toBeDefined();
      expect(await results(table).load(ID, LATER)).toBeUndefined();
    });

    it('is nothing where the save was interrupted before its manifest', async () => {
      const table = await store.freshTable();
      await expect(
        results(await store.through(table, refusing('PutItem'))).save(ID, aPosture(), LATER),
      ).rejects.toThrow('Could not write RESULT#r-4711 / MANIFEST');
      expect(await results(table).load(ID, NOW)).toBeUndefined();
    });

    it('is the newer one where it was saved twice', async () => {
      const table = await store.freshTable();
      await results(table).save(ID, large(600), LATER);
      await results(table).save(ID, aPosture({ scope: 'second' }), LATER);
      expect((await results(table).load(ID, NOW))?.scope).toBe('second');
    });

    it('counts as expired, with a warning, where a chunk is missing', async () => {
      const table = await store.freshTable();
      await results(table).save(ID, aPosture(), LATER);
      const hiding: Handle = async (passing) =>
        passing.operation === 'BatchGetItem'
          ? { status: 200, body: { Responses: {}, UnprocessedKeys: {} } }
          : passing.forward();
      const log = aLog();
      const damaged = createResultStore({ table: await store.through(table, hiding), newId, log });
      expect(await damaged.load(ID, NOW)).toBeUndefined();
      expect(log.warnings).toEqual([expect.stringContaining('lacks chunks')]);
    });

    it('written by a newer version is neither read nor replaced', async () => {
      const table = await store.freshTable();
      await results(table).save(ID, aPosture(), LATER);
      await raiseSchema(table, resultManifestKey(ID));
      const before = await rawItem(table, resultManifestKey(ID));
      await expect(results(table).load(ID, NOW)).rejects.toThrow('written by a newer version of rootkeeper');
      await expect(results(table).save(ID, aPosture(), LATER)).rejects.toThrow(
        'written by a newer version of rootkeeper',
      );
      expect(await rawItem(table, resultManifestKey(ID))).toEqual(before);
    });
  });

  describe('deleting expired results', () => {
    it('deletes those that expired, with all their items, and counts them', async () => {
      const table = await store.freshTable();
      await results(table).save('old-1', large(600), NOW - 1);
      await results(table).save('old-2', aPosture(), NOW - HOUR);
      await results(table).save('live', aPosture(), NOW + 1);
      expect(await results(table).deleteExpired(NOW)).toBe(2);
      expect(await itemsOf(table, 'old-1')).toEqual([]);
      expect(await itemsOf(table, 'old-2')).toEqual([]);
      expect(await results(table).load('live', NOW)).toEqual(aPosture());
    });

    it('finds nothing the second time', async () => {
      const table = await store.freshTable();
      await results(table).save('old', aPosture(), NOW - 1);
      await results(table).deleteExpired(NOW);
      expect(await results(table).deleteExpired(NOW)).toBe(0);
    });

    it('deletes the chunks of an interrupted save too', async () => {
      const table = await store.freshTable();
      const dying = results(await store.through(table, refusing('PutItem')));
      await expect(dying.save(ID, large(600), NOW - 1)).rejects.toThrow();
      expect(await itemsOf(table, ID)).toHaveLength(3);
      expect(await results(table).deleteExpired(NOW)).toBe(0);
      expect(await itemsOf(table, ID)).toEqual([]);
    });

    it('leaves a result that was saved anew with a later expiry, though the index still shows the old one', async () => {
      const table = await store.freshTable();
      await results(table).save(ID, aPosture(), NOW - 1);
      const anew = aPosture({ scope: 'anew' });
      const late: Handle = async (passing) => {
        const answer = await passing.forward();
        if (passing.operation === 'Query') await results(table).save(ID, anew, LATER);
        return answer;
      };
      expect(await results(await store.through(table, late)).deleteExpired(NOW)).toBe(0);
      expect(await results(table).load(ID, NOW)).toEqual(anew);
    });

    it('asks the index for what expired, and never scans', async () => {
      const table = await store.freshTable();
      const operations: string[] = [];
      const wire: Handle = (passing) => {
        operations.push(passing.operation);
        return passing.forward();
      };
      await results(await store.through(table, wire)).deleteExpired(NOW);
      expect(operations).toEqual(['Query']);
    });
  });
}

/** A posture of so many accounts, every third with a failure. */
function large(count: number): Posture {
  return aPosture({
    accounts: Array.from({ length: count }, (_, n) =>
      anAccountPosture({
        account: anAccount({ id: accountIdNumber(n), name: `account-${n}` }),
        ...(n % 3 === 0 && { standing: 'attention', worst: 'critical', results: [aFailure()] }),
      }),
    ),
  });
}

function refusing(operation: string): Handle {
  return async (passing) =>
    passing.operation === operation ? refusal('AccessDeniedException', 'no') : passing.forward();
}
