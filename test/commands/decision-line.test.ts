import { decisionLineOf } from '../../commands/decision-line.ts';

test.each([
  ['RW-7F3K2M', ''],
  ['“RW-7F3K2M” looks right', 'looks right'],
  ['"rw-7f3k2m"', ''],
  ['RW-7F3K2M: looks  right', 'looks  right'],
  ['RW-7F3K2M, "looks right"', '"looks right"'],
])('%j names the window, and the rest stays as it was typed', (typed, text) => {
  expect(decisionLineOf(typed)).toEqual({ id: 'RW-7F3K2M', text });
});

test.each(['', 'approve it', '“looks right” RW-7F3K2M'])('%j names no window first', (typed) => {
  expect(decisionLineOf(typed)).toBeUndefined();
});
