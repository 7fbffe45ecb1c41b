import { DAY } from '../../../src/domain/time.ts';
import { createAcknowledgementStore } from '../../../src/store/digest/acknowledgement-store.ts';
import { acknowledgementKey } from '../../../src/store/digest/keys.ts';
import { createDigestRetention } from '../../../src/store/digest/retention.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { anAcknowledgement } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, setAttribute } from './stored-items.ts';
import { aWindowLog } from './windows.ts';
import { losing } from './wires.ts';

const FIRST = anAcknowledgement();
const SECOND = anAcknowledgement({ by: ANA, at: FIRST.at + 1, until: FIRST.at + DAY });
const OTHER = anAcknowledgement({ on: accountIdNumber(10), checkId: 'key-age', until: NOW + 2 * DAY });
const ORGANIZATION = anAcknowledgement({ on: 'organization', checkId: 'central', until: NOW + 3 * DAY });

export function digestAcknowledgementsContract(store: StoreUnderTest): void {
  const opened = (table: Table) => {
    const log = aWindowLog();
    return { log, ...createAcknowledgementStore({ table, log }) };
  };
  const withAll = async () => {
    const table = await store.freshTable();
    for (const each of [FIRST, OTHER, ORGANIZATION]) await opened(table).put(each, undefined);
    return table;
  };

  describe('an acknowledgement', () => {
    it('is read by another replica as it was stored', async () => {
      const table = await withAll();
      const replica = opened(store.replicaOf(table));
      expect(await replica.of(FIRST)).toEqual(FIRST);
      expect(await replica.of(ORGANIZATION)).toEqual(ORGANIZATION);
      expect(await replica.of({ on: accountIdNumber(1), checkId: 'key-age' })).toBeUndefined();
    });

    it('takes the place of the one that its person saw', async () => {
      const table = await withAll();
      expect(await opened(table).put(SECOND, FIRST)).toEqual({ kind: 'stored' });
      expect(await opened(table).of(FIRST)).toEqual(SECOND);
      expect(await opened(table).on(FIRST.on)).toEqual([SECOND]);
    });

    it('is not stored where another stands that its person did not see, which is told', async () => {
      const table = await withAll();
      expect(await opened(table).put(SECOND, undefined)).toEqual({ kind: 'moved', standing: FIRST });
      await opened(table).put(SECOND, FIRST);
      const third = anAcknowledgement({ by: OMAR, at: SECOND.at });
      expect(await opened(table).put(third, FIRST)).toEqual({ kind: 'moved', standing: SECOND });
      expect(await opened(table).of(FIRST)).toEqual(SECOND);
    });

    it('is not stored where the one that its person saw is there no more', async () => {
      const table = await store.freshTable();
      expect(await opened(table).put(SECOND, FIRST)).toEqual({ kind: 'moved' });
      expect(await opened(table).of(FIRST)).toBeUndefined();
    });

    it('is one person’s of many that press at the same moment', async () => {
      const table = await store.freshTable();
      const all = Array.from({ length: 5 }, (_, n) =>
        anAcknowledgement({ by: { id: `U${n}`, name: `${n}` } }),
      );
      const put = await Promise.all(all.map((each) => opened(table).put(each, undefined)));
      const winner = all[put.findIndex(({ kind }) => kind === 'stored')];
      expect(put.filter(({ kind }) => kind === 'moved')).toEqual(
        Array.from({ length: 4 }, () => ({ kind: 'moved', standing: winner })),
      );
      expect(await opened(table).of(FIRST)).toEqual(winner);
    });

    it('is stored although the answer was lost on the wire', async () => {
      const table = await store.freshTable();
      const wire = opened(await store.through(table, losing('PutItem')));
      expect(await wire.put(FIRST, undefined)).toEqual({ kind: 'stored' });
      const again = opened(await store.through(table, losing('PutItem')));
      expect(await again.put(SECOND, FIRST)).toEqual({ kind: 'stored' });
    });

    it('by a newer version is refused, and not replaced', async () => {
      const table = await withAll();
      await raiseSchema(table, acknowledgementKey(FIRST));
      const newer = 'was written by a newer version of rootkeeper';
      await expect(opened(table).of(FIRST)).rejects.toThrow(newer);
      await expect(opened(table).since(0)).rejects.toThrow(newer);
      await expect(opened(table).put(SECOND, FIRST)).rejects.toThrow(newer);
    });

    it('that was damaged by hand holds for nothing, and is logged', async () => {
      const table = await withAll();
      await setAttribute(table, acknowledgementKey(FIRST), ['acknowledgement', 'until'], 'for ever');
      await setAttribute(table, acknowledgementKey(OTHER), ['acknowledgement', 'checkId'], 'root-mfa');
      const damaged = opened(table);
      expect(await damaged.since(0)).toEqual([ORGANIZATION]);
      expect(damaged.log.errors).toHaveLength(2);
      await expect(damaged.of(FIRST)).rejects.toThrow('its attribute acknowledgement.until cannot be read');
      await expect(damaged.of(OTHER)).rejects.toThrow('it is of another finding');
    });
  });

  describe('the list of acknowledgements', () => {
    it('of an account has its own only, though another’s id begins alike', async () => {
      const table = await withAll();
      expect(await opened(table).on(accountIdNumber(1))).toEqual([FIRST]);
      expect(await opened(table).on('organization')).toEqual([ORGANIZATION]);
      expect(await opened(table).on(accountIdNumber(2))).toEqual([]);
    });

    it('since a time has those whose time was not up by then', async () => {
      const table = await withAll();
      expect(await opened(table).since(NOW)).toEqual([FIRST, OTHER, ORGANIZATION]);
      expect(await opened(table).since(OTHER.until - 1)).toEqual([FIRST, OTHER, ORGANIZATION]);
      expect(await opened(table).since(OTHER.until)).toEqual([FIRST, ORGANIZATION]);
      expect(await opened(table).since(FIRST.until)).toEqual([]);
    });

    it('does not bring back a long one after a shorter one that took its place', async () => {
      const table = await withAll();
      await opened(table).put(SECOND, FIRST);
      expect(await opened(table).since(SECOND.until)).toEqual([OTHER, ORGANIZATION]);
    });

    it('forgets one 90 days after its time was up', async () => {
      const table = await withAll();
      const { deleteExpired } = createDigestRetention({ table });
      expect(await deleteExpired(OTHER.until + 90 * DAY)).toBe(0);
      expect(await deleteExpired(OTHER.until + 90 * DAY + 1)).toBe(1);
      expect(await opened(table).since(0)).toEqual([FIRST, ORGANIZATION]);
    });

    it('keeps one that took the place of another that would have been forgotten', async () => {
      const table = await withAll();
      const anew = anAcknowledgement({ ...OTHER, at: OTHER.until, until: OTHER.until + 80 * DAY });
      await opened(table).put(anew, OTHER);
      expect(await createDigestRetention({ table }).deleteExpired(OTHER.until + 90 * DAY + 1)).toBe(0);
      expect(await opened(table).of(OTHER)).toEqual(anew);
    });
  });
}
