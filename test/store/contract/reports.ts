import { randomBytes } from 'node:crypto';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import type { StoredReport } from '../../../src/operations/report-ports.ts';
import { headKey, reportChunkKey } from '../../../src/store/reports/keys.ts';
import { createReportStore } from '../../../src/store/reports/report-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import type { Handle } from '../../support/dynamodb-proxy.ts';
import { aLog, newId, storeDependencies } from './dependencies.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, setAttribute, sortKeysIn } from './stored-items.ts';
import { losing } from './wires.ts';

const LATER = NOW + 7 * DAY;
const [FIRST, SECOND, THIRD] = [accountIdNumber(1), accountIdNumber(2), accountIdNumber(3)];

function aReport(overrides: Partial<StoredReport> = {}): StoredReport {
  return {
    accountId: FIRST,
    generatedAt: NOW - HOUR,
    storedAt: NOW,
    csv: 'user,arn\n<root_account>,arn:aws:iam::000000000001:root\nZoë 雪,arn\n',
    ...overrides,
  };
}

function aTrouble(at = NOW) {
  return { accountId: FIRST, at, reason: 'The role cannot be assumed.', remedy: 'Deploy it.' };
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

export function reportsContract(store: StoreUnderTest): void {
  const reports = (table: Table) => createReportStore(storeDependencies(table));
  const chunksOf = (table: Table, id = FIRST) => sortKeysIn(table, `REPORT#${id}`);

  describe('a stored credential report', () => {
    it('is read by one replica character by character as another stored it, in the order asked for', async () => {
      const table = await store.freshTable();
      const [first, third] = [aReport(), aReport({ accountId: THIRD, csv: 'user,arn\n' })];
      await reports(table).save(first, LATER);
      await reports(table).save(third, LATER);
      const replica = reports(store.replicaOf(table));
      expect(await all(replica.load([THIRD, SECOND, FIRST], NOW))).toEqual([third, first]);
    });

    it('of any size fits into items, also where it does not compress', async () => {
      const table = await store.freshTable();
      const large = aReport({ csv: `user,arn\n${randomBytes(1_200_000).toString('base64')}\n` });
      await reports(table).save(large, LATER);
      expect((await chunksOf(table)).length).toBeGreaterThan(3);
      expect(await all(reports(table).load([FIRST], NOW))).toEqual([large]);
    });

    it('of each of many accounts is read, page after page', async () => {
      const table = await store.freshTable();
      const ids = Array.from({ length: 101 }, (_, n) => accountIdNumber(n + 1));
      const stored = ids.slice(0, 52);
      await Promise.all(stored.map((accountId) => reports(table).save(aReport({ accountId }), LATER)));
      const found = await all(reports(table).load(ids, NOW));
      expect(found.map(({ accountId }) => accountId)).toEqual(stored);
    });

    it('takes the place of an older one, of which nothing is left, and never of a newer one', async () => {
      const table = await store.freshTable();
      const newer = aReport({ generatedAt: NOW, csv: 'user,arn\nnewer,arn\n' });
      expect(await reports(table).save(aReport(), LATER)).toBe(true);
      expect(await reports(table).save(newer, LATER)).toBe(true);
      expect(await reports(table).save(aReport(), LATER)).toBe(false);
      expect(await reports(table).save(newer, LATER)).toBe(false);
      expect(await all(reports(table).load([FIRST], NOW))).toEqual([newer]);
      expect(await chunksOf(table)).toHaveLength(1);
    });

    it('that AWS made anew and is the same keeps its chunks, until these would expire much too early', async () => {
      const table = await store.freshTable();
      await reports(table).save(aReport({ generatedAt: NOW }), LATER);
      const chunks = await chunksOf(table);
      const again = aReport({ generatedAt: NOW + 4 * HOUR, storedAt: NOW + 4 * HOUR });
      expect(await reports(table).save(again, LATER + 4 * HOUR)).toBe(true);
      expect(await chunksOf(table)).toEqual(chunks);
      expect(await all(reports(table).load([FIRST], LATER - 1))).toEqual([again]);
      expect(await all(reports(table).load([FIRST], LATER))).toEqual([]);

      const later = aReport({ generatedAt: NOW + 2 * DAY });
      expect(await reports(table).save(later, LATER + 2 * DAY)).toBe(true);
      expect(await chunksOf(table)).toHaveLength(1);
      expect(await chunksOf(table)).not.toEqual(chunks);
      expect(await all(reports(table).load([FIRST], LATER + DAY))).toEqual([later]);
    });

    it('that is damaged is stored whole with the next one, though that is the same', async () => {
      const table = await store.freshTable();
      await reports(table).save(aReport(), LATER);
      const [chunk = ''] = await chunksOf(table);
      await setAttribute(table, { pk: `REPORT#${FIRST}`, sk: chunk }, ['data'], Buffer.from('no gzip'));
      const again = aReport({ generatedAt: NOW });
      expect(await reports(table).save(again, LATER)).toBe(true);
      expect(await all(reports(table).load([FIRST], NOW))).toEqual([again]);
    });

    it('is the newer of two that are stored at the same moment, whichever comes second', async () => {
      const table = await store.freshTable();
      const newer = aReport({ generatedAt: NOW, csv: 'user,arn\nnewer,arn\n' });
      let isFirst = true;
      const overtaken: Handle = async (passing) => {
        if (passing.operation === 'PutItem' && isFirst) {
          isFirst = false;
          await reports(table).save(newer, LATER);
        }
        return passing.forward();
      };
      expect(await reports(await store.through(table, overtaken)).save(aReport(), LATER)).toBe(false);
      expect(await all(reports(table).load([FIRST], NOW))).toEqual([newer]);
      expect(await chunksOf(table)).toHaveLength(1);
    });

    it('is stored whole although the answer was lost on the wire', async () => {
      const table = await store.freshTable();
      await reports(table).save(aReport(), LATER);
      const newer = aReport({ generatedAt: NOW, csv: 'user,arn\nnewer,arn\n' });
      expect(await reports(await store.through(table, losing('PutItem'))).save(newer, LATER)).toBe(true);
      expect(await all(reports(table).load([FIRST], NOW))).toEqual([newer]);
      expect(await chunksOf(table)).toHaveLength(1);
    });

    it('is read whole though it is replaced while it is read', async () => {
      const table = await store.freshTable();
      const newer = aReport({ generatedAt: NOW, csv: 'user,arn\nnewer,arn\n' });
      await reports(table).save(aReport(), LATER);
      let asked = 0;
      const replacing: Handle = async (passing) => {
        if (passing.operation === 'BatchGetItem') asked += 1;
        if (asked === 2) await reports(table).save(newer, LATER);
        return passing.forward();
      };
      const replica = reports(await store.through(table, replacing));
      expect(await all(replica.load([FIRST], NOW))).toEqual([newer]);
    });

    it('that is damaged is left out and logged, and the others are read', async () => {
      const table = await store.freshTable();
      const version = 'report-damaged';
      const ids = [version, 'report-sound'];
      const dependencies = { ...storeDependencies(table), newId: () => ids.shift() ?? '' };
      const { save } = createReportStore(dependencies);
      const sound = aReport({ accountId: SECOND });
      await save(aReport(), LATER);
      await save(sound, LATER);
      await setAttribute(table, reportChunkKey(FIRST, version, 0), ['data'], Buffer.from('no gzip'));
      const log = aLog();
      const reading = createReportStore({ table, newId, log });
      expect(await all(reading.load([FIRST, SECOND], NOW))).toEqual([sound]);
      expect(log.warnings).toEqual([expect.stringContaining('damaged')]);
    });

    it('written by a newer version is neither read nor replaced', async () => {
      const table = await store.freshTable();
      await reports(table).save(aReport(), LATER);
      await raiseSchema(table, headKey(FIRST));
      const newer = 'written by a newer version of rootkeeper';
      await expect(reports(table).heads(NOW)).rejects.toThrow(newer);
      await expect(all(reports(table).load([FIRST], NOW))).rejects.toThrow(newer);
      await expect(reports(table).save(aReport({ generatedAt: NOW }), LATER)).rejects.toThrow(newer);
    });

    it('is gone from the moment it expires, and then deleted with all its items', async () => {
      const table = await store.freshTable();
      await reports(table).save(aReport(), NOW);
      await reports(table).fail(aTrouble(), NOW);
      await reports(table).save(aReport({ accountId: SECOND }), NOW + 1);
      expect(await all(reports(table).load([FIRST], NOW))).toEqual([]);
      expect([...(await reports(table).heads(NOW)).keys()]).toEqual([SECOND]);
      expect(await reports(table).deleteExpired(NOW + 2)).toBe(3);
      expect(await sortKeysIn(table, 'REPORTS')).toEqual([]);
      expect(await chunksOf(table)).toEqual([]);
    });
  });

  describe('what is stored of all accounts', () => {
    it('has the head of each report and what kept a newer one away', async () => {
      const table = await store.freshTable();
      const { csv, ...head } = aReport({ storedAt: NOW - HOUR });
      await reports(table).save({ csv, ...head }, LATER);
      await reports(table).fail(aTrouble(), LATER);
      await reports(table).fail({ ...aTrouble(), accountId: SECOND }, LATER);
      const states = await reports(table).heads(NOW);
      expect(states.get(FIRST)).toEqual({
        head: { ...head, bytes: Buffer.byteLength(csv) },
        trouble: aTrouble(),
      });
      expect(states.get(SECOND)).toEqual({ trouble: { ...aTrouble(), accountId: SECOND } });
      expect(states.size).toBe(2);
    });

    it('has no trouble any more once a report was stored after it, and the newest trouble only', async () => {
      const table = await store.freshTable();
      await reports(table).fail(aTrouble(NOW - 2 * HOUR), LATER);
      await reports(table).fail(aTrouble(NOW - HOUR), LATER);
      expect((await reports(table).heads(NOW)).get(FIRST)?.trouble?.at).toBe(NOW - HOUR);
      await reports(table).save(aReport(), LATER);
      expect((await reports(table).heads(NOW)).get(FIRST)).toMatchObject({ head: { storedAt: NOW } });
      expect((await reports(table).heads(NOW)).get(FIRST)?.trouble).toBeUndefined();
    });

    it('has no trouble any more once the same report could be read after it; a later trouble stays', async () => {
      const table = await store.freshTable();
      await reports(table).fail(aTrouble(NOW), LATER);
      await reports(table).recover(SECOND, NOW);
      await reports(table).recover(FIRST, NOW - 1);
      expect((await reports(table).heads(NOW)).get(FIRST)?.trouble).toEqual(aTrouble(NOW));
      await reports(table).recover(FIRST, NOW);
      expect((await reports(table).heads(NOW)).size).toBe(0);
    });

    it('is read without the one that is damaged', async () => {
      const table = await store.freshTable();
      await reports(table).save(aReport(), LATER);
      await reports(table).save(aReport({ accountId: SECOND }), LATER);
      await setAttribute(table, headKey(FIRST), ['generatedAt'], 'yesterday');
      expect([...(await reports(table).heads(NOW)).keys()]).toEqual([SECOND]);
      expect(await reports(table).save(aReport({ generatedAt: NOW }), LATER)).toBe(true);
    });
  });
}
