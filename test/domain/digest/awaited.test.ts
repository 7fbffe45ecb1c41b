import { createAwaitedAfter } from '../../../src/domain/digest/awaited.ts';
import { createLocalSchedule } from '../../../src/jobs/local-schedule.ts';
import { localDate } from '../../support/builders/day.ts';

const at = (text: string) => Date.parse(`2026-11-${text}:00Z`);
const day = (number: number) => localDate(`2026-11-${number}`);

describe('what is awaited after a digest', () => {
  const daily = createAwaitedAfter(createLocalSchedule('0 6 * * *', 'UTC'));

  test("after today's is nothing, whether it came by the schedule or because somebody asked", () => {
    expect(daily(day(20), at('20T08:00'))).toBeUndefined();
    expect(daily(day(20), at('20T05:00'))).toBeUndefined();
  });

  test("after yesterday's is today's, before it is due and while it is late", () => {
    expect(daily(day(19), at('20T05:00'))).toEqual({ dueAt: at('20T06:00'), isOfToday: true });
    expect(daily(day(19), at('20T08:00'))).toEqual({ dueAt: at('20T06:00'), isOfToday: true });
  });

  test('is the one that was missed as long as it is made up for, though it is of no today', () => {
    expect(daily(day(18), at('20T05:00'))).toEqual({ dueAt: at('19T06:00'), isOfToday: false });
  });

  test('may be of a later day', () => {
    const weekly = createAwaitedAfter(createLocalSchedule('0 6 * * 1', 'UTC'));
    expect(weekly(day(16), at('20T08:00'))).toEqual({ dueAt: at('23T06:00'), isOfToday: false });
  });

  test("reads today off the calendar of the schedule's time zone", () => {
    const inTokyo = createAwaitedAfter(createLocalSchedule('0 6 * * *', 'Asia/Tokyo'));
    expect(inTokyo(day(20), at('20T16:00'))).toEqual({ dueAt: at('20T21:00'), isOfToday: true });
  });
});
