import fc from 'fast-check';
import { escapeMrkdwn } from '../../../src/slack/text/escape.ts';
import { harmless, harmlessLabel } from '../../../src/slack/text/harmless.ts';
import { abbreviate, truncate } from '../../../src/slack/text/truncate.ts';
import { anyText } from '../../support/fuzz/any-text.ts';

const LONG = 1_000;

describe('text from outside', () => {
  it('is left as it is where it is ordinary, markup and other scripts included', () => {
    for (const text of ['<!channel> *bold* & co', '請求書システム', 'Ñandú 👩‍👩‍👧', '']) {
      expect(harmless(text, LONG)).toBe(text);
    }
  });

  it('stays on one line', () => {
    expect(harmless('one\r\ntwo\tthree\u2028four', LONG)).toBe('one two three four');
  });

  it('shows characters that would hide or reorder what is around them', () => {
    expect(harmless('a\u202Eb\u0007c\u200Bd\u2066e\u{E0041}', LONG)).toBe(
      'a[U+202E]b[U+0007]c[U+200B]d[U+2066]e[U+E0041]',
    );
  });

  it('isolates what runs from right to left', () => {
    expect(harmless('prod שלום', LONG)).toBe('\u2068prod שלום\u2069');
  });

  it('never contains a control or half a character, and no direction escapes its isolate', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 60 }), (text) => {
        const shown = harmless(text, LONG);
        expect(shown).not.toMatch(/[\p{Cc}\p{Surrogate}\u202a-\u202e]/u);
        expect(shown.replace(/^\u2068(.*)\u2069$/su, '$1')).not.toMatch(/[\u2066-\u2069]/);
      }),
    );
  });
});

describe('a text too long', () => {
  it('says how much was left out and where it can be read', () => {
    const shown = truncate('x'.repeat(500), 100, 'open the account');
    expect(shown).toMatch(/^x+…\(\+\d+ characters: open the account\)$/);
    const left = Number(/\+(\d+)/.exec(shown)?.[1]);
    expect(shown.split('…')[0]!.length + left).toBe(500);
  });

  it('is never cut inside a letter or an emoji', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(abbreviate(family.repeat(5), 30)).toBe(`${family.repeat(2)}…`);
    expect(abbreviate('e\u0301'.repeat(10), 6)).toBe(`${'e\u0301'.repeat(2)}…`);
  });

  it('keeps within its limit, isolates aside', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 60, max: 120 }),
        (text, limit) => {
          expect(harmless(text, limit, 'elsewhere').length).toBeLessThanOrEqual(limit + 2);
          expect(harmlessLabel(text, limit).length).toBeLessThanOrEqual(limit + 2);
        },
      ),
    );
  });
});

describe('text for mrkdwn', () => {
  it('escapes what Slack reads, ampersands first', () => {
    expect(escapeMrkdwn('<!channel> R&D &lt;')).toBe('&lt;!channel&gt; R&amp;D &amp;lt;');
  });
});
