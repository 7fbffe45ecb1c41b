import type { Inline, Passage } from '../../../../sandbox/page/text/inline.ts';
import { parseMrkdwn } from '../../../../sandbox/page/text/mrkdwn.ts';

const text = (content: string): Inline => ({ kind: 'text', text: content });

function prose(markup: string): readonly Inline[] {
  const [first, ...more] = parseMrkdwn(markup);
  if (first?.kind !== 'prose' || more.length > 0)
    throw new Error(`Not prose: ${JSON.stringify([first, more])}`);
  return first.inlines;
}

describe('marks', () => {
  test.each([
    ['*bold*', 'bold'],
    ['_slanted_', 'italic'],
    ['~gone~', 'strike'],
  ] as const)('%s is %s', (markup, style) => {
    expect(prose(markup)).toEqual([{ kind: 'styled', style, children: [text(markup.slice(1, -1))] }]);
  });

  test('marks nest', () => {
    expect(prose('*bold and _both_*')).toEqual([
      {
        kind: 'styled',
        style: 'bold',
        children: [text('bold and '), { kind: 'styled', style: 'italic', children: [text('both')] }],
      },
    ]);
  });

  test.each(['snake_case_name', '2 * 3 * 4', '5*6*7', '**', '*'])('%s holds no marks', (markup) => {
    expect(prose(markup)).toEqual([text(markup)]);
  });

  test('nothing is read in code', () => {
    expect(prose('`*a* <https://example.com|there> &lt;b&gt;`')).toEqual([
      { kind: 'code', text: '*a* there <b>' },
    ]);
  });
});

describe('references', () => {
  test('mentions keep their ids', () => {
    expect(prose('<@U1> <#C1|general> <!subteam^S1> <!channel>')).toEqual([
      { kind: 'person', id: 'U1' },
      text(' '),
      { kind: 'channel', id: 'C1' },
      text(' '),
      { kind: 'user-group', id: 'S1' },
      text(' '),
      { kind: 'broadcast', range: 'channel' },
    ]);
  });

  test('an escaped reference is text', () => {
    expect(prose('&lt;!channel&gt; &amp;amp;')).toEqual([text('<!channel> &amp;')]);
  });

  test('a link shows its text, an address alone itself without the full stop after it', () => {
    expect(prose('<https://a.example/?x=1&amp;y=2|here> and https://b.example/path.')).toEqual([
      { kind: 'link', url: 'https://a.example/?x=1&y=2', text: 'here' },
      text(' and '),
      { kind: 'link', url: 'https://b.example/path', text: 'https://b.example/path' },
      text('.'),
    ]);
  });

  test('a link that would run a script is text', () => {
    expect(prose('<javascript:alert(1)|press>')).toEqual([text('press')]);
  });

  test('a date carries its format, its fallback and its link', () => {
    expect(prose('<!date^1763629200^{date} at {time}^https://c.example|then>')).toEqual([
      {
        kind: 'date',
        seconds: 1763629200,
        format: '{date} at {time}',
        fallback: 'then',
        url: 'https://c.example',
      },
    ]);
  });

  test('known emoji are shown, unknown ones stay written', () => {
    expect(prose(':warning: :no_such_thing:')).toEqual([
      { kind: 'emoji', name: 'warning', glyph: '⚠️' },
      text(' :no_such_thing:'),
    ]);
  });
});

describe('passages', () => {
  test('quoted lines that follow each other are one quote', () => {
    expect(parseMrkdwn('before\n&gt; one\n> two\nafter')).toEqual<Passage[]>([
      { kind: 'prose', inlines: [text('before')] },
      { kind: 'quote', inlines: [text('one\ntwo')] },
      { kind: 'prose', inlines: [text('after')] },
    ]);
  });

  test('a block keeps its line breaks and marks', () => {
    expect(parseMrkdwn('see\n```\n*a*\n b\n```\nend')).toEqual<Passage[]>([
      { kind: 'prose', inlines: [text('see')] },
      { kind: 'preformatted', text: '*a*\n b' },
      { kind: 'prose', inlines: [text('end')] },
    ]);
  });
});
