import { firstLines } from '../../../sandbox/slack/file-preview.ts';

const csv = (text: string) => ({ mimeType: 'text/csv', content: Buffer.from(text) });

test('a short text is shown whole, without its byte order mark', () => {
  expect(firstLines(csv('\ufeffa,b\r\n1,2\r\n'))).toEqual(['a,b', '1,2']);
});

test('of a long one its first lines are shown, each cut where it is long, and that there is more', () => {
  const lines = firstLines(csv(`${'x'.repeat(1_000)}\n`.repeat(50)));
  expect(lines).toHaveLength(9);
  expect(lines[0]).toBe(`${'x'.repeat(400)}…`);
  expect(lines.at(-1)).toBe('…');
});

test('nothing is shown of a picture, nor of what is not uploaded yet', () => {
  expect(firstLines({ mimeType: 'image/png', content: Buffer.from('x') })).toEqual([]);
  expect(firstLines({ mimeType: 'text/csv' })).toEqual([]);
});
