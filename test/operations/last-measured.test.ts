import { createDateLastMeasured } from '../../src/operations/last-measured.ts';
import { type AccountOfDay, postureOfDay } from '../support/builders/day.ts';
import { dayTime, snapshotsOf } from '../support/builders/snapshots.ts';
import { recordingLog } from '../support/fakes/log.ts';

const REACHED = { number: 1, said: { 'root-mfa': 'pass' } } as const;
const UNREACHED = { number: 1, audit: 'unreachable' } as const;

/** Of accounts measured now, after sweeps of these days, when they were last measured. */
async function datesAfter(days: readonly (readonly AccountOfDay[])[], now: readonly AccountOfDay[]) {
  const snapshot = snapshotsOf(...days.map((accounts) => ({ accounts }))).at(-1);
  const date = createDateLastMeasured(async () => snapshot, recordingLog());
  return (await date(postureOfDay(now).accounts)).map(({ lastMeasured }) => lastMeasured);
}

describe('an account that cannot be measured was last measured', () => {
  test('by the last sweep, if that could', async () => {
    expect(await datesAfter([[REACHED], [REACHED]], [UNREACHED])).toEqual([dayTime(1)]);
  });

  test('by the last sweep that could, however long that is ago', async () => {
    expect(await datesAfter([[REACHED], [UNREACHED], [UNREACHED]], [UNREACHED])).toEqual([dayTime(0)]);
  });

  test.each([
    ['no sweep could', [[UNREACHED]]],
    ['no sweep knew it', [[{ ...REACHED, number: 2 }]]],
    ['nothing was swept', []],
  ])('nobody knows when where %s', async (_, days) => {
    expect(await datesAfter(days, [UNREACHED])).toEqual([undefined]);
  });
});

test('nothing is said of an account that was measured, or is not to be, and no sweep is read for it', async () => {
  expect(await datesAfter([[REACHED]], [REACHED, { ...REACHED, number: 2, audit: 'skipped' }])).toEqual([
    undefined,
    undefined,
  ]);
  const date = createDateLastMeasured(() => Promise.reject(new Error('not to be read')), recordingLog());
  const { accounts } = postureOfDay([REACHED]);
  expect(await date(accounts)).toBe(accounts);
});

test('nothing is said where the sweep cannot be read, and that is logged', async () => {
  const log = recordingLog();
  const date = createDateLastMeasured(() => Promise.reject(new Error('the table is away')), log);
  const { accounts } = postureOfDay([UNREACHED]);

  expect(await date(accounts)).toBe(accounts);
  expect(log.lines).toMatchObject([{ level: 'warn' }]);
});
