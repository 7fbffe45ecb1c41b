import type { Account, AccountState } from '../../src/domain/account.ts';
import { known, unknown } from '../../src/domain/fact.ts';
import { HOUR } from '../../src/domain/time.ts';
import { createMeasurements } from '../../src/operations/measurements.ts';
import {
  createRootStatus,
  type MeasuringProgress,
  type RootStatusDeps,
  type RootStatusOutcome,
} from '../../src/operations/root-status.ts';
import { accountIdNumber, aDirectory, anAccount } from '../support/builders/account.ts';
import { anAudit } from '../support/builders/posture.ts';
import { aCheckPolicy, features } from '../support/builders/subject.ts';
import { NOW } from '../support/builders/time.ts';
import { type FakeAuditor, fakeAuditor } from '../support/fakes/auditor.ts';
import { standingClock } from '../support/fakes/clock.ts';
import { deferred } from '../support/fakes/deferred.ts';
import { settled } from '../support/fakes/eventually.ts';
import { fakeResultStore } from '../support/fakes/stores.ts';

const accounts = (count: number, overrides: Partial<Account> = {}): Account[] =>
  Array.from({ length: count }, (_, n) =>
    anAccount({ id: accountIdNumber(n), name: `account-${n}`, ...overrides }),
  );

function aSetting(members: readonly Account[] = accounts(3), overrides: Partial<RootStatusDeps> = {}) {
  const auditor = fakeAuditor();
  const clock = standingClock();
  const results = fakeResultStore();
  let ids = 0;
  const deps: RootStatusDeps = {
    directory: async () => aDirectory({ accounts: members }),
    readDetails: async (members) => members,
    auditor,
    measurements: createMeasurements(auditor, clock),
    results,
    scopes: { prod: { ou: ['workloads/prod'] }, empty: { ou: ['nothing/here'] } },
    defaultScope: 'prod',
    policy: aCheckPolicy(),
    clock,
    newId: (purpose) => {
      ids += 1;
      return `${purpose}-${ids}`;
    },
    turn: async () => undefined,
    ...overrides,
  };
  const rootStatus = createRootStatus(deps);
  const progress: MeasuringProgress[] = [];
  const ask = (scope: string, fresh = false) =>
    rootStatus({ scope, fresh }, (each) => progress.push(each), new AbortController().signal);
  return { auditor, clock, results, progress, ask, deps };
}

function measured(outcome: RootStatusOutcome) {
  if (outcome.kind !== 'measured') throw new Error(`not measured: ${outcome.kind}`);
  return outcome;
}

describe('a scope', () => {
  test('that nobody knows is answered with the nearest, and nothing is measured', async () => {
    const { ask, auditor } = aSetting();

    expect(await ask('prd')).toMatchObject({ kind: 'unknown-scope', typed: 'prd', suggestions: ['prod'] });
    expect(auditor.audited).toEqual([]);
  });

  test('that is not typed is the default scope', async () => {
    const { ask } = aSetting();

    expect(measured(await ask('')).posture.scope).toBe('prod');
  });

  test('is not answered with another of the same name that is being measured', async () => {
    const inUnit = anAccount({ id: accountIdNumber(1), name: 'a', ouPath: ['prod'] });
    const configured = anAccount({ id: accountIdNumber(2), name: 'b', ouPath: ['other'] });
    const { ask } = aSetting([inUnit, configured], { scopes: { prod: { accounts: ['b'] } } });

    const [byName, byUnit] = await Promise.all([ask('prod'), ask('/prod')]);

    const namesOf = (outcome: RootStatusOutcome) =>
      measured(outcome).posture.accounts.map(({ account }) => account.name);
    expect([namesOf(byName), namesOf(byUnit)]).toEqual([['b'], ['a']]);
  });

  test('asked for fresh has its tags and contacts read anew, if it is small', async () => {
    const readDetails = async (members: readonly Account[]) =>
      members.map((account) => ({ ...account, securityContact: known(null, 'Account API' as const, NOW) }));
    const small = aSetting(accounts(20, { securityContact: unknown('not read') }), { readDetails });
    const large = aSetting(accounts(21, { securityContact: unknown('not read') }), { readDetails });

    const contactOf = (outcome: RootStatusOutcome) =>
      measured(outcome).posture.accounts[0]?.account.securityContact.kind;
    expect(contactOf(await small.ask('all', true))).toBe('known');
    expect(contactOf(await small.ask('all'))).toBe('unknown');
    expect(contactOf(await large.ask('all', true))).toBe('unknown');
  });

  test('whose measuring the ending app broke off has no answer', async () => {
    const ending = new AbortController();
    const auditor = fakeAuditor();
    const measurements = {
      measure: async () => {
        ending.abort(new Error('the app is ending'));
        return anAudit();
      },
    };
    const { deps } = aSetting(accounts(1), { auditor, measurements });

    const asked = createRootStatus(deps)({ scope: 'all', fresh: false }, () => undefined, ending.signal);

    await expect(asked).rejects.toThrow('the app is ending');
  });

  test('that holds no account says so', async () => {
    const { ask } = aSetting();

    expect(await ask('empty')).toEqual({ kind: 'empty-scope', scope: 'empty', undecidedMembers: 0 });
  });

  test('of a tag that is unread everywhere counts the accounts for which it is not known', async () => {
    const { ask } = aSetting(accounts(3, { tags: unknown('the tags are not read yet') }));

    expect(await ask('env=prod')).toEqual({ kind: 'empty-scope', scope: 'env=prod', undecidedMembers: 3 });
  });
});

describe('accounts that are not active', () => {
  test.each<[AccountState, string]>([
    ['SUSPENDED', 'The account is suspended.'],
    ['PENDING_CLOSURE', 'The account is being closed (pending closure).'],
    ['CLOSED', 'The account is closed.'],
    ['PENDING_ACTIVATION', 'The account is not activated yet.'],
  ])('%s: skipped with the reason, and not audited', async (state, reason) => {
    const { ask, auditor } = aSetting([anAccount({ state })]);

    const { posture } = measured(await ask('all'));

    expect(posture.accounts).toMatchObject([{ standing: 'skipped', audit: { kind: 'skipped', reason } }]);
    expect(auditor.audited).toEqual([]);
  });

  test('in a state that we do not know are audited: AWS will say', async () => {
    const { ask, auditor } = aSetting([anAccount({ state: 'UNKNOWN' })]);
    await ask('all');

    expect(auditor.audited).toHaveLength(1);
  });
});

describe('a measured scope', () => {
  test('is stored for an hour under the id that is answered', async () => {
    const { ask, results } = aSetting();

    const { resultId, posture } = measured(await ask('prod'));

    expect(results.results.get(resultId)).toEqual({ posture, expiresAt: NOW + HOUR });
  });

  test('tells its size first, then every account', async () => {
    const { ask, progress } = aSetting();
    await ask('prod');

    expect(progress).toEqual([0, 1, 2, 3].map((done) => ({ scope: 'prod', measured: done, total: 3 })));
  });

  test('has the features that AWS gives while accounts are measured', async () => {
    const asked = deferred<Awaited<ReturnType<FakeAuditor['features']>>>();
    const auditor = fakeAuditor({ features: () => asked.promise });
    const { ask } = aSetting(accounts(2), {
      auditor,
      measurements: createMeasurements(auditor, standingClock()),
    });

    const outcome = ask('prod');
    await settled();
    expect(auditor.audited).toHaveLength(2);

    asked.resolve(features({ rootSessions: false }));
    expect(measured(await outcome).posture.features).toMatchObject({ value: { rootSessions: false } });
  });

  test('goes before bigger ones where it is small', async () => {
    const urgent: boolean[] = [];
    const measurements: RootStatusDeps['measurements'] = {
      measure: async (account, _, options) => {
        urgent.push(options.urgent);
        return anAudit({ accountId: account.id });
      },
    };
    await aSetting(accounts(20), { measurements }).ask('all');
    await aSetting(accounts(21), { measurements }).ask('all');

    expect([urgent.slice(0, 20), urgent.slice(20)]).toEqual([
      Array.from({ length: 20 }, () => true),
      Array.from({ length: 21 }, () => false),
    ]);
  });

  test('fails where its result cannot be stored: nobody could turn its pages', async () => {
    const results = { ...fakeResultStore(), save: () => Promise.reject(new Error('no table')) };
    const { ask } = aSetting(accounts(1), { results });

    await expect(ask('prod')).rejects.toThrow('no table');
  });

  test('fails, and breaks nothing else, where the features cannot be asked for', async () => {
    const auditor = fakeAuditor({ features: () => Promise.reject(new Error('a defect')) });
    const { ask } = aSetting(accounts(1), { auditor });

    await expect(ask('prod')).rejects.toThrow('a defect');
    await expect(ask('nowhere')).resolves.toMatchObject({ kind: 'unknown-scope' });
  });
});

test('when an account that cannot be measured last was is told, and kept with the result', async () => {
  const dateLastMeasured: RootStatusDeps['dateLastMeasured'] = async (judged) =>
    judged.map((account) => ({ ...account, lastMeasured: NOW - HOUR }));
  const { ask, results } = aSetting(accounts(1), { dateLastMeasured });
  const { posture, resultId } = measured(await ask('prod'));

  expect(posture.accounts[0]?.lastMeasured).toBe(NOW - HOUR);
  expect(results.results.get(resultId)?.posture).toEqual(posture);
});

test('a use of root that the last sweep saw is told, though AWS has no record of it any more', async () => {
  const { ask } = aSetting(accounts(1), { seenUses: async () => () => NOW - HOUR });
  const { posture } = measured(await ask('prod'));

  expect(posture.accounts[0]?.results.find(({ checkId }) => checkId === 'root-recent-use')).toMatchObject({
    outcome: { status: 'fail', detail: expect.stringContaining('used 1 h ago, as seen before') },
  });
});

describe('the same scope asked for by many at once', () => {
  test('is measured once, stored once, and everybody gets the same result', async () => {
    const { ask, auditor, results } = aSetting();

    const outcomes = await Promise.all(Array.from({ length: 10 }, () => ask('prod')));

    expect(new Set(outcomes.map((outcome) => measured(outcome).resultId)).size).toBe(1);
    expect(auditor.audited).toHaveLength(3);
    expect(results.asked.saves).toBe(1);
  });

  test('tells a late-comer how far it is', async () => {
    const [first, second] = accounts(2);
    if (first === undefined || second === undefined) throw new Error('two accounts');
    const { ask, auditor, progress } = aSetting([first, second]);
    const outcome = auditor.hold(second);
    const early = ask('prod');
    await settled();
    progress.length = 0;

    const late = ask('prod');
    await settled();

    expect(progress).toEqual([{ scope: 'prod', measured: 1, total: 2 }]);
    outcome.resolve(anAudit());
    await Promise.all([early, late]);
  });

  test('is not shared between fresh and remembered', async () => {
    const { ask } = aSetting();

    const [remembered, fresh] = await Promise.all([ask('prod'), ask('prod', true)]);

    expect(measured(fresh).resultId).not.toBe(measured(remembered).resultId);
  });

  test('is measured anew once the first run has ended, be it badly', async () => {
    const failing = { ...fakeResultStore(), save: () => Promise.reject(new Error('no table')) };
    const { ask } = aSetting(accounts(1), { results: failing });

    await expect(ask('prod')).rejects.toThrow('no table');
    await expect(ask('prod')).rejects.toThrow('no table');
  });
});

test('accounts are judged by what is measured: tags of the directory included', async () => {
  const { ask } = aSetting([
    ...accounts(1, { tags: known({ env: 'prod' }, 'Organizations', NOW) }),
    anAccount({ tags: unknown('not read') }),
  ]);

  const { posture } = measured(await ask('env=prod'));

  expect(posture.accounts).toHaveLength(1);
  expect(posture.undecidedMembers).toBe(1);
});
