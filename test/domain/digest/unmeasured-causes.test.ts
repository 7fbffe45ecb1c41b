import { unmeasuredCauses } from '../../../src/domain/digest/unmeasured-causes.ts';
import type { AccountOfDay } from '../../support/builders/day.ts';
import { dayTime, snapshotsOf } from '../../support/builders/snapshots.ts';

const PROD = ['workloads', 'prod'];
const DEV = ['workloads', 'dev'];
const BLOCKED = {
  audit: 'unreachable',
  code: 'blocked-by-scp',
  reason: 'Audit blocked by SCP p-9x2.',
} as const;

function causes(...days: AccountOfDay[][]) {
  const last = snapshotsOf(...days.map((accounts) => ({ accounts }))).at(-1);
  return unmeasuredCauses(last?.accounts ?? []);
}

describe('the causes for which accounts were not measured', () => {
  test('are one where code, reason and time are the same, with the unit that holds all of them', () => {
    const found = causes([
      { number: 1, ouPath: PROD, ...BLOCKED },
      { number: 2, ouPath: DEV, ...BLOCKED },
      { number: 3, ouPath: ['sandbox'] },
    ]);

    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      code: 'blocked-by-scp',
      reason: 'Audit blocked by SCP p-9x2.',
      remedy: 'Deploy deploy/member-role.yml to this account.',
      since: dayTime(0),
      where: { kind: 'ou', path: ['workloads'], whole: true },
    });
    expect(found[0]?.accounts.map(({ name }) => name)).toEqual(['account-1', 'account-2']);
  });

  test('name a unit of which others were measured as not whole', () => {
    const [cause] = causes([
      { number: 1, ouPath: PROD, ...BLOCKED },
      { number: 2, ouPath: PROD },
    ]);

    expect(cause?.where).toEqual({ kind: 'ou', path: PROD, whole: false });
  });

  test('take a unit for whole whose other accounts are suspended', () => {
    const [cause] = causes([
      { number: 1, ouPath: PROD, ...BLOCKED },
      { number: 2, ouPath: PROD, audit: 'skipped' },
      { number: 3, ouPath: DEV },
    ]);

    expect(cause?.where).toEqual({ kind: 'ou', path: PROD, whole: true });
  });

  test('name no unit where nothing but the root holds the accounts, or where they are all', () => {
    const accounts = [
      { number: 1, ouPath: PROD, ...BLOCKED },
      { number: 2, ouPath: ['sandbox'], ...BLOCKED },
    ];

    expect(causes(accounts)[0]?.where).toEqual({ kind: 'all' });
    expect(causes([...accounts, { number: 3 }])[0]?.where).toEqual({ kind: 'scattered' });
  });

  test('are told apart by when they began, the largest first', () => {
    const old = { number: 9, ouPath: PROD, ...BLOCKED };
    const found = causes(
      [old, { number: 1, ouPath: DEV }, { number: 2, ouPath: DEV }],
      [old, { number: 1, ouPath: DEV, ...BLOCKED }, { number: 2, ouPath: DEV, ...BLOCKED }],
    );

    expect(found.map(({ since, accounts }) => [since, accounts.length])).toEqual([
      [dayTime(1), 2],
      [dayTime(0), 1],
    ]);
  });

  test('are none where everything was measured or is suspended', () => {
    expect(causes([{ number: 1 }, { number: 2, audit: 'skipped' }])).toEqual([]);
  });
});
