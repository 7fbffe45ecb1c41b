import { assemble, notMeasured } from '../../src/domain/assemble.ts';
import { unknown } from '../../src/domain/fact.ts';
import { judge, judgingContext } from '../../src/domain/judge.ts';
import type { AccountPosture } from '../../src/domain/posture.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { accountIdNumber, aDirectory, anAccount } from '../support/builders/account.ts';
import { anAccountPosture, anAudit, anUnreachable } from '../support/builders/posture.ts';
import { aCheckPolicy, anOrganization, features } from '../support/builders/subject.ts';
import { ago, NOW } from '../support/builders/time.ts';

function assembled(...accounts: readonly AccountPosture[]) {
  return assemble({
    scope: 'prod',
    measuredAt: NOW,
    directoryAsOf: ago(5 * MINUTE),
    organization: anOrganization(),
    accounts,
    undecidedMembers: 2,
  });
}

const context = judgingContext(aDirectory(), features(), aCheckPolicy(), NOW);
const named = (name: string, n: number, overrides: Partial<AccountPosture> = {}) =>
  anAccountPosture({ account: anAccount({ name, id: accountIdNumber(n) }), ...overrides });

describe('the order', () => {
  test('is worst first: severity, then name as people count, then id', () => {
    const posture = assembled(
      named('b', 1),
      named('skipped', 2, { standing: 'skipped', audit: { kind: 'skipped', reason: 'x' } }),
      named('half', 3, { standing: 'partial' }),
      named('low', 4, { standing: 'attention', worst: 'low' }),
      named('dev-10', 5, { standing: 'attention', worst: 'critical' }),
      named('dev-9', 6, { standing: 'attention', worst: 'critical' }),
      named('twin', 8, { standing: 'attention', worst: 'high' }),
      named('twin', 7, { standing: 'attention', worst: 'high' }),
      named('dark', 9, { standing: 'unmeasured', audit: anUnreachable() }),
    );

    expect(posture.accounts.map(({ account }) => `${account.name} ${Number(account.id) % 100}`)).toEqual([
      'dev-9 6',
      'dev-10 5',
      'twin 7',
      'twin 8',
      'low 4',
      'dark 9',
      'half 3',
      'b 1',
      'skipped 2',
    ]);
    expect(posture.counts).toEqual({ attention: 5, unmeasured: 1, partial: 1, clear: 1, skipped: 1 });
  });

  test('keeps two accounts of one name, markup and Japanese names as they are', () => {
    const names = [
      '<!channel> *bold* & co',
      '東京の支払いシステム本番環境アカウント東京の支払いシステム本番環境アカウント',
      'twin',
      'twin',
    ];
    const posture = assembled(...names.map((name, n) => named(name, n)));

    expect(posture.accounts.map(({ account }) => account.name).toSorted()).toEqual(names.toSorted());
  });
});

describe('the age of the data', () => {
  test('is that of the oldest source any account was judged by', () => {
    const stale = anAudit({ sources: { 'account summary': NOW, 'credential report': ago(3 * HOUR) } });
    expect(assembled(named('a', 1), named('b', 2, { audit: stale })).oldestData).toBe(ago(3 * HOUR));
  });

  test('counts the directory’s facts as well', () => {
    const contact = { kind: 'known' as const, value: null, source: 'Account API' as const, asOf: ago(DAY) };
    const account = anAccount({ securityContact: contact });
    expect(assembled(anAccountPosture({ account })).oldestData).toBe(ago(DAY));
  });

  test('is the directory’s where that is older, or what was read of the organization', () => {
    expect(assembled(named('a', 1)).oldestData).toBe(ago(2 * HOUR));
    const fresh = named('a', 1, { audit: anAudit({ sources: { 'account summary': NOW } }) });
    expect(assembled(fresh)).toMatchObject({ directoryAsOf: ago(5 * MINUTE), oldestData: ago(5 * MINUTE) });
    const old = { ...features(), asOf: ago(HOUR) };
    const posture = assemble({
      scope: 'prod',
      measuredAt: NOW,
      directoryAsOf: NOW,
      organization: anOrganization({ features: old }),
      accounts: [fresh],
      undecidedMembers: 0,
    });
    expect(posture).toMatchObject({ commonAsOf: ago(HOUR), oldestData: ago(HOUR) });
  });

  test('is absent where nothing was measured', () => {
    const posture = assembled(named('a', 1, { audit: anUnreachable(), standing: 'unmeasured' }));
    expect(posture).not.toHaveProperty('oldestData');
  });
});

describe('accounts that could not be measured', () => {
  test('are counted even where something else about them was found', () => {
    const account = anAccount({ email: 'someone@gmail.com' });
    const posture = assembled(judge(account, anUnreachable(), context), named('b', 2));

    expect(posture.counts).toMatchObject({ attention: 1, unmeasured: 0, clear: 1 });
    expect(notMeasured(posture)).toBe(1);
  });

  test('are never clear', () => {
    const unreachable = judge(anAccount(), anUnreachable(), context);
    expect(unreachable.standing).toBe('unmeasured');
    expect(unreachable).not.toHaveProperty('worst');
  });
});

test('one unknown check makes an account partial, a failed one makes it the failure’s severity', () => {
  const partial = judge(
    anAccount({ securityContact: unknown('not read yet') }),
    anAudit({ passwordPresent: { kind: 'known', value: false, source: 'credential report', asOf: NOW } }),
    { ...context, policy: aCheckPolicy({ denyRootScp: 'optional' }) },
  );
  expect(partial.standing).toBe('partial');

  const failing = judge(anAccount(), anAudit(), context);
  expect(failing).toMatchObject({ standing: 'attention', worst: 'medium' });
});

test('the organization’s checks and the undecided accounts are part of the posture', () => {
  expect(assembled(named('a', 1))).toMatchObject({
    undecidedMembers: 2,
    organization: [
      { checkId: 'central-root-access', severity: 'medium', outcome: { status: 'pass' } },
      { checkId: 'activity-pipeline', severity: 'medium', outcome: { status: 'not-applicable' } },
    ],
  });
});
