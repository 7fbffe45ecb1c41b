import { localClock } from '../../../src/domain/snapshot/local-clock.ts';
import { daysBetween, parseLocalDate, plusDays } from '../../../src/domain/snapshot/local-date.ts';
import { localDate } from '../../support/builders/day.ts';

describe('a local date', () => {
  test.each(['2026-02-30', '2026-13-01', '2026-1-1', '20261120', '', '2026-11-20T00:00'])(
    '%p is none',
    (text) => {
      expect(parseLocalDate(text)).toBeUndefined();
    },
  );

  test('of a leap day is one', () => {
    expect(parseLocalDate('2028-02-29')).toBe('2028-02-29');
  });

  test('is counted on and back over months and years', () => {
    expect(plusDays(localDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect(plusDays(localDate('2028-03-01'), -1)).toBe('2028-02-29');
    expect(daysBetween(localDate('2026-11-20'), localDate('2027-02-18'))).toBe(90);
  });
});

describe('a local clock', () => {
  test.each([
    ['Europe/Berlin', '2026-07-01T22:30:15.250Z', '2026-07-02T00:30:15.250Z'],
    ['America/New_York', '2026-11-20T03:00:00Z', '2026-11-19T22:00:00Z'],
    ['Asia/Kathmandu', '2026-11-20T18:15:00Z', '2026-11-21T00:00:00Z'],
    ['Pacific/Kiritimati', '2026-11-20T10:00:00Z', '2026-11-21T00:00:00Z'],
  ])('in %s shows at %s what %s would be in UTC', (timeZone, at, shown) => {
    const clock = localClock(timeZone);

    expect(clock.wallTime(Date.parse(at))).toBe(Date.parse(shown));
    expect(clock.dateAt(Date.parse(at))).toBe(shown.slice(0, 10));
  });

  test('of a zone that does not exist is refused', () => {
    expect(() => localClock('Europe/Atlantis')).toThrow(RangeError);
  });
});
