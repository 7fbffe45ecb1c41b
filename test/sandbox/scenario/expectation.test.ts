import { capturedNames, findExpectation, isExpectation } from '../../../sandbox/scenario/expectation.ts';

test('plain text is found wherever it stands, and nothing of it is special', () => {
  expect(findExpectation('3 of 12 (now)', 'prod: 3 of 12 (now) need attention')).toEqual({});
  expect(findExpectation('3 of 13', 'prod: 3 of 12 need attention')).toBeUndefined();
});

test('a regular expression captures by name', () => {
  expect(findExpectation('/(?<id>RW-\\w+) requested/', 'RW-7F3K2M requested')).toEqual({ id: 'RW-7F3K2M' });
});

test('the ends of a regular expression are the ends of a line', () => {
  expect(findExpectation('/^second$/', 'first\nsecond\nthird')).toEqual({});
});

test('flags behind the last slash count', () => {
  expect(findExpectation('/PROD/', 'prod')).toBeUndefined();
  expect(findExpectation('/PROD/i', 'prod')).toEqual({});
});

test('a slash command is text, not a regular expression', () => {
  expect(findExpectation('/root-status prod', 'type /root-status prod again')).toEqual({});
});

test('a regular expression that does not compile is no expectation', () => {
  expect(isExpectation('/(/')).toBe(false);
  expect(isExpectation('(')).toBe(true);
});

test('the names of captures are known before anything is matched', () => {
  expect(capturedNames('/(?<id>RW-\\w+) by (?<who>.+)/')).toEqual(['id', 'who']);
});
