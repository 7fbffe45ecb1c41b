import { LEASE_TAKE_OVER_AFTER, type Leases } from '../../../src/operations/ports.ts';
import { leaseKey } from '../../../src/store/keys.ts';
import { createLeases } from '../../../src/store/leases.ts';
import type { Table } from '../../../src/store/table.ts';
import type { Handle } from '../../support/dynamodb-proxy.ts';
import { newId } from './dependencies.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem } from './stored-items.ts';

const NAME = 'directory-refresh';

/** One process: its own view of the table, and its own monotonic clock, which starts anywhere. */
interface Replica {
  readonly leases: Leases;
  wait(milliseconds: number): void;
}

export function leasesContract(store: StoreUnderTest): void {
  function replica(table: Table, startedAt: number): Replica {
    let elapsed = startedAt;
    const leases = createLeases({ table, newId, monotonic: () => elapsed });
    return {
      leases,
      wait: (milliseconds) => {
        elapsed += milliseconds;
      },
    };
  }

  async function twoReplicas() {
    const table = await store.freshTable();
    return { table, first: replica(table, 5_000_000), second: replica(store.replicaOf(table), 17) };
  }

  describe('a lease', () => {
    it('is held by one replica only', async () => {
      const { first, second } = await twoReplicas();
      expect(await first.leases.acquire(NAME)).toBeDefined();
      expect(await second.leases.acquire(NAME)).toBeUndefined();
    });

    it('goes to one of many that ask at the same moment', async () => {
      const { table, first, second } = await twoReplicas();
      const third = replica(store.replicaOf(table), 1_000);
      const taken = await Promise.all(
        [first, second, third, first, second].map(({ leases }) => leases.acquire(NAME)),
      );
      expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    it('does not stand in the way of a lease with another name', async () => {
      const { first, second } = await twoReplicas();
      await first.leases.acquire(NAME);
      expect(await second.leases.acquire('digest')).toBeDefined();
    });

    it('can be taken at once when its holder gave it back', async () => {
      const { first, second } = await twoReplicas();
      const held = await first.leases.acquire(NAME);
      await held?.release();
      expect(await second.leases.acquire(NAME)).toBeDefined();
    });

    it('is taken over when its counter stood still for 60 s on the clock of the taker', async () => {
      const { first, second } = await twoReplicas();
      await first.leases.acquire(NAME);
      await second.leases.acquire(NAME);
      second.wait(LEASE_TAKE_OVER_AFTER - 1);
      expect(await second.leases.acquire(NAME)).toBeUndefined();
      second.wait(1);
      expect(await second.leases.acquire(NAME)).toBeDefined();
    });

    it('is not taken over by a replica that sees it for the first time, however old it is', async () => {
      const { first, second } = await twoReplicas();
      await first.leases.acquire(NAME);
      first.wait(10 * LEASE_TAKE_OVER_AFTER);
      second.wait(10 * LEASE_TAKE_OVER_AFTER);
      expect(await second.leases.acquire(NAME)).toBeUndefined();
    });

    it('is kept as long as its holder renews it', async () => {
      const { first, second } = await twoReplicas();
      const held = await first.leases.acquire(NAME);
      for (let round = 0; round < 4; round += 1) {
        expect(await second.leases.acquire(NAME)).toBeUndefined();
        expect(await held?.renew()).toBe(true);
        second.wait(LEASE_TAKE_OVER_AFTER);
      }
      expect(await second.leases.acquire(NAME)).toBeUndefined();
    });

    it('is seen to be lost by its former holder when that renews it', async () => {
      const { first, second } = await twoReplicas();
      const old = await first.leases.acquire(NAME);
      await takeOver(second);
      expect(await old?.renew()).toBe(false);
      expect(await old?.renew()).toBe(false);
    });

    it('stays with the new holder when the former one gives back what it no longer holds', async () => {
      const { first, second } = await twoReplicas();
      const old = await first.leases.acquire(NAME);
      const current = await takeOver(second);
      await old?.release();
      expect(await current?.renew()).toBe(true);
      expect(await first.leases.acquire(NAME)).toBeUndefined();
    });

    it('is taken over by one of two that waited equally long', async () => {
      const { table, first, second } = await twoReplicas();
      const third = replica(store.replicaOf(table), 99);
      await first.leases.acquire(NAME);
      await Promise.all([second.leases.acquire(NAME), third.leases.acquire(NAME)]);
      second.wait(LEASE_TAKE_OVER_AFTER);
      third.wait(LEASE_TAKE_OVER_AFTER);
      const taken = await Promise.all([second.leases.acquire(NAME), third.leases.acquire(NAME)]);
      expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1);
    });

    it('is not taken over when its holder renews between the last look and the write', async () => {
      const { table, first, second: unused } = await twoReplicas();
      const held = await first.leases.acquire(NAME);
      let renewFirst = false;
      const wire: Handle = async (passing) => {
        const answer = await passing.forward();
        if (passing.operation === 'GetItem' && renewFirst) await held?.renew();
        return answer;
      };
      const second = replica(await store.through(table, wire), 0);
      await second.leases.acquire(NAME);
      second.wait(LEASE_TAKE_OVER_AFTER);
      renewFirst = true;
      expect(await second.leases.acquire(NAME)).toBeUndefined();
      expect(await held?.renew()).toBe(true);
      expect(await unused.leases.acquire(NAME)).toBeUndefined();
    });

    it('carries a fence that goes up with every acquisition, released or taken over', async () => {
      const { first, second } = await twoReplicas();
      const one = await first.leases.acquire(NAME);
      await one?.release();
      const two = await first.leases.acquire(NAME);
      const three = await takeOver(second);
      expect([one?.fence, two?.fence, three?.fence]).toEqual([1, 2, 3]);
    });

    it.each(['PutItem', 'UpdateItem'])(
      'is held although the answer to its %s was lost on the wire',
      async (lost) => {
        const table = await store.freshTable();
        let toLose = 1;
        const wire: Handle = async (passing) => {
          const answer = await passing.forward();
          if (passing.operation !== lost || toLose === 0) return answer;
          toLose -= 1;
          return 'connection lost';
        };
        const first = replica(await store.through(table, wire), 0);
        const held = await first.leases.acquire(NAME);
        expect(await held?.renew()).toBe(true);
        expect(toLose).toBe(0);
      },
    );

    it('throws from renew, rather than call it lost, where the store does not answer', async () => {
      const table = await store.freshTable();
      const wire: Handle = async (passing) =>
        passing.operation === 'UpdateItem'
          ? { status: 400, body: { __type: 'com.amazonaws.dynamodb.v20120810#AccessDeniedException' } }
          : passing.forward();
      const held = await replica(await store.through(table, wire), 0).leases.acquire(NAME);
      await expect(held?.renew()).rejects.toThrow(`Could not change LEASE#${NAME} / LEASE`);
    });

    it('written by a newer version is refused and left as it is', async () => {
      const { table, first, second } = await twoReplicas();
      await first.leases.acquire(NAME);
      await raiseSchema(table, leaseKey(NAME));
      const before = await rawItem(table, leaseKey(NAME));
      await expect(second.leases.acquire(NAME)).rejects.toThrow(
        `The stored lease ${NAME} was written by a newer version of rootkeeper (schema 99; this one reads up to 1).`,
      );
      expect(await rawItem(table, leaseKey(NAME))).toEqual(before);
    });
  });
}

/** Watches the lease stand still for long enough, then takes it. */
async function takeOver({ leases, wait }: Replica) {
  await leases.acquire(NAME);
  wait(LEASE_TAKE_OVER_AFTER);
  const lease = await leases.acquire(NAME);
  expect(lease).toBeDefined();
  return lease;
}
