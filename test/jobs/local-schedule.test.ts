import fc from 'fast-check';
import { createTask } from 'node-cron';
import { localClock } from '../../src/domain/snapshot/local-clock.ts';
import { type LocalDate, parseLocalDate, plusDays } from '../../src/domain/snapshot/local-date.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import {
  createLocalSchedule,
  hasSeveralTimesADay,
  type LocalSchedule,
} from '../../src/jobs/local-schedule.ts';

const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';

function date(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (parsed === undefined) throw new Error(`No date: ${text}`);
  return parsed;
}

/** Every due of the schedule as a replica sees it that asks every minute from one time to the other. */
function minuteByMinute(schedule: LocalSchedule, from: string, to: string): string[] {
  const found: string[] = [];
  let known = schedule.lastDue(Date.parse(from))?.date;
  for (let now = Date.parse(from); now <= Date.parse(to); now += MINUTE) {
    const due = schedule.lastDue(now);
    if (due === undefined || due.date === known) continue;
    expect(now).toBe(due.at);
    known = due.date;
    found.push(`${due.date} at ${new Date(due.at).toISOString().slice(0, 16)}Z`);
  }
  return found;
}

describe('a schedule at 02:30 around a change of the clocks', () => {
  test('in Berlin in spring runs at 03:00, the first minute after the gap', () => {
    const schedule = createLocalSchedule('30 2 * * *', BERLIN);

    expect(minuteByMinute(schedule, '2027-03-27T12:00Z', '2027-03-29T12:00Z')).toEqual([
      '2027-03-28 at 2027-03-28T01:00Z',
      '2027-03-29 at 2027-03-29T00:30Z',
    ]);
  });

  test('in Berlin in autumn runs the first time that it is 02:30, and not again', () => {
    const schedule = createLocalSchedule('30 2 * * *', BERLIN);

    expect(minuteByMinute(schedule, '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual([
      '2026-10-25 at 2026-10-25T00:30Z',
      '2026-10-26 at 2026-10-26T01:30Z',
    ]);
  });

  test('in New York in spring runs at 03:00, the first minute after the gap', () => {
    const schedule = createLocalSchedule('30 2 * * *', NEW_YORK);

    expect(minuteByMinute(schedule, '2027-03-13T12:00Z', '2027-03-15T12:00Z')).toEqual([
      '2027-03-14 at 2027-03-14T07:00Z',
      '2027-03-15 at 2027-03-15T06:30Z',
    ]);
  });

  test('in New York in autumn runs once: 01:30 occurs twice, 02:30 does not', () => {
    const schedules = ['30 1 * * *', '30 2 * * *'].map((cron) => createLocalSchedule(cron, NEW_YORK));

    expect(schedules.map((each) => minuteByMinute(each, '2026-10-31T12:00Z', '2026-11-02T12:00Z'))).toEqual([
      ['2026-11-01 at 2026-11-01T05:30Z', '2026-11-02 at 2026-11-02T06:30Z'],
      ['2026-11-01 at 2026-11-01T07:30Z', '2026-11-02 at 2026-11-02T07:30Z'],
    ]);
  });

  test.each([BERLIN, NEW_YORK])('in %s comes exactly once on each date of a year', (timeZone) => {
    const schedule = createLocalSchedule('30 2 * * *', timeZone);
    const dates: LocalDate[] = [];
    const end = Date.parse('2027-01-01T12:00Z');
    for (let due = schedule.nextDue(Date.parse('2026-01-01T12:00Z')); due.at < end; ) {
      dates.push(due.date);
      due = schedule.nextDue(due.at);
    }

    expect(dates).toEqual(Array.from({ length: 365 }, (_, n) => plusDays(date('2026-01-02'), n)));
  });
});

describe('a local schedule', () => {
  test('keeps to a zone half an hour off', () => {
    expect(createLocalSchedule('0 9 * * *', 'Asia/Kolkata').dueOn(date('2026-11-20'))).toEqual({
      date: '2026-11-20',
      at: Date.parse('2026-11-20T03:30Z'),
    });
  });

  test('leaves out a date that its zone left out, and is on time on the next', () => {
    const schedule = createLocalSchedule('0 6 * * *', 'Pacific/Apia');

    expect(schedule.dueOn(date('2011-12-30'))).toBeUndefined();
    expect(schedule.nextDue(Date.parse('2011-12-29T16:00Z'))).toEqual({
      date: '2011-12-31',
      at: Date.parse('2011-12-30T16:00Z'),
    });
  });

  test('that falls into a gap at midnight is for the date it was meant for', () => {
    const schedule = createLocalSchedule('30 0 * * *', 'Africa/Cairo');

    expect(schedule.dueOn(date('2026-04-24'))).toEqual({
      date: '2026-04-24',
      at: Date.parse('2026-04-23T22:00Z'),
    });
  });

  test('of several times a day takes the first', () => {
    const schedule = createLocalSchedule('*/20 6,18 * * *', BERLIN);

    expect(schedule.nextDue(Date.parse('2026-11-20T05:00Z')).at).toBe(Date.parse('2026-11-21T05:00Z'));
  });

  test('may leave out days', () => {
    const mondays = createLocalSchedule('0 8 * * 1', BERLIN);

    expect(mondays.dueOn(date('2026-11-20'))).toBeUndefined();
    expect(mondays.nextDue(Date.parse('2026-11-20T09:00Z')).date).toBe('2026-11-23');
  });

  test('makes up for what was missed for two days, and no longer', () => {
    const mondays = createLocalSchedule('0 8 * * 1', 'Etc/UTC');
    const due = Date.parse('2026-11-23T08:00Z');

    expect(mondays.lastDue(due - 1)).toBeUndefined();
    expect(mondays.lastDue(due)).toEqual({ date: '2026-11-23', at: due });
    expect(mondays.lastDue(due + 2 * DAY)?.at).toBe(due);
    expect(mondays.lastDue(due + 2 * DAY + 1)).toBeUndefined();
  });

  test.each(['0 6 * *', '0 0 6 * * *', '61 6 * * *', '@daily', ''])(
    'refuses %p and says what to give',
    (cron) => {
      expect(() => createLocalSchedule(cron, BERLIN)).toThrow(
        `"${cron}" is no schedule. Give a cron expression of five fields, such as 0 6 * * *.`,
      );
    },
  );

  test('refuses a zone that does not exist and says what to give', () => {
    expect(() => createLocalSchedule('0 6 * * *', 'Europe/Atlantis')).toThrow(
      '"Europe/Atlantis" is no time zone. Give a name such as Europe/Berlin.',
    );
  });

  test('that comes on no date of a year says so', () => {
    const leapDays = createLocalSchedule('0 6 29 2 *', BERLIN);

    expect(() => leapDays.nextDue(Date.parse('2026-11-20T09:00Z'))).toThrow('does not come within a year');
  });
});

const timeOfDay = fc.record({ hour: fc.nat(23), minute: fc.nat(59) });
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const day = fc.nat(366 * 12).map((n) => plusDays(date('2015-01-01'), n));

describe('in any zone on any day', () => {
  test('a daily schedule is due exactly once on every local date, and never goes back', () => {
    fc.assert(
      fc.property(zone, day, timeOfDay, (timeZone, first, { hour, minute }) => {
        const schedule = createLocalSchedule(`${minute} ${hour} * * *`, timeZone);
        const dues = Array.from({ length: 5 }, (_, n) => schedule.dueOn(plusDays(first, n)));

        dues.forEach((due, n) => {
          expect(due?.date).toBe(plusDays(first, n));
          if (n > 0) expect(due!.at - dues[n - 1]!.at).toBeGreaterThan(20 * HOUR);
        });
        expect(schedule.nextDue(dues[2]!.at - 1)).toEqual(dues[2]);
        expect(schedule.lastDue(dues[2]!.at)).toEqual(dues[2]);
      }),
      { numRuns: 300 },
    );
  });

  test('where the clocks stand still, node-cron in that zone says the same', () => {
    fc.assert(
      fc.property(zone, day, timeOfDay, (timeZone, on, { hour, minute }) => {
        const clock = localClock(timeZone);
        const noon = Date.parse(`${on}T12:00Z`);
        const offsets = [-48, -24, 0, 24, 48].map((hours) => {
          const at = noon + hours * HOUR;
          return clock.wallTime(at) - at;
        });
        fc.pre(new Set(offsets).size === 1);
        const expression = `${minute} ${hour} * * *`;
        const due = createLocalSchedule(expression, timeZone).dueOn(on)!;
        const task = createTask(expression, () => undefined, { timezone: timeZone });

        expect(task.match(new Date(due.at))).toBe(true);
        expect(clock.dateAt(due.at)).toBe(on);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['*/5 * * * *', true],
  ['0 6,18 * * *', true],
  ['0 6 * * *', false],
  ['30 23 * * 1-5', false],
  ['59 23 1 1 *', false],
])('%s has several times a day: %s', (expression, isSo) => {
  expect(hasSeveralTimesADay(expression)).toBe(isSo);
});
