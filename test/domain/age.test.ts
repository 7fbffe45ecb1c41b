import { inWords, timeAgo } from '../../src/domain/age.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';

test.each([
  [30 * SECOND, 'less than a minute'],
  [MINUTE, '1 min'],
  [59 * MINUTE, '59 min'],
  [HOUR, '1 h'],
  [3 * HOUR + 40 * MINUTE, '3 h 40 min'],
  [DAY - MINUTE, '23 h 59 min'],
  [DAY, '1 day'],
  [90 * DAY, '90 days'],
])('%i ms is %s', (duration, words) => {
  expect(inWords(duration)).toBe(words);
});

test('what lies ahead of our clock is just now', () => {
  expect(timeAgo(1_000, 0)).toBe('just now');
  expect(timeAgo(0, HOUR)).toBe('1 h ago');
});
