import { daysBefore, type StoredBefore } from '../../../sandbox/history/days-before.ts';
import { loadOrganization, parseOrganization } from '../../../sandbox/organization/load.ts';
import type { Organization } from '../../../sandbox/organization/organization.ts';
import { DEMO_ORGANIZATION } from '../../../sandbox/scenario/demo-files.ts';
import { digestOf } from '../../../src/domain/digest/digest-of.ts';
import { driftBetween } from '../../../src/domain/drift/drift-between.ts';
import type { Snapshot } from '../../../src/domain/snapshot/snapshot.ts';
import { HOUR } from '../../../src/domain/time.ts';
import { createLocalSchedule } from '../../../src/jobs/local-schedule.ts';
import { aCheckPolicy } from '../../support/builders/subject.ts';
import { NOW } from '../../support/builders/time.ts';
import { USER_THRESHOLDS } from '../../support/builders/users.ts';

const config = {
  audit: {
    strategy: 'auto',
    roleName: 'rootkeeper-audit',
    concurrency: 50,
    accountTimeout: 60_000,
  },
  policy: aCheckPolicy(),
  userThresholds: USER_THRESHOLDS,
} as const;

function storedBefore(
  { history }: Organization,
  { schedule = '0 6 * * *', start = NOW }: { schedule?: string; start?: number } = {},
): StoredBefore {
  if (history === undefined) throw new Error('the organization has no history');
  return daysBefore({ history, config, schedule: createLocalSchedule(schedule, 'UTC'), start });
}

/** The history, with the organization as it is now as its last day. */
function withToday(organization: Organization): Organization {
  const { days, acknowledged } = organization.history ?? { days: [], acknowledged: [] };
  return { ...organization, history: { days: [...days, { daysAgo: 0, organization }], acknowledged } };
}

function anOrganization(history: object, member: object = {}): Organization {
  return parseOrganization(
    JSON.stringify({
      features: ['RootCredentialsManagement', 'RootSessions'],
      accounts: [
        { id: '999988887777', name: 'management', email: 'aws@corp.example', management: true },
        { id: '111122223333', name: 'member', email: 'aws+member@corp.example', ou: 'prod', ...member },
      ],
      history: { days: 3, ...history },
    }),
  );
}

const MEMBER = { account: '111122223333' };

function stateOf(snapshot: Snapshot | undefined, checkId: string) {
  const member = snapshot?.accounts.find(({ name }) => name === 'member');
  return member?.checks.find((each) => each.checkId === checkId)?.state;
}

describe('The days before the sandbox was started', () => {
  test('have a snapshot each, taken when the digest of the day was due, up to yesterday', () => {
    const { snapshots } = storedBefore(anOrganization({}));

    expect(snapshots.map(({ date }) => date)).toEqual(['2026-11-17', '2026-11-18', '2026-11-19']);
    expect(snapshots.at(-1)?.takenAt).toBe(Date.UTC(2026, 10, 19, 6));
  });

  test('count from the date by the clock, whether or not the digest of that date is due yet', () => {
    const early = storedBefore(anOrganization({}), { start: Date.UTC(2026, 10, 20, 0, 1) });

    expect(early.snapshots.map(({ date }) => date)).toEqual(['2026-11-17', '2026-11-18', '2026-11-19']);
  });

  test('have none where no digest was due', () => {
    const { snapshots } = storedBefore(anOrganization({ days: 7 }), { schedule: '0 6 * * 1' });

    expect(snapshots.map(({ date }) => date)).toEqual(['2026-11-16']);
  });

  test('a finding stands since the first that saw it, until one that sees it mended', () => {
    const earlier = [{ ...MEMBER, daysAgo: 2, root: { password: {} } }];

    const { snapshots } = storedBefore(anOrganization({ earlier }));

    const [first, second, third] = snapshots.map((each) => stateOf(each, 'root-mfa'));
    expect([first?.status, second?.status, third?.status]).toEqual(['fail', 'fail', 'not-applicable']);
    expect(second?.since).toBe(snapshots[0]?.takenAt);
    expect(third?.since).toBe(snapshots[2]?.takenAt);
  });

  test('of two things that are told of an account the one further back held further back', () => {
    const earlier = [
      { ...MEMBER, daysAgo: 3, root: { password: {} }, name: 'former' },
      { ...MEMBER, daysAgo: 1, root: { password: {}, mfa: ['fido'] } },
    ];

    const { snapshots } = storedBefore(anOrganization({ earlier }));

    expect(snapshots.map(({ accounts }) => accounts[0]?.name)).toEqual(['former', 'member', 'member']);
    expect(stateOf(snapshots[1], 'root-mfa')?.status).toBe('pass');
    expect(stateOf(snapshots[1], 'root-password')?.status).toBe('fail');
  });

  test('know accounts that were missing, elsewhere, suspended, or could not be entered', () => {
    const earlier = [
      { ...MEMBER, daysAgo: 1, auditRole: {} },
      { ...MEMBER, daysAgo: 2, ou: 'staging', state: 'SUSPENDED' },
      { ...MEMBER, daysAgo: 3, missing: true },
    ];

    const { snapshots } = storedBefore(anOrganization({ earlier }, { auditRole: 'absent' }));

    const member = snapshots.map(({ accounts }) => accounts.find(({ name }) => name === 'member'));
    expect(member.map((each) => each?.ouPath)).toEqual([undefined, ['staging'], ['prod']]);
    expect(member.map((each) => each?.measuring.kind)).toEqual([undefined, 'skipped', 'measured']);
  });

  test('know no time later than themselves: a key in use today was in use on each of them', () => {
    const member = { root: { accessKeys: [{ created: '400d ago', lastUsed: '3h ago' }] } };

    const { snapshots } = storedBefore(anOrganization({}, member));

    const uses = snapshots.map((each) => stateOf(each, 'root-access-key'));
    expect(uses.map((each) => each?.status === 'fail' && each.marks['last-use'])).toEqual(
      snapshots.map(({ takenAt }) => takenAt),
    );
  });

  test('an acknowledgement is made an hour after the digest of its day, and counts from the next one on', () => {
    const every = ['root-mfa-virtual', 'root-password', 'deny-root-scp', 'security-contact'];
    const how = { ...MEMBER, daysAgo: 3, forDays: 30, by: 'omar', why: 'ordered' };
    const acknowledged = every.map((check) => ({ ...how, check }));
    const organization = anOrganization({ acknowledged }, { root: { password: {}, mfa: ['virtual'] } });

    const { snapshots, acknowledgements } = storedBefore(organization);

    expect(acknowledgements[0]).toMatchObject({
      on: '111122223333',
      by: { id: 'U0OMAR00001', name: 'Omar Diaz' },
      at: Date.UTC(2026, 10, 17, 7),
      until: Date.UTC(2026, 11, 17, 7),
      finding: { severity: 'medium', since: Date.UTC(2026, 10, 17, 6) },
    });
    const counts = snapshots.map(({ counts: { failing, acknowledged: covered } }) => [failing, covered]);
    expect(counts.slice(0, 2)).toEqual([
      [2, 0],
      [1, 1],
    ]);
  });

  test('what cannot be acknowledged is an error that says why', () => {
    const acknowledged = [{ ...MEMBER, check: 'root-mfa', daysAgo: 2, forDays: 30, by: 'omar', why: 'fine' }];

    expect(() => storedBefore(anOrganization({ acknowledged }))).toThrow(
      "The organization's history has root-mfa of 111122223333 acknowledged on 2026-11-18, which cannot be: not-failing.",
    );
  });
});

test('The first digest of the demo company has something to tell', async () => {
  const { snapshots, acknowledgements } = storedBefore(withToday(await loadOrganization(DEMO_ORGANIZATION)));
  const [before, snapshot] = snapshots.slice(-2);
  if (before === undefined || snapshot === undefined) throw new Error('too few days');

  const digest = digestOf({
    snapshot,
    before: { snapshot: before, drift: driftBetween(before, snapshot) },
    acknowledgements,
    history: snapshots.map(({ date, counts }) => ({ date, counts })),
    now: NOW + HOUR,
  });

  const named = (findings: readonly { whose: unknown; checkId: string }[]) =>
    findings.map(({ whose, checkId }) => `${(whose as { name: string }).name} ${checkId}`);
  expect(named(digest.worse)).toEqual([
    'payments-prod root-access-key',
    'legacy-crm root-mfa',
    'payments-prod root-recent-use',
  ]);
  expect(named(digest.better)).toEqual(['search-prod root-password', 'search-prod deny-root-scp']);
  expect(digest.acknowledged).toHaveLength(3);
  expect(digest.unmeasured).toMatchObject([{ accounts: [{ name: 'edge-prod' }] }]);
  expect(snapshots.map(({ counts }) => counts.failing)).toEqual([9, 9, 8, 6, 6, 5, 5, 4]);
});
