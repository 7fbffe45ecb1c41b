import type { AccountId } from '../../domain/account.ts';
import type { SqlRow } from '../../domain/query/schema.ts';
import { DAY, type Instant, type Milliseconds } from '../../domain/time.ts';
import type { ActivityStore } from '../activity-store-ports.ts';
import { eventRow, type Named } from './event-rows.ts';
import { ASKED_BACK, type StoredRows } from './stored-windows.ts';

/** The newest of 400 days. */
export const MOST_EVENTS = 20_000;

/** So much is read at a time, the newest first, until there are enough. */
const SPAN: Milliseconds = 40 * DAY;
/** What is older arrives and is judged no more: it is read once. */
const SETTLED_AFTER: Milliseconds = 2 * DAY;

type Records = Pick<ActivityStore, 'activeAccounts' | 'eventsOf'>;

/** Reads what root users did for its rows, the newest spans of time first. */
export function createStoredEvents(records: Records) {
  let settled = new Map<number, readonly SqlRow[]>();
  return async (now: Instant, names: ReadonlyMap<AccountId, Named>): Promise<StoredRows> => {
    const remembered = new Map<number, readonly SqlRow[]>();
    const rows: SqlRow[] = [];
    const spans = spansBack(now);
    const active = await activeIn(
      spans.filter((span) => !settled.has(span)),
      records,
    );
    for (const span of spans) {
      if (rows.length >= MOST_EVENTS) break;
      const found = settled.get(span) ?? (await read(rangeOf(span), active.get(span) ?? [], names, records));
      if (rangeOf(span).to + SETTLED_AFTER < now) remembered.set(span, found);
      rows.push(...found);
    }
    settled = remembered;
    return { rows: rows.slice(0, MOST_EVENTS), isCut: rows.length > MOST_EVENTS };
  };
}

/** The newest first. */
function spansBack(now: Instant): readonly number[] {
  const last = Math.floor(now / SPAN);
  const first = Math.floor((now - ASKED_BACK) / SPAN);
  return Array.from({ length: last - first + 1 }, (_, n) => last - n);
}

function rangeOf(span: number) {
  return { from: span * SPAN, to: (span + 1) * SPAN };
}

/** Asked for side by side: the store is asked day by day. */
async function activeIn(spans: readonly number[], records: Records) {
  const found = spans.map(async (span) => [span, await records.activeAccounts(rangeOf(span))] as const);
  return new Map(await Promise.all(found));
}

/** The newest first. */
async function read(
  range: { readonly from: Instant; readonly to: Instant },
  active: readonly AccountId[],
  names: ReadonlyMap<AccountId, Named>,
  records: Records,
): Promise<readonly SqlRow[]> {
  const found: { readonly at: Instant; readonly row: SqlRow }[] = [];
  for (const id of active) {
    for await (const page of records.eventsOf(id, range)) {
      for (const record of page) found.push({ at: record.kept.event.at, row: eventRow(record, names) });
    }
  }
  return found.sort((a, b) => b.at - a.at).map(({ row }) => row);
}
