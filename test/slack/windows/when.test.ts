import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { exactLength, moment, periodInWords } from '../../../src/slack/windows/when.ts';
import { NOW } from '../../support/builders/time.ts';

test('a period within a day names the day once', () => {
  expect(periodInWords({ start: NOW, end: NOW + HOUR }, NOW)).toBe('20 Nov 09:00–10:00 UTC');
});

test('a period across midnight names both days, and a year that is not this one', () => {
  expect(periodInWords({ start: NOW, end: NOW + DAY }, NOW)).toBe('20 Nov 09:00 – 21 Nov 09:00 UTC');
  expect(periodInWords({ start: NOW, end: NOW + 50 * DAY }, NOW)).toBe('20 Nov 09:00 – 9 Jan 2027 09:00 UTC');
});

test.each([
  [HOUR, '1 h'],
  [50 * HOUR + 30 * MINUTE, '50 h 30 min'],
  [15 * MINUTE, '15 min'],
  [90 * SECOND, '1 min 30 s'],
  [1, 'under a second'],
])('%i ms long is told exactly', (length, words) => {
  expect(exactLength(length)).toBe(words);
});

test('a moment of today is a time; of another day, with its date', () => {
  expect(moment(NOW + HOUR, NOW)).toBe('10:00 UTC');
  expect(moment(NOW - DAY, NOW)).toBe('19 Nov 09:00 UTC');
});
