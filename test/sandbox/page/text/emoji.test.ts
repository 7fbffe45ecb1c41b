import { parsePlainText } from '../../../../sandbox/page/text/emoji.ts';

test('plain text shows no markup but known emoji, and undoes entities', () => {
  expect(parsePlainText('<!channel> *bold* &amp; :key: :constructor:')).toEqual([
    { kind: 'text', text: '<!channel> *bold* & ' },
    { kind: 'emoji', name: 'key', glyph: '🔑' },
    { kind: 'text', text: ' ' },
    { kind: 'text', text: ':constructor:' },
  ]);
});
