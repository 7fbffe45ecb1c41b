import { exactText, typedText } from '../../commands/typed-text.ts';

describe('an exact text', () => {
  test.each([
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['“curly”  and\nlines ', '“curly”  and\nlines '],
    ['see <https://corp.example/7?a=1&amp;b=2>', 'see https://corp.example/7?a=1&b=2'],
    ['see <http://corp.example|corp.example>', 'see corp.example'],
    ['ask <mailto:mia@corp.example|mia@corp.example>', 'ask mia@corp.example'],
    ['&lt;https://corp.example|here&gt;', '<https://corp.example|here>'],
    ['operator <@U0OMAR00001>', 'operator <@U0OMAR00001>'],
  ])('is what was typed: %j', (sent, typed) => {
    expect(exactText(sent)).toBe(typed);
  });

  test('of nothing is empty', () => {
    expect(exactText(undefined)).toBe('');
  });
});

test('a text to be read has straight quotes, and one space between words', () => {
  expect(typedText(' “payments &amp; co”\n for  ‘1h’ ')).toBe('"payments & co" for \'1h\'');
});
