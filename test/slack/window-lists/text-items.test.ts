import fc from 'fast-check';
import { lineItems, textItems } from '../../../src/slack/window-lists/text-items.ts';

/** What stands between the quotes of all parts, put together again. */
function whole(items: readonly string[]): string {
  return items
    .map((item) => item.slice(item.indexOf('“') + 1, -1))
    .map((part) => part.replace(/^\u2068|\u2069$/gu, ''))
    .join('');
}

describe('a text of the record', () => {
  it('is one item as long as it fits one', () => {
    expect(textItems('Reason', 'because')).toEqual(['Reason: “because”']);
    expect(textItems('Reason', '')).toEqual(['Reason: “”']);
  });

  it('is cut into numbered parts, and nothing of it is left out', () => {
    const text = Array.from({ length: 600 }, (_, n) => `word${n}`).join(' ');
    const items = textItems('Reason', text);
    expect(items[0]).toMatch(/^Reason \(part 1 of 3\): “word0 word1 /);
    expect(whole(items)).toBe(text);
  });

  it('shows what is hidden in it, and isolates what runs from right to left in each part', () => {
    expect(textItems('Note', 'a\u200bb\u202ec')).toEqual(['Note: “a[U+200B]b[U+202E]c”']);
    const items = textItems('Note', 'שלום '.repeat(600));
    expect(items).toHaveLength(2);
    for (const item of items) expect(item).toMatch(/“\u2068[^\u2068\u2069]+\u2069”$/u);
  });

  it('is whole whatever was written, in parts that fit, none of which ends in half a character', () => {
    const written = fc
      .tuple(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), fc.integer({ min: 1, max: 300 }))
      .map(([text, times]) => text.repeat(times));
    fc.assert(
      fc.property(written, (text) => {
        const items = textItems('Reason', text);
        for (const item of items) {
          expect(item.length).toBeLessThanOrEqual(2_400);
          expect(item).not.toMatch(/\p{Surrogate}/u);
        }
        const shortest = textItems('Reason', text.slice(0, 1)).length;
        expect(items.length).toBeGreaterThanOrEqual(shortest);
        if (/^[\x21-\x7e]+$/.test(text)) expect(whole(items)).toBe(text);
      }),
    );
  });

  it('is cut even where a single grapheme is longer than a part', () => {
    const items = textItems('Reason', `e${'\u0301'.repeat(2_900)}`);
    expect(items).toHaveLength(2);
    expect(whole(items)).toBe(`e${'\u0301'.repeat(2_900)}`);
    const family = `\u{1F469}${'\u200d\u{1F469}'.repeat(900)}`;
    expect(whole(textItems('Reason', family))).toBe(family);
    for (const item of textItems('Reason', family)) expect(item).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('a line of our own', () => {
  it('goes on in another item where it is too long for one', () => {
    expect(lineItems('short')).toEqual(['short']);
    const [first, second] = lineItems('x'.repeat(2_400));
    expect(first).toHaveLength(2_300);
    expect(second).toBe(`… ${'x'.repeat(100)}`);
  });
});
