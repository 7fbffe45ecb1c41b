import type { Log } from '../../operations/ports.ts';
import type { WindowStore } from '../../operations/window-ports.ts';
import { absentOrReadable } from '../conditions.ts';
import { NewerSchemaError } from '../errors.ts';
import { putItemIf, updateItemIf } from '../single-item.ts';
import type { Table } from '../table.ts';
import { BASELINE_SCHEMA, baselineToItem } from './baseline-item.ts';
import { accountPartition, personPartition, windowKey } from './keys.ts';
import { readBaselines, readWhole, readWindows } from './load-windows.ts';
import { settledAt, standsAt } from './window-changes.ts';
import { everyPointer, type Garbled, listed, listedWithDue, pointedTo } from './window-lists.ts';
import { advanceWindow, createWindow, pointTo, readWindow } from './write-window.ts';

export interface WindowStoreDependencies {
  readonly table: Table;
  readonly log: Pick<Log, 'error'>;
}

/**
 * Windows in the table. A window is one item with its whole history, and only ever replaced by the version after it. It
 * stands in one list of the index at a time, or in none; pointers beside it say which windows there ever were.
 */
export function createWindowStore({ table, log }: WindowStoreDependencies): WindowStore {
  const garbled: Garbled = (key) =>
    log.error({ key }, 'a pointer names no window: the one that it was for may stand in no list or export');
  return {
    load: async (id) => (await readWindow(table, id))?.window,
    loadAll: async (ids) => (await readWindows(table, ids, log)).map(({ window }) => window),
    loadWhole: (id) => readWhole(table, id),
    create: (window, submission) => createWindow(table, window, submission, log),
    point: (window) => pointTo(table, window),
    advance: (window) => advanceWindow(table, window),
    settle: async (window, tended, place) => {
      const change = settledAt(window, tended, place);
      await updateItemIf(table, windowKey(window.id), change, standsAt(window.version));
    },
    saveBaseline: async (id, baseline) => {
      const item = baselineToItem(id, baseline);
      const saved = await putItemIf(table, item, absentOrReadable(BASELINE_SCHEMA));
      if (!saved) throw new NewerSchemaError(`baseline of ${id}`, 'newer', BASELINE_SCHEMA);
    },
    baselinesOf: (ids) => readBaselines(table, ids, log),
    list: (list, range, most) => listed(table, list, range, most),
    listDue: (list, most) => listedWithDue(table, list, most),
    ofAccount: (id, range, most) => pointedTo(table, accountPartition(id), range, most, garbled),
    ofPerson: (userId, range, most) => pointedTo(table, personPartition(userId), range, most, garbled),
    everyId: (told = garbled) => everyPointer(table, told),
    tendedOf: async (ids) =>
      (await readWindows(table, ids, log)).map(({ submission: _, ...tended }) => tended),
  };
}
