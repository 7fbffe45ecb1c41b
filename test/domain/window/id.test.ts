import { parseWindowId, windowId } from '../../../src/domain/window/id.ts';
import { digest } from '../../support/builders/window.ts';

test('one submission makes one id, another submission another', () => {
  expect(windowId('V0123', digest)).toBe(windowId('V0123', digest));
  expect(windowId('V0123', digest)).not.toBe(windowId('V0124', digest));
});

test('ids are RW- and six Crockford characters, and each takes every value', () => {
  const ids = Array.from({ length: 2_000 }, (_, n) => windowId(`V${n}`, digest));
  for (const id of ids) expect(id).toMatch(/^RW-[0-9A-HJKMNP-TV-Z]{6}$/);
  for (const place of [3, 4, 5, 6, 7, 8]) expect(new Set(ids.map((id) => id.charAt(place))).size).toBe(32);
});

test.each([
  ['RW-7F3K2M', 'RW-7F3K2M'],
  [' rw-7f3k2m ', 'RW-7F3K2M'],
  ['7f3k2m', 'RW-7F3K2M'],
  ['RW-OIL0O1', 'RW-011001'],
  ['rw_7f3k2m', 'RW-7F3K2M'],
  ['RW–7F3K2M', 'RW-7F3K2M'],
])('%j is read as %s', (typed, id) => {
  expect(parseWindowId(typed)).toBe(id);
});

test.each(['', 'RW-', 'RW-7F3K2', 'RW-7F3K2MM', 'RW-7F3K2U', 'RW 7F3K2M', 'RW-７F3K2M'])(
  '%j is no id',
  (typed) => {
    expect(parseWindowId(typed)).toBeUndefined();
  },
);
