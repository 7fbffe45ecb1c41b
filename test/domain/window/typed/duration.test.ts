import { HOUR, MINUTE } from '../../../../src/domain/time.ts';
import { parseDuration } from '../../../../src/domain/window/typed/duration.ts';

test.each([
  ['30m', 30 * MINUTE],
  ['1h', HOUR],
  ['1h30m', 90 * MINUTE],
  ['1H 30M', 90 * MINUTE],
  ['90 min', 90 * MINUTE],
  ['2 hours', 2 * HOUR],
  ['1d', 24 * HOUR],
  ['0m', 0],
])('%s', (text, duration) => {
  expect(parseDuration(text)).toBe(duration);
});

test.each([
  '',
  '1',
  'h',
  '-1h',
  '1.5h',
  '1h1h',
  '30m1h',
  '1y',
  '1h30',
  '99999h',
  'constructor',
  '1constructor',
])('%j is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
