import type { Instant } from '../../src/domain/time.ts';
import { settledPlaceOf } from '../../src/domain/window/lists.ts';
import { nextReminder } from '../../src/domain/window/reminders.ts';
import type { RootWindow } from '../../src/domain/window/window.ts';
import { nextTending, tendedMark } from '../../src/operations/windows/tending/mark.ts';
import { putAll } from '../../src/store/batch.ts';
import type { Item, Table } from '../../src/store/table.ts';
import { pointerKeys, settledListKey } from '../../src/store/windows/keys.ts';
import { windowToItem } from '../../src/store/windows/window-item.ts';

/** Stores windows with their pointers as they stand once everything that follows from them was done. */
export async function putWindows(table: Table, windows: readonly RootWindow[], now: Instant): Promise<void> {
  await putAll(table, items(windows, now));
}

async function* items(windows: readonly RootWindow[], now: Instant): AsyncGenerator<Item> {
  for (const window of windows) {
    yield settledItem(window, now);
    for (const key of pointerKeys(window)) yield { ...key, schema: 1 };
  }
}

function settledItem(window: RootWindow, now: Instant): Item {
  const { gsi1pk: _, gsi1sk: __, ...item } = windowToItem(window);
  const place = settledPlaceOf(window, now);
  const again = nextReminder(window, now)?.since;
  const tended = tendedMark(window, again === undefined ? {} : { again }, now);
  const due = nextTending(window, tended, now);
  return {
    ...item,
    ...(place === undefined
      ? {}
      : settledListKey(window.id, { ...place, ...(due !== undefined && { due }) })),
    submission: `submission of ${window.id}`,
    tended,
  };
}
