import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { age, ageAlone, date, dateAndTime, duration, timeOfDay } from '../../../src/slack/text/time.ts';
import { ago, NOW } from '../../support/builders/time.ts';

describe('a length of time in words', () => {
  it.each([
    [-5 * MINUTE, 'under a minute'],
    [59 * SECOND, 'under a minute'],
    [MINUTE, '1 min'],
    [40 * MINUTE + 59 * SECOND, '40 min'],
    [HOUR, '1 h'],
    [3 * HOUR + 40 * MINUTE, '3 h 40 min'],
    [47 * HOUR, '47 h'],
    [2 * DAY, '2 days'],
    [400 * DAY, '400 days'],
  ])('%d ms is "%s"', (length, words) => {
    expect(duration(length)).toBe(words);
  });
});

describe('the age of data', () => {
  it('is a length up to a week, then a date', () => {
    expect(age(NOW, NOW)).toBe('just read');
    expect(age(ago(3 * HOUR + 40 * MINUTE), NOW)).toBe('3 h 40 min old');
    expect(age(ago(7 * DAY), NOW)).toBe('7 days old');
    expect(age(ago(7 * DAY + 1), NOW)).toBe('from 13 Nov');
    expect(ageAlone(ago(HOUR), NOW)).toBe('1 h');
    expect(ageAlone(ago(60 * DAY), NOW)).toBe('from 21 Sep');
  });
});

describe('a point in time', () => {
  it('is told in UTC, with the year only where it is another', () => {
    expect(timeOfDay(Date.UTC(2026, 10, 20, 2, 14))).toBe('02:14 UTC');
    expect(timeOfDay(Date.UTC(2026, 10, 20))).toBe('00:00 UTC');
    expect(date(Date.UTC(2026, 10, 18), NOW)).toBe('18 Nov');
    expect(date(Date.UTC(2025, 11, 31, 23, 59), NOW)).toBe('31 Dec 2025');
    expect(dateAndTime(Date.UTC(2026, 10, 18, 23, 5), NOW)).toBe('18 Nov 23:05 UTC');
  });
});
