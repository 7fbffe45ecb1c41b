import fc from 'fast-check';
import { textSize } from '../../src/slack/size.ts';

test('a text is as long as JSON writes it, whatever is in it', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('"', '\\', '\n', '\u007f', '\ud800', '😀', ' !#[]^~'),
  );
  fc.assert(
    fc.property(texts, (text) => {
      expect(textSize(text)).toBe(JSON.stringify(text).length - 2);
    }),
  );
});
