import type { Acknowledgement } from '../../../src/domain/acknowledgement/acknowledgement.ts';
import { endedWhy, holding, stillHolds } from '../../../src/domain/acknowledgement/standing.ts';
import type { Severity } from '../../../src/domain/checks/check.ts';
import { plusDays } from '../../../src/domain/snapshot/local-date.ts';
import { nextSnapshot } from '../../../src/domain/snapshot/next-snapshot.ts';
import type { Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { type AccountOfDay, postureOfDay } from '../../support/builders/day.ts';
import { aFailure } from '../../support/builders/posture.ts';
import { anAcknowledgement, dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';
import { ANA } from '../../support/builders/window-people.ts';

const FAILING = { number: 1, said: { 'root-mfa': 'fail' } } as const;
const PASSING = { number: 1, said: { 'root-mfa': 'pass' } } as const;
const UNREACHABLE = { number: 1, audit: 'unreachable', said: { 'root-mfa': 'unknown' } } as const;

/** Why it no longer holds after these days, of which the acknowledgement knew the first. */
function endedAfter(days: readonly AccountOfDay[][], acknowledgement = anAcknowledgement()) {
  const snapshots = snapshotsOf(
    ...days.map((accounts) => ({ accounts, acknowledgements: [acknowledgement] })),
  );
  return endedWhy(acknowledgement, snapshots.at(-1)!, dayTime(days.length - 1));
}

describe('an acknowledgement', () => {
  test('holds while the finding stands as it was', () => {
    expect(endedAfter([[FAILING], [FAILING], [FAILING]])).toBeUndefined();
  });

  test('holds until its time is up, and at that moment no longer', () => {
    const acknowledgement = anAcknowledgement();
    const [snapshot] = snapshotsOf({ accounts: [FAILING] });

    expect(stillHolds(acknowledgement, snapshot!, acknowledgement.until - 1)).toBe(true);
    expect(endedWhy(acknowledgement, snapshot!, acknowledgement.until)).toBe('time-up');
  });

  test('waits while the account cannot be measured, and holds when it can be again', () => {
    expect(endedAfter([[FAILING], [UNREACHABLE]])).toBeUndefined();
    expect(endedAfter([[FAILING], [UNREACHABLE], [FAILING]])).toBeUndefined();
  });

  test('ends when the finding is mended', () => {
    expect(endedAfter([[FAILING], [PASSING]])).toBe('mended');
    expect(endedAfter([[FAILING], [PASSING], [UNREACHABLE]])).toBe('mended');
  });

  test('does not cover a finding that was mended and fails again', () => {
    expect(endedAfter([[FAILING], [PASSING], [FAILING]])).toBe('failed-again');
  });

  test('does not cover the finding of an account that was gone and is back', () => {
    expect(endedAfter([[FAILING], []])).toBe('gone');
    expect(endedAfter([[FAILING], [], [FAILING]])).toBe('failed-again');
  });

  test('ends when the finding is ranked higher', () => {
    expect(endedAfter([[FAILING], [{ ...FAILING, severity: 'high' }]])).toBe('worsened');
    expect(endedAfter([[FAILING], [{ ...FAILING, severity: 'low' }]])).toBeUndefined();
  });

  test('never covers a critical finding', () => {
    expect(endedAfter([[FAILING], [{ ...FAILING, severity: 'critical' }]])).toBe('critical');
  });

  test('ends for good when root is used again, though nothing happens after that', () => {
    const used = (usedAt: number) => ({ number: 1, said: { 'root-recent-use': { usedAt } } });
    const acknowledgement = anAcknowledgement({
      checkId: 'root-recent-use',
      finding: { severity: 'medium', since: NOW, marks: { 'last-use': NOW - DAY } },
    });
    const before = used(NOW - DAY);
    const again = used(NOW + 2 * HOUR);

    expect(endedAfter([[before], [before]], acknowledgement)).toBeUndefined();
    expect(endedAfter([[before], [again]], acknowledgement)).toBe('worsened');
    expect(endedAfter([[before], [again], [again]], acknowledgement)).toBe('worsened');
    expect(endedAfter([[before], [again], [before]], acknowledgement)).toBe('worsened');
  });

  describe('that was made while a sweep was under way, of what began after its account was measured', () => {
    const at = dayTime(1) - MINUTE;
    const meanwhile = anAcknowledgement({ at, finding: { severity: 'medium', since: at, marks: {} } });
    const [first] = snapshotsOf({ accounts: [PASSING] });
    const sweepOf = (previous: Snapshot, day: number, account: AccountOfDay) =>
      nextSnapshot(previous, {
        date: plusDays(first!.date, day),
        begunAt: dayTime(day) - HOUR,
        posture: postureOfDay([account], { measuredAt: dayTime(day) }),
        acknowledgements: [meanwhile],
      });
    const second = sweepOf(first!, 1, PASSING);

    test('is neither ended by that sweep nor by the next, which finds what the person saw', () => {
      const third = sweepOf(second, 2, FAILING);

      expect(endedWhy(meanwhile, second, dayTime(1))).toBeUndefined();
      expect(endedWhy(meanwhile, third, dayTime(2))).toBeUndefined();
      expect(third.counts).toMatchObject({ failing: 0, acknowledged: 1 });
    });

    test('is ended by the next one that finds it mended', () => {
      expect(endedWhy(meanwhile, sweepOf(second, 2, PASSING), dayTime(2))).toBe('mended');
    });

    test('is ended where the sweep found it critical, or worse than the person saw it', () => {
      const ended = (severity: Severity) =>
        endedWhy(meanwhile, sweepOf(first!, 1, { ...FAILING, severity }), dayTime(1));

      expect(ended('critical')).toBe('critical');
      expect(ended('high')).toBe('worsened');
      expect(ended('medium')).toBeUndefined();
    });
  });

  test('of a finding that no snapshot had yet holds from the next one on', () => {
    const unseen = anAcknowledgement({ finding: { severity: 'medium', since: NOW + DAY / 24, marks: {} } });

    expect(endedAfter([[PASSING]], unseen)).toBeUndefined();
    expect(endedAfter([[PASSING], [FAILING]], unseen)).toBeUndefined();
    expect(endedAfter([[PASSING], [FAILING], [UNREACHABLE], [FAILING]], unseen)).toBeUndefined();
    expect(endedAfter([[PASSING], [PASSING], [FAILING]], unseen)).toBe('failed-again');
  });

  test('by somebody who saw the finding after it got worse covers it as it was then', () => {
    const used = (usedAt: number) => ({ number: 1, said: { 'root-recent-use': { usedAt } } });
    const seen = (usedAt: number): Acknowledgement =>
      anAcknowledgement({
        at: NOW + 3 * HOUR,
        checkId: 'root-recent-use',
        finding: { severity: 'medium', since: NOW, marks: { 'last-use': usedAt } },
      });
    const days = [[used(NOW - DAY)], [used(NOW + 2 * HOUR)]];

    expect(endedAfter(days, seen(NOW + 2 * HOUR))).toBeUndefined();
    expect(endedAfter(days, seen(NOW + HOUR))).toBe('worsened');
  });

  test('from before a change for the worse does not cover it, though it was given after the sweep', () => {
    const used = (usedAt: number) => ({ number: 1, said: { 'root-recent-use': { usedAt } } });
    const stale = anAcknowledgement({
      at: dayTime(1) + HOUR,
      checkId: 'root-recent-use',
      finding: { severity: 'medium', since: NOW, marks: { 'last-use': NOW - DAY } },
    });
    const days = [[used(NOW - DAY)], [used(NOW + HOUR)], [used(NOW + HOUR)]];

    expect(endedAfter(days.slice(0, 2), stale)).toBeUndefined();
    expect(endedAfter(days, stale)).toBe('worsened');
  });

  test('of a finding from before it was mended does not cover it when it fails again', () => {
    const stale = anAcknowledgement({ finding: { severity: 'medium', since: NOW - DAY, marks: {} } });

    expect(endedAfter([[PASSING], [FAILING]], stale)).toBe('failed-again');
  });

  test('waits where no sweep could ever measure the check', () => {
    const unseen = anAcknowledgement({ finding: { severity: 'medium', since: NOW + HOUR, marks: {} } });

    expect(endedAfter([[UNREACHABLE], [UNREACHABLE]], unseen)).toBeUndefined();
  });

  test('given while the sweep went on changes nothing about what the sweep saw', () => {
    const at = dayTime(1) + 1;
    const during = anAcknowledgement({ at, finding: { severity: 'medium', since: at, marks: {} } });
    const days = [[PASSING], [FAILING], [FAILING]].map((accounts) => ({
      accounts,
      acknowledgements: [during],
    }));
    const last = snapshotsOf(...days).at(-1)!;

    expect(last.accounts[0]?.checks[0]?.state.since).toBe(dayTime(1));
    expect(stillHolds(during, last, dayTime(2))).toBe(true);
  });

  test('holds for the organization’s own checks as well', () => {
    const organization = [aFailure({ checkId: 'central-root-access', severity: 'medium' })];
    const snapshots = snapshotsOf({ accounts: [], organization }, { accounts: [], organization });
    const acknowledgement = anAcknowledgement({ on: 'organization', checkId: 'central-root-access' });

    expect(stillHolds(acknowledgement, snapshots[1]!, dayTime(1))).toBe(true);
  });

  test('of several for one finding only the latest counts', () => {
    const [snapshot] = snapshotsOf({ accounts: [FAILING] });
    const longer = anAcknowledgement();
    const later = anAcknowledgement({ at: longer.at + HOUR, by: ANA, until: longer.at + 2 * HOUR });
    const ref = { on: accountIdNumber(1), checkId: 'root-mfa' };

    expect(holding([later, longer], snapshot!, later.at)(ref)).toBe(later);
    expect(holding([longer, later], snapshot!, later.until)(ref)).toBeUndefined();
    expect(holding([longer], snapshot!, later.at)({ ...ref, checkId: 'root-password' })).toBeUndefined();
  });
});
