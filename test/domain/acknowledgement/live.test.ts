import type { Acknowledgement } from '../../../src/domain/acknowledgement/acknowledgement.ts';
import { liveHolding } from '../../../src/domain/acknowledgement/live.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { type AccountOfDay, postureOfDay } from '../../support/builders/day.ts';
import { anAcknowledgement, type Day, dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';

const FAILING = { number: 1, said: { 'root-mfa': 'fail' } } as const;
const MENDED = { number: 1, said: { 'root-mfa': 'pass' } } as const;
const used = (usedAt: number) => ({ number: 1, said: { 'root-recent-use': { usedAt } } }) as const;

/** What holds for what is measured two hours after the last sweep of these days; the acknowledgement is an hour old. */
function held(
  days: readonly Day[],
  live: readonly AccountOfDay[],
  overrides: Partial<Acknowledgement> = {},
  measuredAgo = MINUTE,
): boolean {
  const now = dayTime(Math.max(0, days.length - 1)) + 2 * HOUR;
  const acknowledgement = anAcknowledgement({ at: now - HOUR, ...overrides });
  const context = { snapshot: snapshotsOf(...days).at(-1), acknowledgements: [acknowledgement], now };
  return liveHolding(postureOfDay(live, { measuredAt: now - measuredAgo }), context).includes(
    acknowledgement,
  );
}

const dayOf = (...accounts: readonly AccountOfDay[]): Day => ({ accounts });

describe('an acknowledgement holds for what is measured between two sweeps', () => {
  test('as long as the finding is what it was', () => {
    expect(held([dayOf(FAILING)], [FAILING])).toBe(true);
  });

  test('before the first sweep too', () => {
    expect(held([], [FAILING])).toBe(true);
  });

  test('until its time is up', () => {
    expect(held([dayOf(FAILING)], [FAILING], { until: dayTime(0) + 2 * HOUR })).toBe(false);
    expect(held([dayOf(FAILING)], [FAILING], { until: dayTime(0) + 2 * HOUR + 1 })).toBe(true);
  });

  test.each([
    ['is mended', [MENDED]],
    ['is ranked higher', [{ ...FAILING, severity: 'high' }]],
    ['is critical', [{ ...FAILING, severity: 'critical' }]],
    ['could not be measured', [{ ...FAILING, audit: 'unreachable', said: { 'root-mfa': 'unknown' } }]],
    ['is of an account that was not asked for', [{ ...FAILING, number: 2 }]],
  ] as const)('and for no finding that %s', (_, live) => {
    expect(held([dayOf(FAILING)], live)).toBe(false);
  });

  test('and for no critical finding, whatever the person saw', () => {
    const finding = { severity: 'critical', since: dayTime(0), marks: {} } as const;
    const live = { ...FAILING, severity: 'critical' } as const;
    expect(held([dayOf(live)], [live], { finding })).toBe(false);
  });

  test('and not once it was mended at a sweep in between', () => {
    const days = [dayOf(FAILING), dayOf(MENDED)];
    expect(held(days, [FAILING], { at: dayTime(0) + HOUR })).toBe(false);
    expect(
      held(days, [FAILING], { finding: { severity: 'medium', since: dayTime(1) + HOUR, marks: {} } }),
    ).toBe(true);
  });

  test('and not once root was used again, even where the person answered after that, for what the sweep had seen', () => {
    const [before, since] = [dayTime(0) - DAY, dayTime(0) + 30 * MINUTE];
    const ref = { on: accountIdNumber(1), checkId: 'root-recent-use' };
    const sawBefore = { severity: 'medium', since: dayTime(0), marks: { 'last-use': before } } as const;
    const sawSince = { ...sawBefore, marks: { 'last-use': since } };

    expect(held([dayOf(used(before))], [used(before)], { ...ref, finding: sawBefore })).toBe(true);
    expect(held([dayOf(used(before))], [used(since)], { ...ref, finding: sawBefore })).toBe(false);
    expect(held([dayOf(used(before))], [used(since)], { ...ref, finding: sawSince })).toBe(true);
    // Measured a quarter of an hour before the person answered.
    const earlier = 75 * MINUTE;
    expect(held([dayOf(used(before))], [used(since)], { ...ref, finding: sawBefore }, earlier)).toBe(false);
    expect(held([dayOf(used(before))], [used(since)], { ...ref, finding: sawSince }, earlier)).toBe(true);
  });

  test('and the latest of several only', () => {
    const now = dayTime(0) + 2 * HOUR;
    const [first, second] = [
      anAcknowledgement({ at: now - HOUR }),
      anAcknowledgement({ at: now - MINUTE, until: now + HOUR }),
    ];
    const context = { snapshot: snapshotsOf(dayOf(FAILING))[0], acknowledgements: [second, first] };
    const live = postureOfDay([FAILING], { measuredAt: now });

    expect(liveHolding(live, { ...context, now })).toEqual([second]);
    expect(liveHolding(live, { ...context, now: now + HOUR })).toEqual([]);
  });
});
