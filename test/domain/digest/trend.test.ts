import { type TrendDay, trendOf } from '../../../src/domain/digest/trend.ts';
import { NOTHING_COUNTED } from '../../../src/domain/snapshot/count-day.ts';
import { plusDays } from '../../../src/domain/snapshot/local-date.ts';
import type { DayCounts } from '../../../src/domain/snapshot/snapshot.ts';
import { localDate } from '../../support/builders/day.ts';

const TODAY = localDate('2026-11-20');

function dayBefore(days: number, counts: Partial<DayCounts>): TrendDay {
  return {
    date: plusDays(TODAY, -days),
    counts: { ...NOTHING_COUNTED, measured: 600, ...counts },
  };
}

function text(before: Partial<DayCounts>, now: Partial<DayCounts>, days = 90): string {
  return trendOf(dayBefore(0, now), [dayBefore(days, before)]).text;
}

describe('a trend', () => {
  test('has every date, with a gap where there is no snapshot', () => {
    const { days } = trendOf(dayBefore(0, { failing: 4 }), [
      dayBefore(1, { failing: 5 }),
      dayBefore(3, { failing: 7 }),
    ]);

    expect(days.map(({ date, counts }) => [date, counts?.failing])).toEqual([
      ['2026-11-17', 7],
      ['2026-11-18', undefined],
      ['2026-11-19', 5],
      ['2026-11-20', 4],
    ]);
  });

  test('goes back ninety days and no further', () => {
    const history = Array.from({ length: 200 }, (_, n) => dayBefore(n + 1, { failing: n }));
    const { days } = trendOf(dayBefore(0, {}), history);

    expect(days).toHaveLength(91);
    expect(days[0]?.date).toBe(plusDays(TODAY, -90));
  });

  test('takes the last day as it is now, whatever the history says of it', () => {
    const { days } = trendOf(dayBefore(0, { failing: 4 }), [dayBefore(0, { failing: 9 })]);

    expect(days.map(({ counts }) => counts?.failing)).toEqual([4]);
  });

  test('leaves out days after the last', () => {
    expect(trendOf(dayBefore(1, {}), [dayBefore(0, {})]).days).toHaveLength(1);
  });
});

describe('the words of a trend', () => {
  test('say that it fell, or rose', () => {
    expect(text({ failing: 31 }, { failing: 4 })).toBe('Failing accounts fell from 31 to 4 in 90 days');
    expect(text({ failing: 4 }, { failing: 31 }, 7)).toBe('Failing accounts rose from 4 to 31 in 7 days');
  });

  test('count the days that passed: from one Friday to the next are seven, from one date to the next is one', () => {
    expect(text({ failing: 9 }, { failing: 4 }, 7)).toBe('Failing accounts fell from 9 to 4 in 7 days');
    expect(text({ failing: 9 }, { failing: 4 }, 1)).toBe('Failing accounts fell from 9 to 4 in 1 day');
    expect(text({}, {}, 1)).toBe('No failing accounts in 1 day');
  });

  test('say how many are acknowledged, which fail all the same', () => {
    expect(text({ failing: 31 }, { acknowledged: 4 })).toBe(
      'Failing accounts fell from 31 to 4 in 90 days, all acknowledged',
    );
    expect(text({ failing: 31 }, { failing: 3, acknowledged: 1 })).toBe(
      'Failing accounts fell from 31 to 4 in 90 days, 1 of them acknowledged',
    );
    expect(text({ failing: 31 }, { acknowledged: 1 })).toBe(
      'Failing accounts fell from 31 to 1 in 90 days, acknowledged',
    );
  });

  test('never take what was acknowledged for mended', () => {
    expect(text({ failing: 31 }, { acknowledged: 31 })).toBe(
      'Failing accounts: 31, as many as on 22 Aug, all acknowledged',
    );
    expect(text({ acknowledged: 31 }, { failing: 31 })).toBe('Failing accounts: 31, as many as on 22 Aug');
  });

  test('claim no fall that those not measured could explain', () => {
    expect(text({ failing: 31 }, { failing: 4, unmeasured: 27 })).toBe(
      'Failing accounts: 4, 27 not measured; 31 on 22 Aug',
    );
    expect(text({ failing: 31 }, { failing: 4, unmeasured: 26 })).toBe(
      'Failing accounts fell from 31 to 4 in 90 days, 26 not measured',
    );
  });

  test('claim no fall that checks could explain which became unknown in accounts that are still reached', () => {
    expect(text({ failing: 30 }, { partial: 30, partialFailing: 30 }, 1)).toBe(
      'Failing accounts: 0, 30 partly measured; 30 on 19 Nov',
    );
    expect(text({ failing: 30 }, { partial: 30, partialFailing: 2 }, 1)).toBe(
      'Failing accounts fell from 30 to 0 in 1 day, 30 partly measured',
    );
  });

  test('claim none of a day that did not count what failed at last in those partly measured', () => {
    const { partialFailing: _, leftFailing: __, ...older } = dayBefore(0, { partial: 30 }).counts;
    expect(trendOf({ date: TODAY, counts: older }, [dayBefore(1, { failing: 30 })]).text).toBe(
      'Failing accounts: 0, 30 partly measured; 30 on 19 Nov',
    );
  });

  test('claim no fall that accounts could explain which left on any day in between', () => {
    const days = [dayBefore(3, { failing: 31 }), dayBefore(2, { failing: 11, leftFailing: 20 })];
    expect(trendOf(dayBefore(0, { failing: 4, leftFailing: 7 }), days).text).toBe(
      'Failing accounts: 4; 31 on 17 Nov, 27 gone or suspended since',
    );
    expect(trendOf(dayBefore(0, { failing: 4, leftFailing: 6 }), days).text).toBe(
      'Failing accounts fell from 31 to 4 in 3 days, 26 gone or suspended',
    );
    const leftBefore = [dayBefore(3, { failing: 31, leftFailing: 50 })];
    expect(trendOf(dayBefore(0, { failing: 4 }), leftBefore).text).toBe(
      'Failing accounts fell from 31 to 4 in 3 days',
    );
  });

  test('claim no rise that those not measured then could explain', () => {
    expect(text({ failing: 4, unmeasured: 27 }, { failing: 31 })).toBe(
      'Failing accounts: 31; 4 on 22 Aug, 27 not measured',
    );
    expect(text({ failing: 4, partial: 27, partialFailing: 0 }, { failing: 31 })).toBe(
      'Failing accounts: 31; 4 on 22 Aug, 27 partly measured',
    );
  });

  test('count accounts that fail though they were not measured', () => {
    expect(text({ failing: 4 }, { failing: 4, unmeasured: 3, unmeasuredFailing: 2 })).toBe(
      'Failing accounts rose from 4 to 6 in 90 days, 3 not measured',
    );
  });

  test('of the first day compare with nothing', () => {
    expect(trendOf(dayBefore(0, { failing: 3 }), []).text).toBe('Failing accounts: 3 on the first day');
  });

  test('say where nothing changed', () => {
    expect(text({ failing: 3, acknowledged: 1 }, { failing: 2, acknowledged: 2 })).toBe(
      'Failing accounts: 4, as many as on 22 Aug, 2 of them acknowledged',
    );
    expect(text({ failing: 3 }, { failing: 3 })).toBe('Failing accounts: 3, as many as on 22 Aug');
  });

  test('write large numbers so that they can be read', () => {
    expect(text({ failing: 5_000 }, { failing: 1_234, acknowledged: 1_000 })).toBe(
      'Failing accounts fell from 5,000 to 2,234 in 90 days, 1,000 of them acknowledged',
    );
  });

  test('say that nothing failed only where that is so of every day', () => {
    const calm = [1, 2, 3].map((days) => dayBefore(days, {}));
    expect(trendOf(dayBefore(0, {}), calm).text).toBe('No failing accounts in 3 days');
    expect(trendOf(dayBefore(0, {}), calm.slice(1)).text).toBe(
      'No failing accounts in 3 days, 1 not counted',
    );
    expect(trendOf(dayBefore(0, { acknowledged: 4 }), calm).text).toBe(
      'Failing accounts rose from 0 to 4 in 3 days, all acknowledged',
    );
    const failed = [...calm, dayBefore(2, { failing: 1 })];
    expect(trendOf(dayBefore(0, {}), failed).text).toBe('Failing accounts: 0, as many as on 17 Nov');
  });

  test('never say that nothing failed where something was not measured', () => {
    expect(trendOf(dayBefore(0, { unmeasured: 1 }), [dayBefore(1, {})]).text).toBe(
      'Failing accounts: 0, 1 not measured; 0 on 19 Nov',
    );
    expect(trendOf(dayBefore(0, { partial: 1 }), [dayBefore(1, {})]).text).toBe(
      'Failing accounts: 0, 1 partly measured; 0 on 19 Nov',
    );
    expect(trendOf(dayBefore(0, { measured: 0 }), [dayBefore(1, {})]).text).toBe(
      'Failing accounts: 0, nothing measured; 0 on 19 Nov',
    );
  });
});
