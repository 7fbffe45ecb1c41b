import fc from 'fast-check';
import { parseLocalDate } from '../../src/domain/snapshot/local-date.ts';
import { countLabel, countTicks, dateLabel, dateTicks } from '../../src/trend-picture/axis.ts';

describe('the axes of the trend', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [31, [0, 10, 20, 30, 40]],
    [4_889, [0, 2_000, 4_000, 6_000]],
    [1e9, [0, 5e8, 1e9]],
  ])('counts up to %d in round steps', (most, expected) => {
    expect(countTicks(most)).toEqual(expected);
  });

  it('has two to five whole counts, evenly apart, the last but one below what there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (most) => {
        const ticks = countTicks(most);
        const step = ticks[1] ?? 0;
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(5);
        expect(ticks).toEqual(ticks.map((_, place) => place * step));
        expect(Number.isInteger(step)).toBe(true);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.at(-2)).toBeLessThan(most);
      }),
    );
  });

  it.each([
    [0, [0]],
    [1, [0, 1]],
    [7, [0, 1, 2, 3, 4, 5, 6, 7]],
    [8, [0, 2, 4, 6, 8]],
    [9, [0, 3, 6, 9]],
    [10, [0, 2, 4, 6, 8, 10]],
    [89, [0, 22, 45, 67, 89]],
    [90, [0, 18, 36, 54, 72, 90]],
  ])(
    'writes dates below the first and the last of the days 0 to %d, and evenly between',
    (last, expected) => {
      expect(dateTicks(last)).toEqual(expected);
    },
  );

  it('writes counts in full as long as they are short', () => {
    expect([0, 9_999, 99_999, 100_000, 1_250_000, 1e9].map(countLabel)).toEqual([
      '0',
      '9,999',
      '99,999',
      '100K',
      '1.3M',
      '1B',
    ]);
  });

  it('writes dates short', () => {
    expect(dateLabel(parseLocalDate('2026-11-03')!)).toBe('3 Nov');
  });
});
