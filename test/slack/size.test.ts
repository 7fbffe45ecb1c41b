import fc from 'fast-check';
import { textSize } from '../../src/slack/size.ts';
import { anyText } from '../support/fuzz/any-text.ts';

test('a text is as long as JSON writes it, whatever is in it', () => {
  const texts = fc.oneof(
    fc.string(),
    anyText(),
    fc.constantFrom('"', '\\', '\n', '\u007f', '\ud800', '😀', ' !#[]^~'),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(textSize(text)).toBe(JSON.stringify(text).length - 2);
    }),
  );
});
