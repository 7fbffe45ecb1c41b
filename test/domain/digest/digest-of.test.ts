import type { Digest } from '../../../src/domain/digest/digest.ts';
import { type DigestParts, digestOf } from '../../../src/domain/digest/digest-of.ts';
import { summarizeWindows } from '../../../src/domain/digest/windows-summary.ts';
import { driftBetween } from '../../../src/domain/drift/drift-between.ts';
import { plusDays } from '../../../src/domain/snapshot/local-date.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { accountIdNumber } from '../../support/builders/account.ts';
import { type AccountOfDay, localDate } from '../../support/builders/day.ts';
import { aFailure } from '../../support/builders/posture.ts';
import { anAcknowledgement, type Day, dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';
import { NOW } from '../../support/builders/time.ts';
import { after, aWindow } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';

const CLEAR: NonNullable<AccountOfDay['said']> = { 'root-mfa': 'pass', 'root-access-key': 'pass' };
const CUT_OFF = {
  audit: 'unreachable',
  code: 'blocked-by-scp',
  reason: 'Audit blocked by SCP p-9x2.',
  said: { 'root-mfa': 'unknown', 'root-access-key': 'unknown' },
} as const;

function many(count: number, overrides: Partial<AccountOfDay> = {}, from = 1000): AccountOfDay[] {
  return Array.from({ length: count }, (_, n) => ({ number: from + n, said: CLEAR, ...overrides }));
}

/** The digest of the last of the days, an hour after its sweep. */
function digestAfter(days: readonly Day[], overrides: Partial<DigestParts> = {}): Digest {
  const snapshots = snapshotsOf(...days);
  const [snapshot, previous] = [snapshots.at(-1)!, snapshots.at(-2)];
  return digestOf({
    snapshot,
    ...(previous && { before: { snapshot: previous, drift: driftBetween(previous, snapshot) } }),
    acknowledgements: days.at(-1)?.acknowledgements ?? [],
    history: [],
    now: dayTime(days.length - 1) + HOUR,
    ...overrides,
  });
}

function accountsOf(...days: AccountOfDay[][]): Day[] {
  return days.map((accounts) => ({ accounts }));
}

function names(findings: readonly { readonly whose: Digest['failing'][number]['whose'] }[]): string[] {
  return findings.map(({ whose }) => (whose === 'organization' ? whose : whose.name));
}

/** Open for an hour, and reviewed by nobody. */
function approved() {
  return after(aWindow(), [approve(OMAR), NOW], [approve(ANA), NOW]);
}

describe('the digest of a quiet day', () => {
  test('says that nothing got worse, with everything measured, cleared or acknowledged', () => {
    const standing = { number: 1, said: { ...CLEAR, 'root-mfa': 'fail' } } as const;
    const accounts = [...many(599), standing];
    const acknowledgements = [anAcknowledgement({ at: NOW - HOUR })];
    const digest = digestAfter([
      { accounts, acknowledgements },
      { accounts, acknowledgements },
    ]);

    expect(digest.headline).toEqual([{ kind: 'nothing-worse' }]);
    expect(digest.counts).toMatchObject({ measured: 600, clear: 599, acknowledged: 1, failing: 0 });
    expect(digest.before?.counts).toEqual(digest.counts);
    expect(names(digest.acknowledged)).toEqual(['account-1']);
    expect(digest).toMatchObject({ worse: [], better: [], failing: [], unmeasured: [], returned: [] });
  });

  test('claims neither root use nor windows where it does not know', () => {
    const digest = digestAfter(accountsOf(many(2), many(2)));

    expect(digest).not.toHaveProperty('rootUse');
    expect(digest).not.toHaveProperty('windows');
  });

  test('says that it is late, where it is', () => {
    expect(digestAfter(accountsOf(many(1)))).not.toHaveProperty('lateSince');
    expect(digestAfter(accountsOf(many(1)), { lateSince: NOW })).toMatchObject({ lateSince: NOW });
  });
});

describe('the digest of a day on which 40 % of the accounts cannot be reached', () => {
  const yesterday = [
    ...many(240, { ouPath: ['workloads'], said: { ...CLEAR, 'root-mfa': 'fail' } }),
    ...many(360, { ouPath: ['sandbox'] }, 2000),
  ];
  const today = [
    ...many(240, { ouPath: ['workloads'], ...CUT_OFF }),
    ...many(360, { ouPath: ['sandbox'] }, 2000),
  ];
  const digest = digestAfter(accountsOf(yesterday, today));

  test('says so first, and nothing that would calm', () => {
    expect(digest.headline).toEqual([{ kind: 'not-measured', count: 240, of: 600, first: true }]);
  });

  test('names the one cause that they have in common', () => {
    expect(digest.unmeasured).toHaveLength(1);
    expect(digest.unmeasured[0]).toMatchObject({
      reason: 'Audit blocked by SCP p-9x2.',
      since: dayTime(1),
      where: { kind: 'ou', path: ['workloads'], whole: true },
    });
  });

  test('reports no improvement', () => {
    expect(digest.better).toEqual([]);
    expect(digest.counts).toMatchObject({ measured: 360, unmeasured: 240, failing: 0, clear: 360 });
    expect(digest.lastKnownFailing).toHaveLength(240);
    const history = [{ date: plusDays(digest.date, -1), counts: digest.before!.counts }];
    const { trend } = digestAfter(accountsOf(yesterday, today), { history });
    expect(trend.text).toBe('Failing accounts: 0, 240 not measured; 240 on 20 Nov');
  });

  test('says of a critical finding among them that it was there when last measured, every day', () => {
    const key = { said: { ...CLEAR, 'root-access-key': 'fail' }, severity: 'critical' } as const;
    const keyed = [...yesterday, { number: 1, ...key }];
    const cutOff = [...today, { number: 1, ...CUT_OFF }];
    const unread = { number: 1, said: { ...CLEAR, 'root-access-key': 'unknown' } } as const;

    for (const days of [
      [keyed, cutOff],
      [keyed, cutOff, cutOff],
      [keyed, [...today, unread], [...today, unread]],
    ]) {
      expect(digestAfter(accountsOf(...days)).headline).toContainEqual({
        kind: 'critical-when-last-measured',
        findings: 1,
      });
    }
    expect(digestAfter(accountsOf(keyed, cutOff, keyed)).headline).not.toContainEqual(
      expect.objectContaining({ kind: 'critical-when-last-measured' }),
    );
  });

  test('is followed by one that finds nothing worse, where they can be reached again and are as before', () => {
    const next = digestAfter(accountsOf(yesterday, today, yesterday));

    expect(next.headline).toEqual([{ kind: 'nothing-worse' }]);
    expect(next.worse).toEqual([]);
    expect(next.measuredAgain).toHaveLength(240);
  });

  test('puts root use that no window covers, and what got worse, after it', () => {
    const broken = today.map((each) =>
      each.number === 2000 ? { ...each, said: { ...CLEAR, 'root-mfa': 'fail' as const } } : each,
    );
    const use = {
      ...{ accountId: accountIdNumber(2001), accountName: 'legacy-crm', at: NOW },
      worst: 'sign-in',
    } as const;
    const { headline } = digestAfter(accountsOf(yesterday, broken), {
      rootUse: { unsanctioned: [use], sanctioned: 0 },
      windows: summarizeWindows([approved()], dayTime(3)),
    });

    expect(headline).toEqual([
      { kind: 'not-measured', count: 240, of: 600, first: true },
      { kind: 'unsanctioned-use', count: 1 },
      { kind: 'worse', findings: 1, acknowledged: 0, worst: 'medium' },
      { kind: 'overdue', reviews: 1 },
    ]);
  });
});

describe('the digest of a day on which few accounts cannot be reached', () => {
  test('says so after what is more urgent, and never leaves it out', () => {
    const yesterday = many(100);
    const today = [...many(96), ...many(4, CUT_OFF, 1096)];

    expect(digestAfter(accountsOf(yesterday, today)).headline).toEqual([
      { kind: 'nothing-worse' },
      { kind: 'not-measured', count: 4, of: 100, first: false },
    ]);
    const five = [...many(95), ...many(5, CUT_OFF, 1095)];
    expect(digestAfter(accountsOf(yesterday, five)).headline).toEqual([
      { kind: 'not-measured', count: 5, of: 100, first: true },
    ]);
  });

  test.each([
    [1, 15, false],
    [2, 11, false],
    [2, 10, true],
    [3, 15, true],
    [1, 5, true],
    [1, 6, false],
  ])('%i of %i is first where they are many or the organization is small: %s', (count, of, first) => {
    const today = [...many(of - count), ...many(count, CUT_OFF, 1000 + of - count)];
    const { headline } = digestAfter(accountsOf(many(of), today));

    expect(headline).toContainEqual({ kind: 'not-measured', count, of, first });
  });
});

describe('the digest of a day on which accounts left', () => {
  const failing = { said: { ...CLEAR, 'root-mfa': 'fail' } } as const;
  const key = { said: { ...CLEAR, 'root-access-key': 'fail' }, severity: 'critical' } as const;

  test('says so where they are many, and calls nothing calm', () => {
    const yesterday = [...many(590, failing), ...many(10, {}, 5000)];

    expect(digestAfter(accountsOf(yesterday, many(10, {}, 5000))).headline).toEqual([
      { kind: 'left', count: 590, of: 600, large: true, failing: 590, worst: 'medium' },
    ]);
  });

  test('says so of any that had findings, gone or suspended, cut off before or not, with the worst', () => {
    const yesterday = [...many(100), { number: 1, ...key }, { number: 2, ...failing }];
    const fact = (count: number, failed: number) => ({
      kind: 'left',
      count,
      of: 102,
      large: false,
      failing: failed,
    });
    const one = { ...fact(1, 1), worst: 'critical' };
    const suspended = { number: 1, audit: 'skipped' } as const;
    const rest = [...many(100), { number: 2, ...failing }];

    expect(digestAfter(accountsOf(yesterday, rest)).headline).toEqual([one]);
    const medium = { ...fact(1, 1), of: 101, worst: 'medium' };
    expect(digestAfter(accountsOf(rest, many(100))).headline).toEqual([medium, { kind: 'nothing-worse' }]);
    expect(digestAfter(accountsOf(yesterday, [...rest, suspended])).headline).toContainEqual(one);
    const cutOff = [...rest, { number: 1, ...CUT_OFF }];
    expect(digestAfter(accountsOf(yesterday, cutOff, rest)).headline).toContainEqual(one);
    expect(digestAfter(accountsOf(yesterday, many(99))).headline).toContainEqual({
      ...fact(3, 2),
      worst: 'critical',
    });
  });

  test('says nothing of few without findings, nor of those that were suspended before', () => {
    const suspended = { number: 1, audit: 'skipped' } as const;
    const before = [{ number: 1, ...key }, ...many(100)];

    expect(digestAfter(accountsOf(many(100), many(98))).headline).toEqual([{ kind: 'nothing-worse' }]);
    expect(digestAfter(accountsOf(before, [suspended, ...many(100)], many(100))).headline).toEqual([
      { kind: 'nothing-worse' },
    ]);
  });
});

describe('what was measured in part only', () => {
  const unread = { said: { ...CLEAR, 'root-mfa': 'unknown' } } as const;
  const unknownAccess = [
    {
      checkId: 'central-root-access',
      severity: 'medium' as const,
      outcome: { status: 'unknown' as const, reason: 'Denied.', remedies: ['Allow it.'] },
    },
  ];

  test('is told by check and cause, the organization’s too, every day from the first', () => {
    const accounts = [
      ...many(1, { name: 'b', ...unread }),
      ...many(99, {}, 2000),
      { number: 1, name: 'a', ...unread },
    ];
    const cut = { number: 2, ...CUT_OFF };
    const day = { accounts: [...accounts, cut], organization: unknownAccess };

    for (const days of [[day], [day, day]]) {
      const { partlyMeasured, headline } = digestAfter(days);
      expect(partlyMeasured).toMatchObject([
        { checkId: 'root-mfa', reason: 'It could not be read.', remedies: [], since: NOW },
        {
          checkId: 'central-root-access',
          reason: 'Denied.',
          remedies: ['Allow it.'],
          whose: ['organization'],
        },
      ]);
      expect(names(partlyMeasured[0]!.whose.map((whose) => ({ whose })))).toEqual(['a', 'b']);
      expect(headline).not.toContainEqual(expect.objectContaining({ kind: 'partly-measured' }));
    }
  });

  test('stands in the headline where it is a large share, and nothing is called calm', () => {
    const accounts = [...many(5, unread), ...many(95, {}, 2000)];

    expect(digestAfter(accountsOf(accounts, accounts)).headline).toEqual([
      { kind: 'partly-measured', count: 5, of: 100 },
    ]);
  });

  test('reports no improvement', () => {
    const failing = many(30, { said: { ...CLEAR, 'root-mfa': 'fail' } });
    const days = accountsOf(failing, many(30, unread));
    const history = [{ date: localDate('2026-11-20'), counts: digestAfter(days).before!.counts }];
    const { trend, headline, better } = digestAfter(days, { history });

    expect(trend.text).toBe('Failing accounts: 0, 30 partly measured; 30 on 20 Nov');
    expect(headline).toEqual([{ kind: 'partly-measured', count: 30, of: 30 }]);
    expect(better).toEqual([]);
  });
});

test('a day on which no account is measured is not called calm', () => {
  const skipped = many(3, { audit: 'skipped' });

  expect(digestAfter(accountsOf(skipped, skipped)).headline).toEqual([{ kind: 'nothing-measured' }]);
  expect(digestAfter(accountsOf(many(1), [])).headline).toContainEqual({ kind: 'nothing-measured' });
  expect(digestAfter(accountsOf([], [])).headline).toEqual([{ kind: 'nothing-measured' }]);
});

test('a digest says of when the list of its accounts is, where that was kept', () => {
  const [snapshot] = snapshotsOf({ accounts: many(1) });
  const { directoryAsOf, ...older } = snapshot!;

  expect(digestAfter(accountsOf(many(1)), { snapshot: snapshot! })).toMatchObject({ directoryAsOf });
  expect(digestAfter(accountsOf(many(1)), { snapshot: older })).not.toHaveProperty('directoryAsOf');
});

describe('the digest of the first day', () => {
  test('compares with nothing, and says how many fail', () => {
    const digest = digestAfter(
      accountsOf([
        { number: 1, said: { 'root-mfa': 'fail' } },
        { number: 2, said: CLEAR },
      ]),
    );

    expect(digest.headline).toEqual([{ kind: 'first-day', failing: 1 }]);
    expect(digest).not.toHaveProperty('before');
    expect(digest).toMatchObject({ worse: [], better: [], firstSeen: [], firstMeasured: [], returned: [] });
    expect(digest.trend).toMatchObject({ text: 'Failing accounts: 1 on the first day' });
  });

  test('of one account with nothing wrong says just that', () => {
    const digest = digestAfter(accountsOf([{ number: 1, said: CLEAR }]));

    expect(digest.headline).toEqual([{ kind: 'first-day', failing: 0 }]);
    expect(digest.counts).toMatchObject({ measured: 1, clear: 1, failing: 0, unmeasured: 0 });
  });

  test('on which much was measured in part only says first what fails', () => {
    const unread = { said: { 'root-mfa': 'unknown' as const } };
    const digest = digestAfter(
      accountsOf([
        { number: 1, said: { 'root-mfa': 'fail' } },
        { number: 2, ...unread },
        { number: 3, ...unread },
      ]),
    );

    expect(digest.headline).toEqual([
      { kind: 'first-day', failing: 1 },
      { kind: 'partly-measured', count: 2, of: 3 },
    ]);
  });

  test('on which nothing could be measured says that first', () => {
    const digest = digestAfter(accountsOf([{ number: 1, ...CUT_OFF }]));

    expect(digest.headline).toEqual([
      { kind: 'not-measured', count: 1, of: 1, first: true },
      { kind: 'first-day', failing: 0 },
    ]);
  });

  test('of an organization without accounts breaks nothing', () => {
    expect(digestAfter([{ accounts: [] }]).headline).toEqual([{ kind: 'first-day', failing: 0 }]);
  });
});

describe('what a digest lists', () => {
  const named = (number: number, name: string, more: Partial<AccountOfDay> = {}): AccountOfDay => ({
    number,
    name,
    said: CLEAR,
    ...more,
  });
  const failing: AccountOfDay['said'] = { ...CLEAR, 'root-mfa': 'fail' };

  test('is worst first, then by name with numbers by their value', () => {
    const yesterday = [1, 2, 3, 4].map((n) => named(n, `account-${n}`));
    const digest = digestAfter([
      {
        accounts: yesterday,
        organization: [
          { checkId: 'central-root-access', severity: 'medium', outcome: { status: 'pass', detail: 'On.' } },
        ],
      },
      {
        accounts: [
          named(1, 'dev-10', { said: failing }),
          named(2, 'dev-9', { said: failing }),
          named(3, 'zoo', { said: failing, severity: 'critical' }),
          named(4, 'apple', { said: failing, severity: 'low' }),
        ],
        organization: [aFailure({ checkId: 'central-root-access', severity: 'medium' })],
      },
    ]);

    expect(names(digest.worse)).toEqual(['zoo', 'organization', 'dev-9', 'dev-10', 'apple']);
    expect(names(digest.failing)).toEqual(names(digest.worse));
    expect(digest.headline[0]).toEqual({ kind: 'worse', findings: 5, acknowledged: 0, worst: 'critical' });
  });

  test('tells what is worse and acknowledged already apart from what nobody has seen', () => {
    const acknowledgements = [
      anAcknowledgement({ finding: { severity: 'medium', since: NOW + HOUR, marks: {} } }),
    ];
    const digest = digestAfter([
      { accounts: [named(1, 'a')] },
      { accounts: [named(1, 'a', { said: failing })], acknowledgements },
    ]);

    expect(digest.headline).toEqual([{ kind: 'worse', findings: 1, acknowledged: 1, worst: 'medium' }]);
    expect(digest.worse[0]?.acknowledgement).toBe(acknowledgements[0]);
    expect(digest.failing).toEqual([]);
  });

  test('has what is mended under better, with what it was', () => {
    const digest = digestAfter(accountsOf([named(1, 'a', { said: failing })], [named(1, 'a')]));

    expect(digest.headline).toEqual([{ kind: 'nothing-worse' }]);
    expect(digest.better).toMatchObject([
      { checkId: 'root-mfa', change: { was: { since: NOW }, now: { status: 'pass' } } },
    ]);
  });

  test('has new accounts with their findings, and does not call them worse', () => {
    const digest = digestAfter(
      accountsOf(
        [named(1, 'a')],
        [named(1, 'a'), named(2, 'new-b'), named(3, 'new-a'), named(4, 'new-c', { said: failing })],
      ),
    );

    expect(digest.worse).toEqual([]);
    expect(digest.headline).toEqual([{ kind: 'failing-at-first-sight', accounts: 1 }]);
    expect(digest.firstSeen.map(({ account, kind, failing: f }) => [account.name, kind, f.length])).toEqual([
      ['new-c', 'new', 1],
      ['new-a', 'new', 0],
      ['new-b', 'new', 0],
    ]);
  });

  test('has an account that could never be measured until now among those seen for the first time', () => {
    const digest = digestAfter(accountsOf([named(1, 'a', CUT_OFF)], [named(1, 'a', { said: failing })]));

    expect(digest.firstSeen.map(({ kind }) => kind)).toEqual(['measured']);
    expect(digest).toMatchObject({ measuredAgain: [], firstMeasured: [], worse: [] });
    expect(digest.headline).toEqual([{ kind: 'failing-at-first-sight', accounts: 1 }]);
  });

  test('has a check that is new as measured for the first time, never as worse', () => {
    const withCheck = (said: 'pass' | 'fail') => ({ ...CLEAR, 'check-of-next-year': said });
    const digest = digestAfter(
      accountsOf(
        [named(1, 'a'), named(2, 'b')],
        [named(1, 'a', { said: withCheck('fail') }), named(2, 'b', { said: withCheck('pass') })],
      ),
    );

    expect(digest.worse).toEqual([]);
    expect(digest.headline).toEqual([{ kind: 'new-checks-failing', findings: 1 }]);
    expect(digest.firstMeasured).toMatchObject([{ checkId: 'check-of-next-year' }]);
    expect(names(digest.firstMeasured[0]!.failing)).toEqual(['a']);
    expect(digest.firstMeasured[0]!.whose).toHaveLength(2);
  });

  test('has accounts that are gone, suspended, moved or renamed, none of it worse', () => {
    const digest = digestAfter(
      accountsOf(
        [...many(40), named(1, 'gone'), named(2, 'suspended'), named(3, 'moved'), named(4, 'before')],
        [
          ...many(40),
          named(2, 'suspended', { audit: 'skipped', said: {} }),
          named(3, 'moved', { ouPath: ['graveyard'] }),
          named(4, 'after'),
        ],
      ),
    );

    expect(digest.headline).toEqual([{ kind: 'nothing-worse' }]);
    expect(digest.gone.map(({ name }) => name)).toEqual(['gone']);
    expect(digest.skippedSince.map(({ name }) => name)).toEqual(['suspended']);
    expect(digest.moved).toMatchObject([{ account: { name: 'moved' }, from: ['workloads'] }]);
    expect(digest.renamed).toMatchObject([{ account: { name: 'after' }, from: 'before' }]);
    expect(digest.becameUnknown).toEqual([]);
  });

  test('has a check that became unknown in accounts that were measured', () => {
    const unread: AccountOfDay['said'] = { ...CLEAR, 'root-mfa': 'unknown' };
    const digest = digestAfter(
      accountsOf([named(1, 'a'), named(2, 'b')], [named(1, 'a', { said: unread }), named(2, 'b', CUT_OFF)]),
    );

    expect(
      digest.becameUnknown.map(({ checkId, whose }) => [checkId, names([{ whose: whose[0]! }])]),
    ).toEqual([['root-mfa', ['a']]]);
  });

  test('has under last known what failed and can no longer be seen, acknowledged or not', () => {
    const digest = digestAfter(accountsOf([named(1, 'a', { said: failing })], [named(1, 'a', CUT_OFF)]));

    expect(digest.failing).toEqual([]);
    expect(digest.lastKnownFailing).toMatchObject([{ checkId: 'root-mfa', finding: { since: NOW } }]);
  });

  test('has nothing under last known of an account that is suspended', () => {
    const digest = digestAfter(
      accountsOf([named(1, 'a', { said: failing })], [named(1, 'a', { audit: 'skipped' })]),
    );

    expect(digest.lastKnownFailing).toEqual([]);
  });

  test('has findings that are back from an acknowledgement, once, with what ended it', () => {
    const accounts = [named(1, 'a', { said: failing })];
    const acknowledgements = [anAcknowledgement({ at: NOW - HOUR, until: NOW + DAY })];
    const days = [0, 1, 2].map(() => ({ accounts, acknowledgements }));

    const next = digestAfter(days.slice(0, 2));
    expect(next.headline).toEqual([{ kind: 'returned', findings: 1 }, { kind: 'nothing-worse' }]);
    expect(next.returned).toMatchObject([{ checkId: 'root-mfa', why: 'time-up' }]);
    expect(names(next.failing)).toEqual(['a']);
    expect(next.counts).toMatchObject({ failing: 1, acknowledged: 0 });

    const dayAfter = digestAfter(days);
    expect(dayAfter.returned).toEqual([]);
    expect(dayAfter.headline).toEqual([{ kind: 'nothing-worse' }]);
  });

  test('is dated as the snapshot is', () => {
    expect(digestAfter(accountsOf(many(1), many(1)))).toMatchObject({
      date: localDate('2026-11-21'),
      takenAt: dayTime(1),
      before: { date: localDate('2026-11-20'), takenAt: dayTime(0) },
    });
  });
});
