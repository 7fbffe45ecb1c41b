import { createHash } from 'node:crypto';
import type { Directory, ServiceControlPolicy } from '../../../src/domain/account.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { createDirectoryStore } from '../../../src/store/directory-store.ts';
import { DIRECTORY_PARTITION, directoryManifestKey } from '../../../src/store/keys.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountIdNumber, aDirectory, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { type Handle, refusal } from '../../support/dynamodb-proxy.ts';
import { aLog, newId, storeDependencies } from './dependencies.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem, sortKeysIn } from './stored-items.ts';

export function directoryStoreContract(store: StoreUnderTest): void {
  /** The directory as another replica stores and sees it. */
  function replica(table: Table, now = () => NOW) {
    return createDirectoryStore(storeDependencies(table, now));
  }

  async function chunksIn(table: Table): Promise<string[]> {
    return (await sortKeysIn(table, DIRECTORY_PARTITION)).filter((sk) => sk.startsWith('CHUNK#'));
  }

  describe('the directory', () => {
    it('is nothing where none was stored', async () => {
      expect(await replica(await store.freshTable()).load()).toBeUndefined();
    });

    it('is read by one replica as another stored it', async () => {
      const table = await store.freshTable();
      const directory = aDirectory({
        accounts: [
          anAccount({
            name: '本番環境の決済アカウント',
            tags: known({ env: 'prod', "it's": '' }, 'Organizations', NOW),
          }),
          anAccount({ id: accountIdNumber(1), tags: unknown('throttled'), ouPath: [] }),
        ],
        serviceControlPolicies: known([aPolicy(1)], 'Organizations', NOW),
      });
      await replica(table).save(directory);
      expect(await replica(store.replicaOf(table)).load()).toEqual(directory);
    });

    it('keeps that the policies are unknown, and that it has no organization', async () => {
      const table = await store.freshTable();
      const { organizationId: _, ...standalone } = aDirectory({
        serviceControlPolicies: unknown('access denied'),
      });
      await replica(table).save(standalone);
      expect(await replica(table).load()).toEqual(standalone);
    });

    it('of 5,000 accounts and 200 large policies keeps every one, in order', async () => {
      const table = await store.freshTable();
      const directory = aDirectory({
        accounts: accounts(5_000),
        serviceControlPolicies: known(
          Array.from({ length: 200 }, (_, n) => aPolicy(n)),
          'Organizations',
          NOW,
        ),
      });
      await replica(table).save(directory);
      expect(await replica(table).load()).toEqual(directory);
    });

    it('costs one small read while it has not changed', async () => {
      const table = await store.freshTable();
      await replica(table).save(aDirectory({ accounts: accounts(30) }));
      const operations: string[] = [];
      const reader = replica(await store.through(table, recording(operations)));
      const first = await reader.load();
      expect(operations).toEqual(['GetItem', 'BatchGetItem']);
      expect(await reader.load()).toBe(first);
      expect(operations).toEqual(['GetItem', 'BatchGetItem', 'GetItem']);
    });

    it('has its manifest read as it is now: by a strongly consistent read', async () => {
      const table = await store.freshTable();
      const requests: unknown[] = [];
      const wire: Handle = (passing) => {
        requests.push(passing.body);
        return passing.forward();
      };
      await replica(await store.through(table, wire)).load();
      expect(requests).toEqual([expect.objectContaining({ ConsistentRead: true })]);
    });

    it('is read once for many that ask at the same time', async () => {
      const table = await store.freshTable();
      await replica(table).save(aDirectory());
      const operations: string[] = [];
      const reader = replica(await store.through(table, recording(operations)));
      const found = await Promise.all([reader.load(), reader.load(), reader.load()]);
      expect(new Set(found).size).toBe(1);
      expect(operations.filter((each) => each === 'BatchGetItem')).toHaveLength(1);
    });

    it('is read anew once another replica has stored a new one', async () => {
      const table = await store.freshTable();
      const [writer, reader] = [replica(table), replica(store.replicaOf(table))];
      await writer.save(aDirectory({ accounts: accounts(2) }));
      await reader.load();
      const newer = aDirectory({ asOf: NOW + 1, accounts: accounts(3) });
      await writer.save(newer);
      expect(await reader.load()).toEqual(newer);
    });

    it('can be read again after a read that failed', async () => {
      const table = await store.freshTable();
      await replica(table).save(aDirectory());
      let broken = true;
      const wire: Handle = async (passing) =>
        broken && passing.operation === 'BatchGetItem'
          ? refusal('AccessDeniedException', 'no')
          : passing.forward();
      const reader = replica(await store.through(table, wire));
      await expect(reader.load()).rejects.toThrow('Could not read a batch');
      broken = false;
      expect(await reader.load()).toEqual(aDirectory());
    });

    it('leaves no chunks of the version that it replaced', async () => {
      const table = await store.freshTable();
      const writer = replica(table);
      await writer.save(aDirectory({ accounts: accounts(2_500) }));
      expect(await chunksIn(table)).toHaveLength(3);
      await writer.save(aDirectory({ asOf: NOW + 1, accounts: accounts(10) }));
      expect(await chunksIn(table)).toHaveLength(1);
    });

    it('stays the one before when a save is interrupted at any request', async () => {
      const table = await store.freshTable();
      const before = aDirectory({ accounts: accounts(20) });
      await replica(table).save(before);
      for (const operation of ['BatchWriteItem', 'PutItem']) {
        const dying = replica(await store.through(table, refusing(operation)));
        await expect(dying.save(aDirectory({ asOf: NOW + 1, accounts: accounts(30) }))).rejects.toThrow(
          'Could not',
        );
        expect(await replica(table).load()).toEqual(before);
      }
    });

    it('is none where the first save was interrupted before its manifest', async () => {
      const table = await store.freshTable();
      await expect(
        replica(await store.through(table, refusing('PutItem'))).save(aDirectory()),
      ).rejects.toThrow();
      expect(await chunksIn(table)).toHaveLength(1);
      expect(await replica(table).load()).toBeUndefined();
    });

    it('gets rid of what an interrupted save left behind, but not of a save that may still be going on', async () => {
      const table = await store.freshTable();
      await expect(
        replica(await store.through(table, refusing('PutItem'))).save(aDirectory()),
      ).rejects.toThrow();
      await replica(table, () => NOW + 59 * MINUTE).save(aDirectory());
      expect(await chunksIn(table)).toHaveLength(2);
      await replica(table, () => NOW + HOUR + MINUTE).save(aDirectory());
      expect(await chunksIn(table)).toHaveLength(1);
      expect(await replica(table).load()).toEqual(aDirectory());
    });

    it('is the whole of one of two when they are saved at the same time, and nothing of the other is left', async () => {
      const table = await store.freshTable();
      const [few, many] = [aDirectory({ accounts: accounts(10) }), aDirectory({ accounts: accounts(1_500) })];
      await Promise.all([replica(table).save(few), replica(store.replicaOf(table)).save(many)]);
      const found = await replica(table).load();
      expect([few, many]).toContainEqual(found);
      expect(await chunksIn(table)).toHaveLength(found?.accounts.length === 10 ? 1 : 2);
    });

    it.each([
      ['the first ever', []],
      ['another replaced', [aDirectory({ asOf: NOW - HOUR })]],
    ])('is not replaced by an older one whose save ended later: %s', async (_, stored) => {
      const table = await store.freshTable();
      for (const directory of stored) await replica(table).save(directory);
      const newer = aDirectory({ asOf: NOW - MINUTE, accounts: accounts(5) });
      const raced: Handle = async (passing) => {
        if (passing.operation === 'PutItem') await replica(table).save(newer);
        return passing.forward();
      };
      await replica(await store.through(table, raced)).save(aDirectory({ asOf: NOW - 2 * MINUTE }));
      expect(await replica(table).load()).toEqual(newer);
      expect(await chunksIn(table)).toHaveLength(1);
    });

    it('from the future, which a wrong clock wrote, is replaced by one of today', async () => {
      const table = await store.freshTable();
      await replica(table).save(aDirectory({ asOf: NOW + 8 * HOUR, accounts: accounts(5) }));
      await replica(table).save(aDirectory({ asOf: NOW }));
      expect(await replica(table).load()).toEqual(aDirectory({ asOf: NOW }));
    });

    it('is the newer one for a reader whose version is superseded while it reads', async () => {
      const table = await store.freshTable();
      await replica(table).save(aDirectory({ accounts: accounts(5) }));
      const newer = aDirectory({ asOf: NOW + 1, accounts: accounts(6) });
      let superseded = false;
      const wire: Handle = async (passing) => {
        if (passing.operation === 'BatchGetItem' && !superseded) {
          superseded = true;
          await replica(table).save(newer);
        }
        return passing.forward();
      };
      expect(await replica(await store.through(table, wire)).load()).toEqual(newer);
    });

    it('counts as absent, with a warning, where its chunks were deleted behind our back; the next save mends it', async () => {
      const table = await store.freshTable();
      await replica(table).save(aDirectory());
      const log = aLog();
      const hiding: Handle = async (passing) =>
        passing.operation === 'BatchGetItem'
          ? { status: 200, body: { Responses: {}, UnprocessedKeys: {} } }
          : passing.forward();
      const damaged = createDirectoryStore({
        table: await store.through(table, hiding),
        newId,
        now: () => NOW,
        log,
      });
      expect(await damaged.load()).toBeUndefined();
      expect(log.warnings).toEqual([expect.stringContaining('lacks chunks')]);
      await damaged.save(aDirectory());
      expect(await damaged.load()).toEqual(aDirectory());
    });

    it('written by a newer version is neither read nor replaced', async () => {
      const table = await store.freshTable();
      await replica(table).save(aDirectory());
      await raiseSchema(table, directoryManifestKey());
      const before = await rawItem(table, directoryManifestKey());
      const refused =
        'The stored directory was written by a newer version of rootkeeper (schema 99; this one reads up to 1).';
      await expect(replica(table).load()).rejects.toThrow(refused);
      await expect(replica(table).save(aDirectory({ asOf: NOW + 1 }))).rejects.toThrow(refused);
      expect(await rawItem(table, directoryManifestKey())).toEqual(before);
      expect(await chunksIn(table)).toHaveLength(1);
    });
  });
}

function accounts(count: number): Directory['accounts'] {
  return Array.from({ length: count }, (_, n) =>
    anAccount({ id: accountIdNumber(n), name: `account-${n}`, email: `aws+${n}@corp.example` }),
  );
}

/** As large as AWS allows, and of a kind that hardly compresses. */
function aPolicy(n: number): ServiceControlPolicy {
  const noise = Array.from({ length: 150 }, (_, part) =>
    createHash('sha256').update(`${n}.${part}`).digest('hex'),
  );
  return {
    id: `p-${n}`,
    name: `policy ${n}`,
    document: noise.join(''),
    targetIds: ['r-ab12', accountIdNumber(n)],
  };
}

function recording(operations: string[]): Handle {
  return (passing) => {
    operations.push(passing.operation);
    return passing.forward();
  };
}

/** From this operation on the process is as good as dead. */
function refusing(operation: string): Handle {
  return async (passing) =>
    passing.operation === operation ? refusal('AccessDeniedException', 'no') : passing.forward();
}
