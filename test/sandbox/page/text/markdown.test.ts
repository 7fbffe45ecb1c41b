import { parseMarkdown } from '../../../../sandbox/page/text/markdown.ts';

test('headings, paragraphs and lists stand apart; lines of one kind stand together', () => {
  const passages = parseMarkdown('# Title\nfirst\nsecond\n\n- a\n- b\n3. c\n4. d\n> said');

  expect(passages.map((passage) => passage.kind)).toEqual(['heading', 'prose', 'list', 'list', 'quote']);
  expect(passages[1]).toEqual({
    kind: 'prose',
    inlines: [
      { kind: 'text', text: 'first' },
      { kind: 'text', text: '\n' },
      { kind: 'text', text: 'second' },
    ],
  });
  expect(passages[2]).toMatchObject({ ordered: false, items: [[{ text: 'a' }], [{ text: 'b' }]] });
  expect(passages[3]).toMatchObject({ ordered: true, start: 3, items: [[{ text: 'c' }], [{ text: 'd' }]] });
});

test('marks within a line are those of Markdown, not of Slack', () => {
  expect(parseMarkdown('**bold** *slanted* ~~gone~~ `x * y` [there](https://a.example)')).toEqual([
    {
      kind: 'prose',
      inlines: [
        { kind: 'styled', style: 'bold', children: [{ kind: 'text', text: 'bold' }] },
        { kind: 'text', text: ' ' },
        { kind: 'styled', style: 'italic', children: [{ kind: 'text', text: 'slanted' }] },
        { kind: 'text', text: ' ' },
        { kind: 'styled', style: 'strike', children: [{ kind: 'text', text: 'gone' }] },
        { kind: 'text', text: ' ' },
        { kind: 'code', text: 'x * y' },
        { kind: 'text', text: ' ' },
        { kind: 'link', url: 'https://a.example', text: 'there' },
      ],
    },
  ]);
});

test('a link that would run a script is text', () => {
  expect(parseMarkdown('[press](javascript:alert)')).toEqual([
    { kind: 'prose', inlines: [{ kind: 'text', text: '[press](javascript:alert)' }] },
  ]);
});

test('a fence keeps what is in it as it is', () => {
  expect(parseMarkdown('```sh\n# not a title\n\n- not a list\n```\n')).toEqual([
    { kind: 'preformatted', text: '# not a title\n\n- not a list' },
  ]);
});
