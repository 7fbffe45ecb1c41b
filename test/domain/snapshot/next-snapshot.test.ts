import { nextSnapshot } from '../../../src/domain/snapshot/next-snapshot.ts';
import type { CheckState, Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { localDate, postureOfDay } from '../../support/builders/day.ts';
import { aFailure, aPosture } from '../../support/builders/posture.ts';
import { anAcknowledgement, dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';

const FAILING = { number: 1, said: { 'root-mfa': 'fail' } } as const;
const PASSING = { number: 1, said: { 'root-mfa': 'pass' } } as const;
const UNREACHABLE = { number: 1, audit: 'unreachable', said: { 'root-mfa': 'unknown' } } as const;
const SUSPENDED = { number: 1, audit: 'skipped' } as const;

function stateIn(snapshot: Snapshot | undefined, check = 'root-mfa'): CheckState | undefined {
  return snapshot?.accounts[0]?.checks.find(({ checkId }) => checkId === check)?.state;
}

describe('a snapshot', () => {
  test('of the first day begins everything then', () => {
    const [first] = snapshotsOf({ accounts: [FAILING] });

    expect(first).toMatchObject({ date: '2026-11-20', takenAt: NOW });
    expect(first?.accounts[0]?.measuring).toEqual({ kind: 'measured', since: NOW });
    expect(stateIn(first)).toEqual({
      status: 'fail',
      severity: 'medium',
      since: NOW,
      detail: 'It is not fine.',
      remedy: 'Mend it.',
      marks: { password: 1 },
    });
  });

  test('of no account at all counts none', () => {
    const [empty] = snapshotsOf({ accounts: [] });

    expect(empty?.accounts).toEqual([]);
    expect(Object.values(empty?.counts ?? {})).toEqual(Array(10).fill(0));
  });

  test('has its accounts by id, whatever the order of the posture', () => {
    const names = ['c', 'b', 'a'].map((name, number) => ({ number, name }));
    const [first] = snapshotsOf({ accounts: names });

    expect(first?.accounts.map(({ id }) => id)).toEqual([0, 1, 2].map(accountIdNumber));
  });

  test('keeps what was known last under what could not be measured, and since when it could not', () => {
    const days = snapshotsOf(
      { accounts: [FAILING] },
      { accounts: [UNREACHABLE] },
      { accounts: [UNREACHABLE] },
    );

    expect(stateIn(days[2])).toMatchObject({
      status: 'unknown',
      since: dayTime(1),
      last: { status: 'fail', since: dayTime(0) },
    });
    expect(days[2]?.accounts[0]?.measuring).toMatchObject({
      kind: 'unmeasured',
      code: 'role-denied',
      since: dayTime(1),
      lastMeasured: dayTime(0),
    });
  });

  test('takes up a finding after a gap since when it stood before', () => {
    const days = snapshotsOf({ accounts: [FAILING] }, { accounts: [UNREACHABLE] }, { accounts: [FAILING] });

    expect(stateIn(days[2])).toMatchObject({ status: 'fail', since: dayTime(0) });
    expect(days[2]?.accounts[0]?.measuring).toEqual({ kind: 'measured', since: dayTime(2) });
  });

  test('keeps what was known of an account while it is suspended', () => {
    const days = snapshotsOf({ accounts: [FAILING] }, { accounts: [SUSPENDED] }, { accounts: [FAILING] });

    expect(stateIn(days[1])).toMatchObject({ status: 'unknown', last: { status: 'fail' } });
    expect(stateIn(days[2])).toMatchObject({ status: 'fail', since: dayTime(0) });
  });

  test('begins a finding anew that was mended in between', () => {
    const days = snapshotsOf({ accounts: [FAILING] }, { accounts: [PASSING] }, { accounts: [FAILING] });

    expect(stateIn(days[2])).toMatchObject({ since: dayTime(2) });
  });

  test('begins an account anew that was gone in between', () => {
    const days = snapshotsOf({ accounts: [FAILING] }, { accounts: [] }, { accounts: [FAILING] });

    expect(stateIn(days[2])).toMatchObject({ since: dayTime(2) });
  });

  test('forgets a check that is no longer in the register', () => {
    const days = snapshotsOf({ accounts: [FAILING] }, { accounts: [{ number: 1, said: {} }] });

    expect(days[1]?.accounts[0]?.checks).toEqual([]);
  });

  test('says why a check is unknown where the account was measured', () => {
    const [first] = snapshotsOf({ accounts: [{ number: 1, said: { 'root-mfa': 'unknown' } }] });

    expect(stateIn(first)).toEqual({ status: 'unknown', since: NOW, reason: 'It could not be read.' });
  });

  test('notes when a finding got worse, and keeps that while it stands', () => {
    const used = (usedAt: number) => ({ number: 1, said: { 'root-recent-use': { usedAt } } }) as const;
    const days = snapshotsOf(
      { accounts: [used(NOW - DAY)] },
      { accounts: [used(NOW + HOUR)] },
      { accounts: [used(NOW + HOUR)] },
    );

    expect(stateIn(days[0], 'root-recent-use')).not.toHaveProperty('worsenedAt');
    expect(stateIn(days[2], 'root-recent-use')).toMatchObject({ since: dayTime(0), worsenedAt: dayTime(1) });
  });

  test('notes that a finding is ranked higher as worse, lower not', () => {
    const ranked = (severity: 'low' | 'high') => ({ ...FAILING, severity });
    const days = snapshotsOf(
      { accounts: [ranked('low')] },
      { accounts: [ranked('high')] },
      { accounts: [ranked('low')] },
    );

    expect(stateIn(days[1])).toMatchObject({ severity: 'high', worsenedAt: dayTime(1) });
    expect(stateIn(days[2])).toMatchObject({ severity: 'low', worsenedAt: dayTime(1) });
  });

  test('carries on the checks of the organization as those of accounts', () => {
    const off = { ...aFailure({ checkId: 'central-root-access', severity: 'medium' }) };
    const days = snapshotsOf({ accounts: [], organization: [off] }, { accounts: [], organization: [off] });

    expect(days[1]?.organization).toMatchObject([
      { checkId: 'central-root-access', state: { status: 'fail', since: dayTime(0) } },
    ]);
  });

  test('of a real posture has every check of the register', () => {
    const posture = aPosture();
    const snapshot = nextSnapshot(undefined, {
      date: localDate('2026-11-20'),
      posture,
      acknowledgements: [],
    });

    expect(snapshot.organization.map(({ checkId }) => checkId)).toEqual([
      'central-root-access',
      'activity-pipeline',
    ]);
    expect(snapshot.accounts[0]?.checks.map(({ checkId }) => checkId)).toEqual(
      posture.accounts[0]?.results.map(({ checkId }) => checkId),
    );
  });
});

describe('the account in a snapshot', () => {
  test('has the name and the units of its day', () => {
    const [first] = snapshotsOf({
      accounts: [{ number: 1, name: 'payments', ouPath: ['workloads', 'prod'] }],
    });

    expect(first?.accounts).toMatchObject([
      { name: 'payments', ouPath: ['workloads', 'prod'], standing: 'clear' },
    ]);
  });
});

describe('the counts of a day', () => {
  test('have every account once', () => {
    const said = { 'root-mfa': 'fail' } as const;
    const [first] = snapshotsOf({
      acknowledgements: [anAcknowledgement({ at: NOW - 1 })],
      accounts: [
        FAILING,
        { number: 2, said },
        { number: 3, said: { 'root-mfa': 'unknown' } },
        { number: 4, said: { 'root-mfa': 'pass', 'root-email-domain': 'not-applicable' } },
        { number: 5, audit: 'unreachable', said },
        { number: 6, audit: 'unreachable', said: { 'root-mfa': 'unknown' } },
        { number: 7, audit: 'skipped' },
      ],
    });

    expect(first?.counts).toEqual({
      measured: 4,
      unmeasured: 2,
      skipped: 1,
      failing: 1,
      acknowledged: 1,
      partial: 1,
      clear: 1,
      unmeasuredFailing: 1,
      partialFailing: 0,
      leftFailing: 0,
    });
  });

  test('have an account as failing of whose findings only one is acknowledged', () => {
    const accounts = [{ number: 1, said: { 'root-mfa': 'fail', 'root-password': 'fail' } }] as const;
    const [first] = snapshotsOf({ accounts, acknowledgements: [anAcknowledgement({ at: NOW - 1 })] });

    expect(first?.counts).toMatchObject({ failing: 1, acknowledged: 0 });
  });

  test('tell of accounts partly measured which of them failed when last measured', () => {
    const unread = { 'root-mfa': 'unknown', 'root-password': 'pass' } as const;
    const days = snapshotsOf(
      { accounts: [FAILING, { number: 2, said: { 'root-mfa': 'pass' } }] },
      { accounts: [1, 2, 3].map((number) => ({ number, said: unread })) },
      { accounts: [1, 2, 3].map((number) => ({ number, said: unread })) },
    );

    expect(days.map(({ counts }) => counts.partialFailing)).toEqual([0, 1, 1]);
    expect(days[2]?.counts.partial).toBe(3);
  });

  test('have on one day those that left with findings since, gone or suspended', () => {
    const fails = (number: number) => ({ number, said: { 'root-mfa': 'fail' } }) as const;
    const stays = { number: 9, said: { 'root-mfa': 'pass' } } as const;
    const suspended = { number: 2, audit: 'skipped' } as const;
    const days = snapshotsOf(
      { accounts: [fails(1), fails(2), fails(3), { number: 4, said: {} }, stays] },
      { accounts: [suspended, { number: 3, audit: 'unreachable', said: { 'root-mfa': 'unknown' } }, stays] },
      { accounts: [suspended, stays] },
      { accounts: [stays] },
    );

    expect(days.map(({ counts }) => counts.leftFailing)).toEqual([0, 2, 1, 0]);
  });
});

test('a snapshot keeps when its sweep began, and of when the list of accounts is', () => {
  const posture = postureOfDay([FAILING], { measuredAt: NOW, directoryAsOf: NOW - 5 * HOUR });
  const day = { date: localDate('2026-11-20'), posture, acknowledgements: [] };

  expect(nextSnapshot(undefined, { ...day, begunAt: NOW - HOUR })).toMatchObject({
    takenAt: NOW,
    begunAt: NOW - HOUR,
    directoryAsOf: NOW - 5 * HOUR,
  });
  expect(nextSnapshot(undefined, day)).not.toHaveProperty('begunAt');
});

test('a check that is unknown keeps why, and what would make it known', () => {
  const outcome = { status: 'unknown', reason: 'Denied.', remedies: ['Allow it.'] } as const;
  const organization = [{ checkId: 'central-root-access', severity: 'medium', outcome }] as const;
  const [first] = snapshotsOf({ accounts: [], organization });

  expect(first?.organization[0]?.state).toEqual({
    status: 'unknown',
    since: NOW,
    reason: 'Denied.',
    remedies: ['Allow it.'],
  });
});
