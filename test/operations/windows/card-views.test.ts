import type { ServiceControlPolicy } from '../../../src/domain/account.ts';
import { sealedBaseline } from '../../../src/domain/audit-chain/baseline.ts';
import { known, unknown } from '../../../src/domain/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { createCardViews } from '../../../src/operations/windows/card-views.ts';
import { aDirectory, aManagementAccount, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, seal, seals } from '../../support/builders/window.ts';
import { ANA, OMAR } from '../../support/builders/window-people.ts';
import { type RunningStore, startDynalite } from '../../support/dynalite.ts';
import { standingClock } from '../../support/fakes/clock.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { aBook, aSetting, type Instance, requested, type Setting } from './setting.ts';

/** Attached to the account; denies root whatever `Action` says. */
function aDenyRoot(id: string, action: string, target: string = anAccount().id): ServiceControlPolicy {
  const statement = {
    Effect: 'Deny',
    Action: action,
    Resource: '*',
    Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } },
  };
  const document = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  return { id, name: id, document, targetIds: [target] };
}

describe('deny-root policies on a card', () => {
  const nothing = { ofAccount: async () => [], loadAll: async () => [] };
  const denyRootOf = async (directory: ReturnType<typeof aDirectory> | Error, window = aWindow()) => {
    const views = createCardViews({
      ...{ store: nothing, seals, clock: standingClock(), log: recordingLog() },
      directory: async () => {
        if (directory instanceof Error) throw directory;
        return directory;
      },
    });
    return (await views(window)).denyRoot;
  };
  const withPolicies = (...policies: ServiceControlPolicy[]) =>
    aDirectory({ serviceControlPolicies: known(policies, 'Organizations', NOW) });
  const accountId = anAccount().id;

  test.each([
    ['full', withPolicies(aDenyRoot('p-full', '*')), 'full', ['p-full']],
    [
      'partial, sorted',
      withPolicies(aDenyRoot('p-b', 's3:*'), aDenyRoot('p-a', 'iam:*')),
      'partial',
      ['p-a', 'p-b'],
    ],
    ['none', withPolicies(), 'none', []],
    [
      'unknown where the policies were not read',
      aDirectory({ serviceControlPolicies: unknown('denied') }),
      'unknown',
      [],
    ],
    ['unknown where the account has left', aDirectory({ accounts: [] }), 'unknown', []],
    ['unknown where the directory cannot be read', new Error('the table is away'), 'unknown', []],
    [
      'unknown where a document cannot be read',
      withPolicies({ ...aDenyRoot('p-x', '*'), document: '{' }),
      'unknown',
      [],
    ],
  ])('are %s', async (_, directory, coverage, policyIds) => {
    expect(await denyRootOf(directory)).toEqual([{ accountId, coverage, policyIds }]);
  });

  test('never bind the management account', async () => {
    const management = aManagementAccount();
    const window = aWindow({ accounts: [management] });

    expect(await denyRootOf(aDirectory({ accounts: [management] }), window)).toEqual([
      { accountId: management.id, coverage: 'not-bound', policyIds: [] },
    ]);
  });
});

describe('earlier windows on a card', () => {
  let dynalite: RunningStore;
  let setting: Setting;
  let app: Instance;

  beforeAll(async () => {
    dynalite = await startDynalite();
  });
  beforeEach(async () => {
    setting = await aSetting(dynalite.endpoint, { book: aBook({ quorum: 1 }) });
    app = setting.instance();
  });
  afterEach(() => setting.close());
  afterAll(() => dynalite.stop());

  /** Asked for now, open for an hour, and over. */
  async function used(): Promise<RootWindow> {
    const window = await requested(app);
    await app.decide(OMAR, window.id, { type: 'approved' });
    setting.clock.move(HOUR);
    return window;
  }

  test('are those that were open in the 90 days before the request, and of these the unreviewed', async () => {
    await used();
    setting.clock.move(100 * DAY);
    const { id } = await used();
    await used();
    await app.decide(ANA, id, { type: 'reviewed', done: 'nothing' });
    const denied = await requested(app);
    await app.decide(OMAR, denied.id, { type: 'denied', reason: 'no' });
    setting.clock.move(MINUTE);

    const view = await app.cardViews(await requested(app));

    expect(view.earlier).toEqual({ opened: 2, open: 0, unreviewed: 1 });
  });

  test('tell those that are open still from those that were reviewed', async () => {
    const { id } = await used();
    await app.decide(ANA, id, { type: 'reviewed', done: 'nothing' });
    const open = await requested(app);
    await app.decide(OMAR, open.id, { type: 'approved' });
    setting.clock.move(MINUTE);

    const { earlier } = await app.cardViews(await requested(app));
    expect(earlier).toEqual({ opened: 2, open: 1, unreviewed: 0 });
  });

  test('count one that was asked for long before, and was open lately', async () => {
    const window = await requested(app, { start: NOW + 80 * DAY });
    await app.decide(OMAR, window.id, { type: 'approved' });
    setting.clock.move(120 * DAY);

    expect((await app.cardViews(await requested(app))).earlier).toEqual({
      opened: 1,
      open: 0,
      unreviewed: 1,
    });
  });

  test('leave out the window itself, and what came after it', async () => {
    const window = await used();
    await used();

    expect((await app.cardViews(window)).earlier).toEqual({ opened: 0, open: 0, unreviewed: 0 });
  });
});

test('a baseline is on the card where there is one', async () => {
  const store = { ofAccount: async () => [], loadAll: async () => [] };
  const views = createCardViews({
    ...{ store, seals, clock: standingClock(), log: recordingLog() },
    directory: async () => aDirectory(),
  });
  const baseline = sealedBaseline(aWindow().id, { asOf: NOW, accounts: [] }, seal);

  expect(await views(aWindow(), baseline)).toMatchObject({ baseline, now: NOW });
  expect(await views(aWindow())).not.toHaveProperty('baseline');
});
