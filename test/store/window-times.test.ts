import { windowItem } from '../../src/slack/window-lists/window-item.ts';
import { windowCard } from '../../src/slack/windows/card.ts';
import { DamagedItemError } from '../../src/store/errors.ts';
import { attributeValue } from '../../src/store/windows/attribute-value.ts';
import { windowFromItem, windowToItem } from '../../src/store/windows/window-item.ts';
import { NOW } from '../support/builders/time.ts';
import { aWindow } from '../support/builders/window.ts';
import { aCardView } from '../support/builders/window-card.ts';
import { closedWindow, openWindow } from '../support/builders/window-scenes.ts';

const LAST = 253_402_300_799_999;
const NUMBER = /(?<="[a-zA-Z]+":)\d+(?=[,}])/g;

/** The window with one of its numbers, wherever it stands, replaced by another. */
function everyEdit(window: object, value: number): unknown[] {
  const json = JSON.stringify(window);
  return [...json.matchAll(NUMBER)].map(({ index, 0: number }) =>
    JSON.parse(json.slice(0, index) + String(value) + json.slice(index + number.length)),
  );
}

test.each([LAST, LAST + 1, 9e15, 2 ** 53 - 1])(
  'a window whose times were edited to %d is damaged, or can be shown, at any time',
  (value) => {
    for (const window of [aWindow({ start: NOW }), openWindow(), closedWindow()]) {
      const item = { ...windowToItem(window), submission: 's' };
      for (const edited of everyEdit(window, value)) {
        const read = readOr(() => windowFromItem(window.id, { ...item, window: attributeValue(edited) }));
        for (const now of [NOW, LAST]) {
          if (read === undefined) continue;
          windowCard(aCardView({ window: read.window, now }));
          windowItem(read.window, now);
        }
      }
    }
  },
);

function readOr<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    expect(error).toBeInstanceOf(DamagedItemError);
    return undefined;
  }
}
