import { assemble } from '../../../src/domain/assemble.ts';
import { driftBetween } from '../../../src/domain/drift/drift-between.ts';
import type { RootAccessKey, RootEvidence } from '../../../src/domain/evidence.ts';
import { known } from '../../../src/domain/fact.ts';
import { judge, judgingContext } from '../../../src/domain/judge.ts';
import { findState } from '../../../src/domain/snapshot/find-state.ts';
import { plusDays } from '../../../src/domain/snapshot/local-date.ts';
import { nextSnapshot } from '../../../src/domain/snapshot/next-snapshot.ts';
import { seenUsesIn } from '../../../src/domain/snapshot/seen-use.ts';
import type { CheckState, Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { DAY, HOUR, type Instant } from '../../../src/domain/time.ts';
import { aDirectory, anAccount } from '../../support/builders/account.ts';
import { localDate } from '../../support/builders/day.ts';
import { anEvidenceWithoutCredentials } from '../../support/builders/evidence.ts';
import { anAudit } from '../../support/builders/posture.ts';
import { dayTime } from '../../support/builders/snapshots.ts';
import { aCheckPolicy, anOrganization, features } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';

const account = anAccount();
const USED = NOW - 3 * HOUR;
const keyUsed = (at: Instant): RootAccessKey => ({
  label: 'access key 1',
  active: true,
  createdAt: known(NOW - 300 * DAY, 'credential report', NOW),
  lastUse: known({ kind: 'used', at }, 'credential report', NOW),
});
const withKey = (at: Instant) => ({
  accessKeysPresent: known(true, 'account summary', NOW),
  accessKeys: known([keyUsed(at)], 'credential report', NOW),
});

/** What was measured of the account on some days, each given how many days after the first; nothing: no credential. */
type Days = readonly (readonly [day: number, evidence?: Partial<RootEvidence>])[];

/** Snapshots of such days, each judged with the one before at hand, as a sweep does it. */
function snapshotsAfter(days: Days): readonly Snapshot[] {
  const snapshots: Snapshot[] = [];
  for (const [day, evidence] of days) {
    const previous = snapshots.at(-1);
    const now = dayTime(day);
    const context = judgingContext(aDirectory({ accounts: [account] }), features(), aCheckPolicy(), now);
    const seen = previous === undefined ? {} : { seenUseOf: seenUsesIn(previous) };
    const audit = anAudit(anEvidenceWithoutCredentials(evidence));
    const posture = assemble({
      ...{ scope: 'all', measuredAt: now, directoryAsOf: now, organization: anOrganization() },
      accounts: [judge(account, audit, { ...context, ...seen })],
      undecidedMembers: 0,
    });
    const date = plusDays(localDate('2026-11-20'), day);
    snapshots.push(nextSnapshot(previous, { date, posture, acknowledgements: [] }));
  }
  return snapshots;
}

function useIn(snapshot: Snapshot | undefined): CheckState | undefined {
  return snapshot && findState(snapshot, { on: account.id, checkId: 'root-recent-use' });
}

/** What changed about the use of root from the day before to each day. */
function changes(snapshots: readonly Snapshot[]): readonly (string | undefined)[] {
  return snapshots.slice(1).map((next, before) => {
    const previous = snapshots[before];
    const [drift] = previous === undefined ? [] : driftBetween(previous, next).accounts;
    const checks = drift?.kind === 'changed' ? drift.checks : [];
    return checks.find(({ checkId }) => checkId === 'root-recent-use')?.kind;
  });
}

describe('a key that was used and then deleted', () => {
  const snapshots = snapshotsAfter([[0, withKey(USED)], [1], [2], [89], [91]]);

  test('leaves the use of root as the finding that it was, since the same day, with when it was', () => {
    for (const snapshot of snapshots.slice(0, 4)) {
      expect(useIn(snapshot)).toMatchObject({ status: 'fail', since: NOW, marks: { 'last-use': USED } });
      expect(useIn(snapshot)).not.toHaveProperty('worsenedAt');
    }
    expect(useIn(snapshots[1])).toMatchObject({
      detail: expect.stringContaining('used 1 day ago, as seen before'),
    });
  });

  test('is no change of it for the better before the use is older than the limit', () => {
    expect(changes(snapshots)).toEqual([undefined, undefined, undefined, 'better']);
  });
});

test('a later use by another key, after the first is gone, is worse', () => {
  const snapshots = snapshotsAfter([[0, withKey(USED)], [1], [2, withKey(dayTime(2) - HOUR)]]);

  expect(changes(snapshots)).toEqual([undefined, 'worse']);
});

test('a new key that was never used takes nothing back of the use of the one before', () => {
  const unused = { ...keyUsed(USED), lastUse: known({ kind: 'never' } as const, 'credential report', NOW) };
  const evidence = { ...withKey(USED), accessKeys: known([unused], 'credential report', NOW) };
  const snapshots = snapshotsAfter([
    [0, withKey(USED)],
    [1, evidence],
  ]);

  expect(useIn(snapshots[1])).toMatchObject({ status: 'fail', marks: { 'last-use': USED } });
});

test('no use is on record of an account that passes, or that no sweep knows', () => {
  const [first] = snapshotsAfter([[0]]);

  expect(first && seenUsesIn(first)(account.id)).toBeUndefined();
  expect(seenUsesIn({ accounts: [] })(account.id)).toBeUndefined();
});
