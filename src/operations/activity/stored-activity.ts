import type { Account } from '../../domain/account.ts';
import type { ActivityRecord } from '../../domain/activity/record.ts';
import { toldEvents } from '../../domain/alert/alert-view.ts';
import type { EventKey } from '../../domain/root-event/event.ts';
import type { Instant } from '../../domain/time.ts';
import type { ActivityStore } from '../activity-store-ports.ts';
import type { ListedEvents } from './listed-events.ts';

export type StoredRecords = Pick<ActivityStore, 'eventsOf' | 'openingsOf' | 'changesOf' | 'activeAccounts'>;

export interface StoredActivity {
  /** Of a single account: the events that are there. */
  readonly known: ReadonlySet<EventKey>;
  readonly unjudged: number;
}

/** Adds to `listed` what is stored of the accounts, one after the other. Throws where the store gives no answer. */
export async function storedActivity(
  members: readonly Account[],
  range: { readonly from: Instant; readonly to: Instant },
  listed: ListedEvents,
  records: StoredRecords,
  signal: AbortSignal,
): Promise<StoredActivity> {
  const known = new Set<EventKey>();
  let unjudged = 0;
  const take = (found: readonly ActivityRecord[]) => {
    for (const record of found) {
      if (members.length === 1) known.add(record.kept.event.key);
      if (record.judgement === undefined && record.kept.kind !== 'perimeter') unjudged += 1;
      for (const told of toldEvents(record)) listed.add(told);
    }
  };
  // Both ends of the question count; the store's ranges end before `to`.
  const stored = { from: range.from, to: range.to + 1 };
  const active = new Set(await records.activeAccounts(stored));
  for (const { id } of members.filter((account) => active.has(account.id))) {
    signal.throwIfAborted();
    for await (const page of records.eventsOf(id, stored)) take(page);
    take(await records.openingsOf(id, stored));
    take(await records.changesOf(id, stored));
  }
  return { known, unjudged };
}
