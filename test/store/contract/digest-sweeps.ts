import { HOUR } from '../../../src/domain/time.ts';
import type { SweptAccount } from '../../../src/operations/digest-ports.ts';
import { sweepRunKey } from '../../../src/store/digest/keys.ts';
import { createDigestRetention } from '../../../src/store/digest/retention.ts';
import { createSweepStore } from '../../../src/store/digest/sweep-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { localDate } from '../../support/builders/day.ts';
import { largeSweep } from '../../support/builders/large-organization.ts';
import { anAudit, anUnreachable } from '../../support/builders/posture.ts';
import { NOW } from '../../support/builders/time.ts';
import { newId } from './dependencies.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, setAttribute, sortKeysIn } from './stored-items.ts';
import { losing, refusing, writeUnits } from './wires.ts';

const DATE = localDate('2026-11-20');
const FRESH = NOW - 4 * HOUR;

export function digestSweepsContract(store: StoreUnderTest): void {
  const sweeps = (table: Table) => createSweepStore({ table, newId });
  const begun = async () => {
    const table = await store.freshTable();
    return { table, run: await sweeps(table).begin(DATE, NOW, FRESH) };
  };

  describe('a sweep', () => {
    it('that was interrupted is gone on with by another replica, with all that was measured', async () => {
      const { table, run } = await begun();
      const [one, two] = [sweptAccounts(0, 300), sweptAccounts(300, 10)];
      await sweeps(table).savePart(run, one);
      await sweeps(table).savePart(run, two);
      const replica = sweeps(store.replicaOf(table));
      const resumed = await replica.begin(DATE, NOW + HOUR, FRESH);
      expect(resumed).toEqual(run);
      expect(await replica.swept(resumed)).toEqual(byId([...one, ...two]));
    });

    it('has measured nothing at first', async () => {
      const { table, run } = await begun();
      expect(await sweeps(table).swept(run)).toEqual(new Map());
    });

    it('keeps the later of two measurements of an account, in whatever order they were saved', async () => {
      const { table, run } = await begun();
      const earlier: SweptAccount = { id: accountIdNumber(1), measuredAt: NOW, audit: anUnreachable() };
      const later: SweptAccount = { id: accountIdNumber(1), measuredAt: NOW + 1, audit: anAudit() };
      await sweeps(table).savePart(run, [later]);
      await sweeps(table).savePart(run, [earlier]);
      expect(await sweeps(table).swept(run)).toEqual(byId([later]));
    });

    it('is the same for all who begin one at the same moment', async () => {
      const table = await store.freshTable();
      const runs = await Promise.all(Array.from({ length: 5 }, () => sweeps(table).begin(DATE, NOW, FRESH)));
      expect(new Set(runs.map(({ id }) => id)).size).toBe(1);
    });

    it('is begun although the answer was lost on the wire', async () => {
      const table = await store.freshTable();
      const run = await sweeps(await store.through(table, losing('PutItem'))).begin(DATE, NOW, FRESH);
      expect(await sweeps(table).begin(DATE, NOW, FRESH)).toEqual(run);
    });

    it('that began too long ago is begun anew, without what was measured then', async () => {
      const { table, run } = await begun();
      await sweeps(table).savePart(run, sweptAccounts(0, 3));
      const anew = await sweeps(table).begin(DATE, NOW + 5 * HOUR, NOW + HOUR);
      expect(anew).toEqual({ id: anew.id, date: DATE, startedAt: NOW + 5 * HOUR });
      expect(anew.id).not.toBe(run.id);
      expect(await sweeps(table).swept(anew)).toEqual(new Map());
    });

    it('of another date is another one', async () => {
      const { table, run } = await begun();
      const other = await sweeps(table).begin(localDate('2026-11-21'), NOW, FRESH);
      expect(other.id).not.toBe(run.id);
    });

    it('of which a part could not be saved has what was saved before', async () => {
      const { table, run } = await begun();
      await sweeps(table).savePart(run, sweptAccounts(0, 2));
      const dying = sweeps(await store.through(table, refusing('BatchWriteItem')));
      await expect(dying.savePart(run, sweptAccounts(2, 2))).rejects.toThrow('Could not write a batch');
      expect([...(await sweeps(table).swept(run)).keys()]).toEqual([0, 1].map(accountIdNumber));
    });

    it('of 5,000 accounts takes at most 400 write units', async () => {
      const { table, run } = await begun();
      const { units, wire } = writeUnits();
      const metered = sweeps(await store.through(table, wire));
      const all = largeSweep(5_000);
      for (let n = 0; n < all.length; n += 250) await metered.savePart(run, all.slice(n, n + 250));
      expect(await sweeps(table).swept(run)).toEqual(byId(all));
      expect(units.written).toBeGreaterThan(100);
      expect(units.written).toBeLessThanOrEqual(400);
    });

    it('by a newer version is refused', async () => {
      const { table } = await begun();
      await raiseSchema(table, sweepRunKey(DATE));
      const newer = 'The stored sweep was written by a newer version of rootkeeper';
      await expect(sweeps(table).begin(DATE, NOW, FRESH)).rejects.toThrow(newer);
    });

    it('names what was damaged by hand', async () => {
      const { table } = await begun();
      await setAttribute(table, sweepRunKey(DATE), ['run', 'startedAt'], 'today');
      await expect(sweeps(table).begin(DATE, NOW, FRESH)).rejects.toThrow(
        'The stored sweep is damaged: its attribute run.startedAt cannot be read',
      );
    });

    it('is deleted after three days', async () => {
      const { table, run } = await begun();
      await sweeps(table).savePart(run, sweptAccounts(0, 2));
      const { deleteExpired } = createDigestRetention({ table });
      expect(await deleteExpired(NOW + 72 * HOUR)).toBe(0);
      expect((await sweeps(table).swept(run)).size).toBe(2);
      expect(await deleteExpired(NOW + 72 * HOUR + 1)).toBe(1);
      expect(await sortKeysIn(table, sweepRunKey(DATE).pk)).toEqual([]);
      expect(await sweeps(table).swept(run)).toEqual(new Map());
    });
  });
}

function sweptAccounts(first: number, size: number): SweptAccount[] {
  return Array.from({ length: size }, (_, n) => {
    const id = accountIdNumber(first + n);
    const measuredAt = NOW + n;
    return { id, measuredAt, audit: anAudit({ accountId: id, measuredAt }) };
  });
}

function byId(accounts: readonly SweptAccount[]) {
  return new Map(accounts.map((account) => [account.id, account]));
}
