import type { AccountId } from '../../domain/account.ts';
import {
  type ActivityRecord,
  type OpeningRecord,
  type PerimeterRecord,
  type RecordRef,
  type RootRecord,
  refOf,
} from '../../domain/activity/record.ts';
import type { ActivityStore } from '../../operations/activity-store-ports.ts';
import type { Log } from '../../operations/ports.ts';
import type { TimeRange } from '../../operations/window-ports.ts';
import { getAll, putAll } from '../batch.ts';
import { deleteExpired } from '../delete-expired.ts';
import { DamagedItemError } from '../errors.ts';
import { itemPages, keysInIndex } from '../query.ts';
import type { Item, RawItem, Table } from '../table.ts';
import { keyRange } from '../windows/window-lists.ts';
import { activeAccounts, distinct, markOf, newMarkers } from './active-accounts.ts';
import { EXPIRING_ACTIVITY, pendingPartitions, recordKey, recordPartition, refOfKey } from './keys.ts';
import { recordFromItem, recordToItem } from './record-item.ts';

/** Records are 2 KB each as a rule, and 20 KB at most. */
const READ_AT_ONCE = 50;
/** Accounts and days that this process has noted already, so that they are not noted with every record. */
const MOST_NOTED = 20_000;

export interface ActivityStoreDependencies {
  readonly table: Table;
  readonly log: Pick<Log, 'error'>;
}

/** Root activity in the table: an item a record, in a partition of its account, by the time at which it happened. */
export function createActivityStore({ table, log }: ActivityStoreDependencies): ActivityStore {
  const noted = new Set<string>();
  const read = (items: readonly RawItem[]) => items.flatMap((item) => unlessDamaged(item, log));
  const inOrder = async (kind: RecordRef['kind'], accountId: AccountId, range: TimeRange) => {
    const records: ActivityRecord[] = [];
    for await (const page of pagesOf(table, kind, accountId, range)) records.push(...read(page));
    return records;
  };
  return {
    known: async (kept) => {
      const found = await getAll(table, distinct(kept.map((each) => recordKey(refOf(each)))), READ_AT_ONCE);
      return new Set(found.flatMap(({ pk, sk }) => refOfKey({ pk: String(pk), sk: String(sk) })?.key ?? []));
    },
    save: async (records) => {
      const markers = newMarkers(records, noted);
      await putAll(table, itemsOf(records, markers));
      if (noted.size > MOST_NOTED) noted.clear();
      for (const marker of markers) noted.add(markOf(marker));
    },
    load: async (refs) => read(await getAll(table, distinct(refs.map(recordKey)), READ_AT_ONCE)),
    async *eventsOf(accountId, range) {
      for await (const page of pagesOf(table, 'root', accountId, range)) yield read(page).filter(isRoot);
    },
    openingsOf: async (accountId, range) =>
      (await inOrder('assume-root', accountId, range)).filter(isOpening),
    changesOf: async (accountId, range) => (await inOrder('perimeter', accountId, range)).filter(isChange),
    activeAccounts: (range) => activeAccounts(table, range),
    pending: async (urgency, before, most) => {
      const partitions = pendingPartitions(urgency);
      const share = Math.ceil(most / partitions.length);
      const found = await Promise.all(
        partitions.map((partition) => {
          const keys = keyRange(partition, { to: before });
          return keys === undefined ? [] : keysInIndex(table, keys, share);
        }),
      );
      return found.flat().flatMap((key) => refOfKey(key) ?? []);
    },
    deleteExpired: (now) => deleteExpired(table, EXPIRING_ACTIVITY, now),
  };
}

/** The last of those that say the same: DynamoDB refuses a batch that has one key twice. */
async function* itemsOf(records: readonly ActivityRecord[], markers: readonly Item[]): AsyncGenerator<Item> {
  yield* new Map(records.map((record) => [record.kept.event.key, recordToItem(record)])).values();
  yield* markers;
}

async function* pagesOf(
  table: Table,
  kind: RecordRef['kind'],
  accountId: AccountId,
  range: TimeRange,
): AsyncGenerator<RawItem[]> {
  const keys = keyRange(recordPartition(kind, accountId), range);
  if (keys !== undefined) yield* itemPages(table, keys);
}

function unlessDamaged(item: RawItem, log: Pick<Log, 'error'>): readonly ActivityRecord[] {
  try {
    return [recordFromItem(item)];
  } catch (error) {
    if (!(error instanceof DamagedItemError)) throw error;
    log.error({ err: error }, 'a stored event of root is damaged, and is left out');
    return [];
  }
}

function isRoot(record: ActivityRecord): record is RootRecord {
  return record.kept.kind === 'root';
}

function isOpening(record: ActivityRecord): record is OpeningRecord {
  return record.kept.kind === 'assume-root';
}

function isChange(record: ActivityRecord): record is PerimeterRecord {
  return record.kept.kind === 'perimeter';
}
