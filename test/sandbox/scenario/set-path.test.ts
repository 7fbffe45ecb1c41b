import { setPath } from '../../../sandbox/scenario/set-path.ts';

const item = { pk: 'RW-1', history: [{ note: 'old' }, { note: 'other' }] };

test('a value deep in an item is replaced, and the item itself left alone', () => {
  expect(setPath(item, 'history.0.note', 'changed')).toEqual({
    pk: 'RW-1',
    history: [{ note: 'changed' }, { note: 'other' }],
  });
  expect(item.history[0]).toEqual({ note: 'old' });
});

test('the last part of a path may be new', () => {
  expect(setPath(item, 'extra', true)).toEqual({ ...item, extra: true });
});

test.each([
  ['history.2.note', 'a list of 2 has no 2'],
  ['cards.0', 'a mapping with pk, history has no cards'],
  ['pk.first', '"RW-1" has no first'],
])('a path that leads nowhere (%s) says where it ends', (path, why) => {
  expect(() => setPath(item, path, 'x')).toThrow(why);
});
