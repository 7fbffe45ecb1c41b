import type { WindowId } from '../../../domain/window/id.ts';
import type { OrderedRecord } from './export-record.ts';

/** The records of a few windows; of the others they are read again when their turn comes. */
export interface HeldRecords {
  readonly size: number;
  hold(id: WindowId, records: readonly OrderedRecord[]): void;
  /** `undefined` where they are not held any more. */
  of(id: WindowId): readonly OrderedRecord[] | undefined;
  letGo(id: WindowId): void;
}

/** Holds those of at most `most` windows; the longest untouched go first. */
export function holdRecords(most: number): HeldRecords {
  const held = new Map<WindowId, readonly OrderedRecord[]>();
  const hold = (id: WindowId, records: readonly OrderedRecord[]) => {
    held.delete(id);
    held.set(id, records);
    const longest = held.keys().next().value;
    if (held.size > most && longest !== undefined) held.delete(longest);
  };
  return {
    get size() {
      return held.size;
    },
    hold,
    of(id) {
      const records = held.get(id);
      if (records !== undefined) hold(id, records);
      return records;
    },
    letGo: (id) => void held.delete(id),
  };
}
