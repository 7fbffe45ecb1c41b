import { dateLabel, placeDays } from '../../src/trend-picture/calendar.ts';
import { aDay, aTrend } from './support/a-trend.ts';

describe('the calendar of the trend', () => {
  it('places days by their dates, in whatever order they come, and leaves the place of a missing one empty', () => {
    const days = placeDays([aDay('2026-03-01'), aDay('2026-02-26'), aDay('2026-02-27')]);

    expect(days.map(({ date, index }) => [date, index])).toEqual([
      ['2026-02-26', 0],
      ['2026-02-27', 1],
      ['2026-03-01', 3],
    ]);
  });

  it('keeps to the 90 days up to the newest', () => {
    const { days } = aTrend(91);

    expect(placeDays(days)).toHaveLength(90);
    expect(placeDays(days)[0]?.date).toBe(days[1]?.date);
    expect(
      placeDays([aDay('2026-08-22'), aDay('2026-08-23'), aDay('2026-11-20')]).map(({ index }) => index),
    ).toEqual([0, 89]);
  });

  it('is empty where no day is counted', () => {
    expect(placeDays([])).toEqual([]);
  });

  it.each(['2026-02-29', '2026-1-02', '20 Nov', '', '2026-11-20T00:00:00Z'])(
    'refuses the date %j',
    (date) => {
      expect(() => placeDays([aDay(date)])).toThrow(
        new RangeError(`a day of the trend has the date ${JSON.stringify(date)}; it must be like 2026-11-20`),
      );
    },
  );

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9 + 1])('refuses the count %d', (unmeasured) => {
    expect(() => placeDays([aDay('2026-11-20', { unmeasured })])).toThrow(
      new RangeError(
        `2026-11-20 of the trend has ${unmeasured} unmeasured; it must be a whole number from 0 to 1e9`,
      ),
    );
  });

  it('refuses a day that is there twice', () => {
    expect(() => placeDays([aDay('2026-11-20'), aDay('2026-11-19'), aDay('2026-11-20')])).toThrow(
      new RangeError('2026-11-20 is in the trend more than once'),
    );
  });

  it('counts on through the end of a month, of a year, and a change of the clock', () => {
    expect(dateLabel('2026-10-24', 8)).toBe('1 Nov');
    expect(dateLabel('2026-12-31', 1)).toBe('1 Jan');
    expect(dateLabel('2028-02-28', 1)).toBe('29 Feb');
  });
});
