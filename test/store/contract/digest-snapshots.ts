import type { Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { DAY } from '../../../src/domain/time.ts';
import { snapshotManifestKey } from '../../../src/store/digest/keys.ts';
import { createDigestRetention } from '../../../src/store/digest/retention.ts';
import { createSnapshotStore } from '../../../src/store/digest/snapshot-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { localDate } from '../../support/builders/day.ts';
import { largeSnapshot } from '../../support/builders/large-organization.ts';
import { snapshotsOf } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';
import type { Handle } from '../../support/dynamodb-proxy.ts';
import { newId } from './dependencies.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem, setAttribute, sortKeysIn } from './stored-items.ts';
import { aWindowLog } from './windows.ts';
import { losing, refusing, writeUnits } from './wires.ts';

const DATE = localDate('2026-11-20');
const NEXT = localDate('2026-11-21');
const THIRD = localDate('2026-11-22');

/** Three days with everything in them that a snapshot can hold. */
const DAYS = snapshotsOf(
  {
    accounts: [
      { number: 1, name: '<!channel> *bold* & co\n"', said: { 'root-mfa': 'fail', 'key-age': 'pass' } },
      { number: 2, said: { 'root-mfa': 'not-applicable', 'root-recent-use': { usedAt: NOW - DAY } } },
      {
        number: 3,
        ouPath: [],
        said: { 'root-mfa': 'unknown' },
        saidOfUsers: { 'user-mfa': 2, 'user-key-age': 'pass' },
      },
      { number: 4, audit: 'unreachable', said: {} },
    ],
    organization: [
      { checkId: 'central', severity: 'high', outcome: { status: 'fail', detail: 'Off.', remedy: 'On.' } },
    ],
  },
  {
    accounts: [
      { number: 1, said: { 'root-mfa': 'unknown', 'key-age': 'fail' } },
      { number: 2, audit: 'unreachable', said: {} },
      { number: 3, said: { 'root-mfa': 'pass' } },
      { number: 4, audit: 'skipped' },
    ],
  },
  { accounts: [{ number: 2, said: { 'root-recent-use': { usedAt: NOW + DAY } }, severity: 'critical' }] },
);
const [FIRST, SECOND] = [DAYS[0]!, DAYS[1]!];

export function digestSnapshotsContract(store: StoreUnderTest): void {
  const opened = (table: Table, now = NOW) => {
    const log = aWindowLog();
    return { log, ...createSnapshotStore({ table, newId, clock: { now: () => now }, log }) };
  };
  const chunksOf = (table: Table, date: string) => sortKeysIn(table, `SNAPSHOT#${date}`);
  const withDays = async () => {
    const table = await store.freshTable();
    for (const day of DAYS) await opened(table).save(day, 'run');
    return table;
  };

  describe('a snapshot', () => {
    it('is read by one replica as another stored it, on every date', async () => {
      const table = await withDays();
      const replica = opened(store.replicaOf(table));
      for (const day of DAYS) expect(await replica.load(day.date)).toEqual(day);
    });

    it('keeps when its sweep began, and what would make known what is not', async () => {
      const table = await store.freshTable();
      const state = { status: 'unknown', since: NOW, reason: 'Denied.', remedies: ['Allow it.'] } as const;
      const organization = [{ checkId: 'central', state }];
      const whole: Snapshot = { ...FIRST, begunAt: NOW - DAY / 24, organization };
      await opened(table).save(whole, 'run');
      expect(await opened(table).load(DATE)).toEqual(whole);
    });

    it('of a version that counted and kept less is read as it is', async () => {
      const table = await store.freshTable();
      const { directoryAsOf: _, counts, ...rest } = FIRST;
      const { partialFailing: __, leftFailing: ___, ...fewer } = counts;
      const older: Snapshot = { ...rest, counts: fewer };
      await opened(table).save(older, 'run');
      expect(await opened(table).load(DATE)).toEqual(older);
      expect(await opened(table).counts(DATE, DATE)).toEqual([{ date: DATE, counts: fewer }]);
    });

    it('of no account at all is one too', async () => {
      const table = await store.freshTable();
      const [none] = snapshotsOf({ accounts: [] });
      await opened(table).save(none!, 'run');
      expect(await opened(table).latest()).toEqual(none);
    });

    it('of 5,000 accounts that all fail three checks takes at most 600 write units, and is read as it was', async () => {
      const table = await store.freshTable();
      const large = largeSnapshot(5_000);
      const { units, wire } = writeUnits();
      await opened(await store.through(table, wire)).save(large, 'run');
      expect(await opened(table).load(large.date)).toEqual(large);
      expect(units.written).toBeGreaterThan(100);
      expect(units.written).toBeLessThanOrEqual(600);
    });

    it('that came second for its date is not stored, leaves nothing behind, and finds the first', async () => {
      const table = await store.freshTable();
      expect(await opened(table).save(FIRST, 'run 1')).toBe('stored');
      const before = await chunksOf(table, DATE);
      const other: Snapshot = { ...SECOND, date: DATE };
      expect(await opened(table).save(other, 'run 2')).toBe('there');
      expect(await opened(table).load(DATE)).toEqual(FIRST);
      expect(await chunksOf(table, DATE)).toEqual(before);
    });

    it('is stored once of many that come at the same moment', async () => {
      const table = await store.freshTable();
      const saved = await Promise.all(Array.from({ length: 5 }, () => opened(table).save(FIRST, 'run')));
      expect(saved.filter((each) => each === 'stored')).toHaveLength(1);
      expect(await opened(table).load(DATE)).toEqual(FIRST);
      expect(await chunksOf(table, DATE)).toHaveLength(2);
    });

    it('is stored although the answer was lost on the wire', async () => {
      const table = await store.freshTable();
      expect(await opened(await store.through(table, losing('PutItem'))).save(FIRST, 'run')).toBe('stored');
      expect(await opened(table).load(DATE)).toEqual(FIRST);
    });

    it('is nothing where the save was interrupted before its manifest, and can be saved then', async () => {
      const table = await store.freshTable();
      const dying = opened(await store.through(table, refusing('PutItem')));
      await expect(dying.save(FIRST, 'run')).rejects.toThrow('Could not write SNAPSHOTS / 2026-11-20');
      expect(await chunksOf(table, DATE)).not.toEqual([]);
      expect(await opened(table).load(DATE)).toBeUndefined();
      expect(await opened(table).latest()).toBeUndefined();
      expect(await opened(table).counts(DATE, DATE)).toEqual([]);
      expect(await opened(table).save(FIRST, 'run')).toBe('stored');
    });

    it('of a newer version is neither read nor replaced, and not passed over', async () => {
      const table = await withDays();
      await raiseSchema(table, snapshotManifestKey(THIRD));
      const before = await rawItem(table, snapshotManifestKey(THIRD));
      const newer = 'snapshot of 2026-11-22 was written by a newer version of rootkeeper';
      await expect(opened(table).load(THIRD)).rejects.toThrow(newer);
      await expect(opened(table).latest()).rejects.toThrow(newer);
      await expect(opened(table).save(DAYS[2]!, 'run')).rejects.toThrow(newer);
      expect(await rawItem(table, snapshotManifestKey(THIRD))).toEqual(before);
    });

    it('that was damaged by hand is as if it were not there, and the log names what', async () => {
      const table = await withDays();
      const said: string[] = [];
      const log = { error: (fields: object) => void said.push('err' in fields ? String(fields.err) : '') };
      const replica = createSnapshotStore({ table, newId, clock: { now: () => NOW }, log });
      await setAttribute(table, snapshotManifestKey(DATE), ['head', 'counts', 'failing'], 'many');
      await setAttribute(table, snapshotManifestKey(NEXT), ['head', 'organization'], [[0]]);
      await setAttribute(table, snapshotManifestKey(THIRD), ['layout'], [[1]]);
      for (const { date } of DAYS) expect(await replica.load(date)).toBeUndefined();
      expect(said).toEqual([
        expect.stringContaining('2026-11-20 is damaged: its attribute head.counts.failing cannot be read'),
        expect.stringContaining('2026-11-21 is damaged: its attribute head.organization'),
        expect.stringContaining('2026-11-22 is damaged: it has 1 lists instead of 2'),
      ]);
    });

    it.each([
      ['lacks chunks', ['layout'], [[1], []]],
      ['names no version', ['version'], 7],
      ['cannot be read', ['head'], 'gone'],
    ])('that %s is replaced by another of its date, by one of many', async (_, path, value) => {
      const table = await withDays();
      await setAttribute(table, snapshotManifestKey(DATE), path, value);
      const saved = await Promise.all([1, 2, 3].map((n) => opened(table).save(FIRST, `run ${n}`)));
      expect(saved.filter((each) => each === 'stored')).toHaveLength(1);
      expect(await opened(table).load(DATE)).toEqual(FIRST);
    });
  });

  describe('the latest snapshot', () => {
    it('is that of the last date, or of the last before another', async () => {
      const table = await withDays();
      expect(await opened(table).latest()).toEqual(DAYS[2]);
      expect(await opened(table).latest(THIRD)).toEqual(SECOND);
      expect(await opened(table).latest(NEXT)).toEqual(FIRST);
      expect(await opened(table).latest(DATE)).toBeUndefined();
    });

    it('is the one before where the last lacks a chunk, and that is logged', async () => {
      const table = await withDays();
      const hiding: Handle = async (passing) => {
        const isThird = JSON.stringify(passing.body).includes(`SNAPSHOT#${THIRD}`);
        if (passing.operation !== 'BatchGetItem' || !isThird) return passing.forward();
        return { status: 200, body: { Responses: {}, UnprocessedKeys: {} } };
      };
      const replica = opened(await store.through(table, hiding));
      expect(await replica.latest()).toEqual(SECOND);
      expect(replica.log.errors).toEqual(['A stored snapshot is damaged; it is passed over.']);
      expect(await replica.load(THIRD)).toBeUndefined();
    });
  });

  describe('the counts of days', () => {
    it('are those of the range, in their order, in one small read', async () => {
      const table = await withDays();
      const operations: string[] = [];
      const wire: Handle = (passing) => {
        operations.push(passing.operation);
        return passing.forward();
      };
      const all = DAYS.map(({ date, counts }) => ({ date, counts }));
      const replica = opened(await store.through(table, wire));
      expect(await replica.counts(DATE, THIRD)).toEqual(all);
      expect(operations).toEqual(['Query']);
      expect(await replica.counts(NEXT, NEXT)).toEqual([all[1]]);
    });

    it('leave out a day that was damaged, and log it', async () => {
      const table = await withDays();
      await setAttribute(table, snapshotManifestKey(NEXT), ['head', 'counts'], 'none');
      const replica = opened(table);
      expect((await replica.counts(DATE, THIRD)).map(({ date }) => date)).toEqual([DATE, THIRD]);
      expect(replica.log.errors).toHaveLength(1);
    });
  });

  describe('what is kept of a snapshot', () => {
    const dayAfter = (days: number) => Date.parse(`${DATE}T00:00:00Z`) + days * DAY;

    it('is all of it for 90 days, deleted or not', async () => {
      const table = await withDays();
      expect(await opened(table, dayAfter(90) - 1).load(DATE)).toEqual(FIRST);
      expect(await opened(table, dayAfter(90)).load(DATE)).toBeUndefined();
      expect(await opened(table, dayAfter(200)).latest()).toBeUndefined();
    });

    it('is its counts for 400 days, once the sweep has deleted its chunks', async () => {
      const table = await withDays();
      const { deleteExpired } = createDigestRetention({ table });
      expect(await deleteExpired(dayAfter(90) + 1)).toBe(0);
      expect(await chunksOf(table, DATE)).toEqual([]);
      expect(await chunksOf(table, NEXT)).not.toEqual([]);
      expect(await opened(table, dayAfter(90)).counts(DATE, DATE)).toEqual([
        { date: DATE, counts: FIRST.counts },
      ]);
      expect(await deleteExpired(dayAfter(400) + 1)).toBe(1);
      expect(await opened(table, dayAfter(400)).counts(DATE, THIRD)).toHaveLength(2);
    });

    it('is nothing of an interrupted save', async () => {
      const table = await store.freshTable();
      const dying = opened(await store.through(table, refusing('PutItem')));
      await expect(dying.save(FIRST, 'run')).rejects.toThrow();
      await createDigestRetention({ table }).deleteExpired(dayAfter(90) + 1);
      expect(await chunksOf(table, DATE)).toEqual([]);
    });
  });
}
