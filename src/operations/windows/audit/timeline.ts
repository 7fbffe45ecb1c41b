import type { Instant } from '../../../domain/time.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import { type ExportRecord, type OrderedRecord, type TimeSpan, wanted } from './export-record.ts';
import { heap } from './heap.ts';
import type { HeldRecords } from './held-records.ts';

/** Records of several windows, given back in time order. */
export interface Timeline {
  /** `records`: all of the window, in order. */
  add(id: WindowId, requestedAt: Instant, records: readonly OrderedRecord[]): void;
  /** Gives, and forgets, every wanted record before that time. */
  due(before: Instant): AsyncGenerator<ExportRecord>;
}

/** Where one window has come to: the place of its next record, and when that is due. */
export interface Cursor {
  readonly id: WindowId;
  readonly requestedAt: Instant;
  readonly order: Instant;
  readonly next: number;
}

/**
 * Keeps a place for each window that is not through, and the records of those that `held` keeps; `again` reads the
 * others once more when their turn comes. At the same time windows stand by their ids.
 */
export function createTimeline(
  range: TimeSpan,
  held: HeldRecords,
  again: (cursor: Cursor) => Promise<readonly OrderedRecord[]>,
): Timeline {
  const queue = heap<Cursor>(isBefore);

  const advance = (cursor: Cursor, from: number, records: readonly OrderedRecord[]) => {
    const next = records.findIndex(({ record }, n) => n >= from && wanted(record, range));
    const order = records[next]?.order;
    if (order === undefined) return held.letGo(cursor.id);
    held.hold(cursor.id, records);
    queue.push({ ...cursor, next, order });
  };

  return {
    add: (id, requestedAt, records) => advance({ id, requestedAt, order: requestedAt, next: 0 }, 0, records),
    async *due(before) {
      for (let first = queue.first(); first !== undefined && first.order < before; first = queue.first()) {
        queue.pop();
        const records = held.of(first.id) ?? (await again(first));
        const record = records[first.next]?.record;
        if (record !== undefined) yield record;
        advance(first, first.next + 1, records);
      }
    },
  };
}

function isBefore(a: Cursor, b: Cursor): boolean {
  return a.order === b.order ? a.id < b.id : a.order < b.order;
}
