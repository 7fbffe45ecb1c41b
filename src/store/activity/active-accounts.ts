import { type AccountId, parseAccountId } from '../../domain/account.ts';
import { type ActivityRecord, accountOfKept } from '../../domain/activity/record.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { TimeRange } from '../../operations/window-ports.ts';
import { allKeys } from '../query.ts';
import type { Item, Key, Table } from '../table.ts';
import { activeKey, activePartition, expiring } from './keys.ts';
import { ACTIVITY_SCHEMA } from './record-item.ts';

const MOST_DAYS = 400;

/** Accounts that have a record from one of these days on, in UTC. */
export async function activeAccounts(
  table: Table,
  { from, to }: Required<TimeRange>,
): Promise<readonly AccountId[]> {
  const found = new Set<AccountId>();
  const first = startOf(Math.max(from, to - MOST_DAYS * DAY));
  for (let day = first; day < to; day += DAY) {
    for await (const keys of allKeys(table, activePartition(day))) {
      for (const { sk } of keys) addTo(found, parseAccountId(sk));
    }
  }
  return [...found].sort();
}

/** What notes accounts and days that are not among `noted`. */
export function newMarkers(records: readonly ActivityRecord[], noted: ReadonlySet<string>): readonly Item[] {
  const keys = records.map(({ kept }) => activeKey(accountOfKept(kept), kept.event.at));
  const unknown = distinct(keys).filter((key) => !noted.has(markOf(key)));
  return unknown.map((key) => ({
    ...key,
    ...expiring(key, Date.parse(key.pk.slice('ACTIVE#'.length))),
    schema: ACTIVITY_SCHEMA,
  }));
}

export function markOf({ pk, sk }: Key): string {
  return `${pk}#${sk}`;
}

/** Each once: DynamoDB refuses a batch that has one key twice. */
export function distinct(keys: readonly Key[]): readonly Key[] {
  return [...new Map(keys.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
}

function addTo(found: Set<AccountId>, id: AccountId | undefined): void {
  if (id !== undefined) found.add(id);
}

function startOf(day: Instant): Instant {
  return Math.floor(day / DAY) * DAY;
}
