import { holding } from '../../../src/domain/acknowledgement/standing.ts';
import { usersSummary } from '../../../src/domain/digest/users-summary.ts';
import { atOnce } from '../../../src/domain/pieces.ts';
import type { Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { DAY } from '../../../src/domain/time.ts';
import { usersLine } from '../../../src/slack/digest/users-line.ts';
import { localDate } from '../../support/builders/day.ts';
import { anAcknowledgement, dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';

/** What the digest of the last of these days says of IAM users. */
function lineOf(
  days: readonly Snapshot[],
  acknowledgements = [] as ReturnType<typeof anAcknowledgement>[],
): string {
  const [last, before] = [days.at(-1), days.at(-2)];
  if (last === undefined) return '';
  const now = last.takenAt + DAY / 24;
  const users = atOnce(usersSummary(last, before, holding(acknowledgements, last, now)));
  const { takenAt, counts } = before ?? last;
  const compared = before && { before: { date: localDate('2026-11-20'), takenAt, counts } };
  return usersLine({ ...(users && { users }), ...compared }, now).join('\n');
}

const ONE = (said: Record<string, 'pass' | 'unknown' | number>) => ({
  number: 1,
  name: 'payments-prod',
  saidOfUsers: said,
});

test('a day on which nobody asked about IAM users has no line', () => {
  expect(lineOf(snapshotsOf({ accounts: [{ number: 1 }] }))).toBe('');
});

test('the first time says so, and nothing is worse for it', () => {
  const days = snapshotsOf(
    { accounts: [{ number: 1, name: 'payments-prod' }] },
    {
      accounts: [
        ONE({ 'user-mfa': 2, 'user-key-age': 'pass' }),
        { number: 2, audit: 'unreachable', saidOfUsers: { 'user-mfa': 'unknown' } },
      ],
    },
  );

  expect(lineOf(days)).toBe(
    'IAM users, measured for the first time: 1 finding in 1 of 1 account (worst MEDIUM), 1 not measured. /root-status all users has them.',
  );
});

test('what fails since, what more users fail, what is mended and what is no longer known is told', () => {
  const days = snapshotsOf(
    {
      accounts: [
        ONE({ 'user-mfa': 1, 'user-key-age': 'pass', 'user-two-keys': 1, 'password-policy': 'pass' }),
      ],
    },
    {
      accounts: [
        ONE({ 'user-mfa': 3, 'user-key-age': 2, 'user-two-keys': 'pass', 'password-policy': 'unknown' }),
      ],
    },
  );

  expect(lineOf(days)).toBe(
    'IAM users: 2 findings in 1 of 1 account (worst MEDIUM). Changes since 20 Nov: worse: console user without MFA in payments-prod 100000000001, old access key of an IAM user in payments-prod 100000000001; mended: two active access keys of an IAM user in payments-prod 100000000001; 1 check no longer known. /root-status all users has them.',
  );
});

test('a day without a measurement in between is no change, nor are fewer users', () => {
  const days = snapshotsOf(
    { accounts: [ONE({ 'user-mfa': 2 })] },
    { accounts: [ONE({ 'user-mfa': 'unknown' })] },
    { accounts: [ONE({ 'user-mfa': 1 })] },
  );

  expect(lineOf(days)).toContain('No change since 20 Nov.');
});

test('a finding that somebody answers for is counted apart, until more users fail it', () => {
  const answered = anAcknowledgement({
    checkId: 'user-mfa',
    finding: { severity: 'medium', since: dayTime(0), marks: { users: 2 } },
  });
  const steady = snapshotsOf({ accounts: [ONE({ 'user-mfa': 2 })] }, { accounts: [ONE({ 'user-mfa': 2 })] });
  const worse = snapshotsOf({ accounts: [ONE({ 'user-mfa': 2 })] }, { accounts: [ONE({ 'user-mfa': 3 })] });

  expect(lineOf(steady, [answered])).toContain('IAM users: no finding in 1 account, 1 acknowledged.');
  expect(lineOf(worse, [answered])).toContain('IAM users: 1 finding in 1 of 1 account');
});

test('root users are counted, and stand, as if nobody had asked', () => {
  const root = { number: 1, said: { 'root-mfa': 'pass' } } as const;
  const [without] = snapshotsOf({ accounts: [root] });
  const [asked] = snapshotsOf({ accounts: [{ ...root, saidOfUsers: { 'user-mfa': 5 } }] });

  expect(asked?.counts).toEqual(without?.counts);
  expect(asked?.accounts[0]?.standing).toBe('clear');
  expect(asked?.accounts[0]?.checks).toEqual(without?.accounts[0]?.checks);
});
