import { type ActivityRecord, refOf } from '../../../src/domain/activity/record.ts';
import { DAY, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { createActivityStore } from '../../../src/store/activity/activity-store.ts';
import { pendingPartitions, recordKey } from '../../../src/store/activity/keys.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountId } from '../../support/builders/account.ts';
import { aDetachment, aRecord } from '../../support/builders/activity.ts';
import { aChange, aConsoleLogin, anAssumeRoot, eventTime } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow } from '../../support/builders/window.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem, setAttribute } from './stored-items.ts';
import { aWindowLog } from './windows.ts';

const PAYMENTS = accountId('111122223333');
const ORGANIZATION = accountId('999900001111');
const ALL_DAY = { from: NOW - DAY, to: NOW + DAY };

/** A change of its own, `seconds` after NOW. */
function change(seconds: number, overrides: Partial<ActivityRecord> = {}): ActivityRecord {
  const eventID = `event ${seconds}`;
  return aRecord(
    aChange('iam', 'CreateUser', { eventID, eventTime: eventTime(NOW + seconds * SECOND) }),
    overrides,
  );
}

export function activityRecordsContract(store: StoreUnderTest): void {
  const activity = (table: Table, log = aWindowLog()) => createActivityStore({ table, log });
  const events = async (table: Table) => {
    const found: ActivityRecord[] = [];
    for await (const page of activity(table).eventsOf(PAYMENTS, ALL_DAY)) found.push(...page);
    return found;
  };

  describe('a record of root activity', () => {
    it('of each kind is read by one replica as another stored it', async () => {
      const table = await store.freshTable();
      const records = [aRecord(aConsoleLogin()), aRecord(anAssumeRoot()), aRecord(aDetachment())];
      await activity(table).save(records);
      const found = await activity(store.replicaOf(table)).load(records.map(({ kept }) => refOf(kept)));
      expect(found).toHaveLength(3);
      expect(found).toEqual(expect.arrayContaining(records));
    });

    it('is one however often it is saved, in one batch too, and the last one stands', async () => {
      const table = await store.freshTable();
      const judged = { ...change(0), judgement: { kind: 'service' } as const };
      await activity(table).save([change(0), change(0), judged]);
      expect(await events(table)).toEqual([judged]);
    });

    it('is known by its key once it is stored', async () => {
      const table = await store.freshTable();
      await activity(table).save([change(1)]);
      const known = await activity(table).known([change(1).kept, change(2).kept, change(1).kept]);
      expect([...known]).toEqual([change(1).kept.event.key]);
    });

    it('is found by account and time, in the order in which it happened', async () => {
      const table = await store.freshTable();
      const many = Array.from({ length: 60 }, (_, n) => change((n * 7) % 60));
      await activity(table).save(many);
      await activity(table).save([aRecord(anAssumeRoot()), aRecord(aDetachment())]);
      const found = (await events(table)).map(({ kept }) => kept.event.at);
      expect(found).toEqual(Array.from({ length: 60 }, (_, n) => NOW + n * SECOND));
      expect(await activity(table).openingsOf(PAYMENTS, ALL_DAY)).toEqual([aRecord(anAssumeRoot())]);
      expect(await activity(table).openingsOf(PAYMENTS, { from: NOW + 1 })).toEqual([]);
      expect(await activity(table).changesOf(ORGANIZATION, ALL_DAY)).toEqual([aRecord(aDetachment())]);
    });

    it('says by its day which accounts to look at', async () => {
      const table = await store.freshTable();
      await activity(table).save([change(0), aRecord(aDetachment())]);
      expect(await activity(table).activeAccounts({ from: NOW, to: NOW + 1 })).toEqual([
        PAYMENTS,
        ORGANIZATION,
      ]);
      expect(await activity(table).activeAccounts({ from: NOW + DAY, to: NOW + 2 * DAY })).toEqual([]);
    });

    it('is pending while it is due, by whose it is, and never after', async () => {
      const table = await store.freshTable();
      const later = change(1, { due: NOW + MINUTE });
      await activity(table).save([change(0), later, aRecord(anAssumeRoot())]);
      const pending = (before: number) => activity(table).pending('people', before, 100);
      expect(await pending(NOW)).toEqual([]);
      expect(await pending(NOW + 1)).toEqual([refOf(change(0).kept)]);
      expect(await pending(NOW + MINUTE + 1)).toHaveLength(2);
      expect(await activity(table).pending('others', NOW + 1, 100)).toEqual([
        refOf(aRecord(anAssumeRoot()).kept),
      ]);
      const { due: _, ...done } = change(0);
      await activity(table).save([done]);
      expect(await pending(NOW + 1)).toEqual([]);
    });

    it('waits among those of its kind in several partitions, so that none is hot', async () => {
      const table = await store.freshTable();
      await activity(table).save(Array.from({ length: 40 }, (_, n) => change(n)));
      const partitions = await Promise.all(
        Array.from({ length: 40 }, async (_, n) => {
          const item = await rawItem(table, recordKey(refOf(change(n).kept)));
          return item?.gsi1pk;
        }),
      );
      expect([...new Set(partitions)].sort()).toEqual(pendingPartitions('people'));
    });

    it('is kept for 400 days; for ever where it waits, or is of a window', async () => {
      const table = await store.freshTable();
      const verdict = { kind: 'in-window' as const, windowId: aWindow().id, reasons: [], concerns: [] };
      const named = change(2, { judgement: { kind: 'use', verdict } });
      const within = change(3, { judgement: { kind: 'service' }, ofWindow: true });
      const done = [change(1), named, within].map(({ due: _, ...record }) => record);
      await activity(table).save([change(0), ...done]);
      await activity(table).deleteExpired(NOW + 400 * DAY);
      expect(await events(table)).toHaveLength(4);
      await activity(table).deleteExpired(NOW + 401 * DAY);
      expect(await events(table)).toEqual([change(0), ...done.slice(1)]);
    });

    it('of whatever time a record may say is stored and found', async () => {
      const table = await store.freshTable();
      const times = ['0001-01-01T00:00:00Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59Z'];
      const records = times.map((time) => aRecord(aConsoleLogin({ eventTime: time })));
      await activity(table).save(records);
      const found = await activity(table).load(records.map(({ kept }) => refOf(kept)));
      expect(found).toHaveLength(3);
    });

    it('that was damaged by hand is left out and logged; one of a newer version is refused', async () => {
      const table = await store.freshTable();
      await activity(table).save([change(0), change(1)]);
      const key = recordKey(refOf(change(0).kept));
      await setAttribute(table, key, ['record'], '{"kept":{}}');
      const log = aWindowLog();
      const refs = [change(0), change(1)].map(({ kept }) => refOf(kept));
      expect(await activity(table, log).load(refs)).toEqual([change(1)]);
      expect(log.errors).toEqual(['a stored event of root is damaged, and is left out']);
      await raiseSchema(table, key);
      await expect(activity(table).load(refs)).rejects.toThrow('by a newer version of rootkeeper');
    });
  });
}
