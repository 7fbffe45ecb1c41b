import { parseDuration } from '../../../sandbox/scenario/duration.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';

test.each([
  ['250ms', 250],
  ['30s', 30 * SECOND],
  ['10m', 10 * MINUTE],
  ['8h', 8 * HOUR],
  ['2d', 2 * DAY],
  ['1h30m', HOUR + 30 * MINUTE],
  ['1.5h', 90 * MINUTE],
])('%s is read as a length of time', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

test.each(['', '8', 'h', '8 h', '-8h', '8hours', '8w'])('"%s" is no length of time', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});
