import type { Directory } from '../../../src/domain/account.ts';
import type { Posture } from '../../../src/domain/posture.ts';
import type { Instant } from '../../../src/domain/time.ts';
import type { DirectoryStore, Lease, Leases, ResultStore } from '../../../src/operations/ports.ts';

export interface FakeDirectoryStore extends DirectoryStore {
  /** Every directory that was stored, oldest first. */
  readonly saved: readonly Directory[];
}

export function fakeDirectoryStore(first?: Directory): FakeDirectoryStore {
  const saved: Directory[] = [];
  return {
    saved,
    load: async () => saved.at(-1) ?? first,
    save: async (directory) => {
      saved.push(directory);
    },
  };
}

export interface FakeResultStore extends ResultStore {
  readonly results: ReadonlyMap<string, { readonly posture: Posture; readonly expiresAt: Instant }>;
  /** How often each method was asked. */
  readonly asked: { saves: number; loads: number; sweeps: number };
}

export function fakeResultStore(): FakeResultStore {
  const results = new Map<string, { posture: Posture; expiresAt: Instant }>();
  const asked = { saves: 0, loads: 0, sweeps: 0 };
  return {
    results,
    asked,
    async save(id, posture, expiresAt) {
      asked.saves += 1;
      results.set(id, { posture, expiresAt });
    },
    async load(id, now) {
      asked.loads += 1;
      const result = results.get(id);
      return result !== undefined && result.expiresAt > now ? result.posture : undefined;
    },
    async deleteExpired(now) {
      asked.sweeps += 1;
      const expired = [...results].filter(([, { expiresAt }]) => expiresAt <= now);
      for (const [id] of expired) results.delete(id);
      return expired.length;
    },
  };
}

export interface FakeLease extends Lease {
  released: boolean;
  renewals: number;
}

/** A lease that is renewed as `renew` says; by default always. */
export function fakeLease(renew: () => Promise<boolean> = async () => true): FakeLease {
  const lease: FakeLease = {
    ...{ fence: 1, released: false, renewals: 0 },
    renew() {
      lease.renewals += 1;
      return renew();
    },
    async release() {
      lease.released = true;
    },
  };
  return lease;
}

/** Leases of which each is given once; without one, somebody else holds it. */
export function fakeLeases(lease: Lease | undefined): Leases {
  return { acquire: async () => lease };
}
