import { DAY } from '../../../src/domain/time.ts';
import type { Table } from '../../../src/store/table.ts';
import { sightingsKey } from '../../../src/store/windows/sighting-item.ts';
import { createSightingStore } from '../../../src/store/windows/sighting-store.ts';
import { NOW } from '../../support/builders/time.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem, setAttribute } from './stored-items.ts';

const GROUP = 'S0SECURITY';

export function sightingStoreContract(store: StoreUnderTest): void {
  const sightings = (table: Table) => createSightingStore({ table });
  const see = async (table: Table, members: readonly string[], now: number) =>
    Object.fromEntries(await sightings(table).see(GROUP, members, now));

  describe('sightings of a user group', () => {
    it('say since when each member has been seen there', async () => {
      const table = await store.freshTable();
      expect(await see(table, ['U1', 'U2'], NOW)).toEqual({ U1: NOW, U2: NOW });
      expect(await see(store.replicaOf(table), ['U2', 'U3', 'U1'], NOW + DAY)).toEqual({
        U1: NOW,
        U2: NOW,
        U3: NOW + DAY,
      });
    });

    it('forget who leaves, who then comes back as new', async () => {
      const table = await store.freshTable();
      await see(table, ['U1', 'U2'], NOW);
      expect(await see(table, ['U2'], NOW + DAY)).toEqual({ U2: NOW });
      expect(await see(table, ['U1', 'U2'], NOW + 2 * DAY)).toEqual({ U1: NOW + 2 * DAY, U2: NOW });
    });

    it('of one group say nothing about another', async () => {
      const table = await store.freshTable();
      await see(table, ['U1'], NOW);
      const other = await sightings(table).see('S0OTHER', ['U1'], NOW + DAY);
      expect([...other]).toEqual([['U1', NOW + DAY]]);
    });

    it('write nothing where nobody came or went', async () => {
      const table = await store.freshTable();
      await see(table, ['U1', 'U2'], NOW);
      const calls: string[] = [];
      const wire = await store.through(table, (passing) => {
        calls.push(passing.operation);
        return passing.forward();
      });
      await see(wire, ['U2', 'U1'], NOW + DAY);
      expect(calls).toEqual(['GetItem']);
    });

    it('lose nobody when two replicas look at the same moment', async () => {
      const table = await store.freshTable();
      await see(table, ['U1'], NOW);
      const replica = store.replicaOf(table);
      await Promise.all([see(table, ['U1', 'U2'], NOW + 1), see(replica, ['U1', 'U2'], NOW + 2)]);
      const { U1, U2 } = await see(table, ['U1', 'U2'], NOW + DAY);
      expect(U1).toBe(NOW);
      expect([NOW + 1, NOW + 2]).toContain(U2);
    });

    it('hold a group of 10,000', async () => {
      const table = await store.freshTable();
      const members = Array.from({ length: 10_000 }, (_, n) => `U${String(n).padStart(10, '0')}`);
      await see(table, members, NOW);
      const later = await see(table, members, NOW + DAY);
      expect(new Set(Object.values(later))).toEqual(new Set([NOW]));
    });

    it('are refused and left as they are where a newer version wrote them', async () => {
      const table = await store.freshTable();
      await see(table, ['U1'], NOW);
      await raiseSchema(table, sightingsKey(GROUP));
      const before = await rawItem(table, sightingsKey(GROUP));
      await expect(see(table, ['U2'], NOW)).rejects.toThrow('newer version of rootkeeper');
      expect(await rawItem(table, sightingsKey(GROUP))).toEqual(before);
    });

    it('that were damaged by hand are named, so that nobody counts as seen for long', async () => {
      const table = await store.freshTable();
      await see(table, ['U1'], NOW);
      await setAttribute(table, sightingsKey(GROUP), ['members', 'U1'], 'long ago');
      await expect(see(table, ['U1'], NOW)).rejects.toThrow(
        `The stored sightings of group ${GROUP} is damaged: its attribute members.U1 cannot be read`,
      );
    });
  });
}
