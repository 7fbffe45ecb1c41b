import { unknown } from '../../../src/domain/fact.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { type WindowId, windowId } from '../../../src/domain/window/id.ts';
import type { RequestOutcome } from '../../../src/domain/window/outcomes.ts';
import type { RequestInput } from '../../../src/operations/windows/request-input.ts';
import { accountIdNumber, aManagementAccount, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { type Handle, refusal } from '../../support/dynamodb-proxy.ts';
import {
  aBook,
  actor,
  anInput,
  type Instance,
  requested,
  type Setting,
  settings,
  type World,
  windowOf,
} from './setting.ts';

const aSetting = settings();
let setting: Setting;

async function submitted(
  input: Partial<RequestInput>,
  world: Partial<World> = {},
  by: { readonly id: string } = MIA,
): Promise<RequestOutcome> {
  setting = await aSetting(world);
  return setting.instance().request.submit(actor(by), anInput(input), 'view 1');
}

const problemsOf = (outcome: RequestOutcome) => (outcome.kind === 'refused' ? outcome.problems : []);

describe('a request', () => {
  test('is stored, frozen as it is now, and everything that follows from it begins', async () => {
    setting = await aSetting();
    const instance = setting.instance();
    const outcome = await instance.request.submit(actor(MIA), anInput({ ticket: 'SEC-123' }), 'view 1');

    const window = windowOf(outcome);
    expect(outcome.kind).toBe('requested');
    expect(window.request).toMatchObject({
      requester: { id: MIA.id, name: MIA.name },
      operator: { id: MIA.id, name: MIA.name },
      accounts: [{ id: anAccount().id, name: 'payments-prod' }],
      task: { id: 's3-mfa-delete' },
      ticket: 'SEC-123',
      requestedAt: NOW,
    });
    expect(await instance.store.load(window.id)).toEqual(window);
    expect(instance.tended).toEqual([window.id]);
  });

  test.each([
    ['an id', anAccount().id],
    ["a modal's account", `account:${anAccount().id}`],
    ["a modal's scope", 'scope:prod'],
    ['a name in curly quotes', '“payments-prod”'],
  ])('names accounts by %s', async (_, typed) => {
    const window = windowOf(await submitted({ accounts: [typed] }));

    expect(window.request.accounts).toEqual([{ id: anAccount().id, name: 'payments-prod' }]);
  });

  test('holds an account once, however often it is named', async () => {
    const window = windowOf(await submitted({ accounts: ['prod', 'payments-prod'] }));

    expect(window.request.accounts).toHaveLength(1);
  });

  test('may type its task', async () => {
    const { taskId: _, ...typed } = anInput();
    setting = await aSetting();
    const input = { ...typed, task: 's3 mfa delete' };

    const outcome = await setting.instance().request.submit(actor(MIA), input, 'view 1');
    expect(windowOf(outcome).request.task.id).toBe('s3-mfa-delete');
  });

  test('names another operator as Slack does', async () => {
    const window = windowOf(await submitted({ operatorId: ZOE.id }));

    expect(window.request.operator).toEqual({ id: ZOE.id, name: ZOE.name });
  });

  test('names the windows that overlap with it', async () => {
    setting = await aSetting();
    const instance = setting.instance();
    const first = await requested(instance);
    const apart = await requested(instance, { start: NOW + 30 * DAY });

    const second = await requested(instance, { start: NOW + HOUR });

    expect(second.request.overlaps).toEqual([first.id]);
    expect(apart.request.overlaps).toEqual([]);
  });

  test('by break-glass is open at once', async () => {
    const window = windowOf(await submitted({ breakGlass: true }));

    expect(window).toMatchObject({ state: 'approved', period: { start: NOW, end: NOW + HOUR } });
  });
});

describe('more time', () => {
  test('is a new request that names the old one', async () => {
    setting = await aSetting();
    const first = await requested(setting.instance());
    const second = await requested(setting.instance(), { continues: first.id });

    expect(second.request.continues).toBe(first.id);
  });

  const refusedAs = async (why: string, instance: Instance, continues: WindowId, by = MIA) =>
    expect(
      problemsOf(await instance.request.submit(actor(by), anInput({ continues }), 'view of more time')),
    ).toEqual([{ field: 'continues', why }]);

  test('is asked for by the requester or the operator of the old one', async () => {
    setting = await aSetting({ book: aBook({ breakGlass: [MIA.id, ZOE.id] }) });
    const instance = setting.instance();
    const own = await requested(instance);
    const operated = await requested(instance, { operatorId: ZOE.id });

    await refusedAs('not-yours', instance, own.id, ZOE);
    expect(await requested(instance, { continues: operated.id }, ZOE)).toMatchObject({
      request: { continues: operated.id },
    });
  });

  test('for a window that there is not is refused', async () => {
    setting = await aSetting();

    await refusedAs('no-such-window', setting.instance(), windowId('no view', digest));
  });
});

describe('what is submitted twice', () => {
  test('is one request, which says what it said the first time', async () => {
    setting = await aSetting();
    const [one, other] = [setting.instance(), setting.instance()];
    const outcomes = await Promise.all(
      [one, other].map(({ request }) => request.submit(actor(MIA), anInput(), 'view 1')),
    );

    setting.clock.move(MINUTE);
    const later = await other.request.submit(actor(MIA), anInput(), 'view 1');

    expect(later).toEqual({ kind: 'again', window: windowOf(outcomes[0]!) });
    expect(windowOf(outcomes[1]!)).toEqual(windowOf(outcomes[0]!));
    expect(await one.store.ofPerson(MIA.id, {}, 10)).toHaveLength(1);
  });

  test('with another content is still the first', async () => {
    setting = await aSetting();
    const { request } = setting.instance();
    await request.submit(actor(MIA), anInput(), 'view 1');

    const again = await request.submit(actor(MIA), anInput({ reason: 'something else' }), 'view 1');

    expect(again).toMatchObject({ kind: 'again', window: { request: { reason: 'Auditor finding 7' } } });
  });

  test('is not judged anew: its start may have passed', async () => {
    setting = await aSetting();
    const { request } = setting.instance();
    const input = anInput({ start: NOW + MINUTE });
    await request.submit(actor(MIA), input, 'view 1');
    setting.clock.move(2 * MINUTE);

    expect(await request.submit(actor(MIA), input, 'view 1')).toMatchObject({ kind: 'again' });
  });

  test('under two ids is two requests', async () => {
    setting = await aSetting();
    const { request, store } = setting.instance();
    for (const view of ['view 1', 'view 2']) await request.submit(actor(MIA), anInput(), view);

    expect(await store.ofPerson(MIA.id, {}, 10)).toHaveLength(2);
  });

  test('after a first that was refused is judged for itself', async () => {
    setting = await aSetting();
    const { request } = setting.instance();
    await request.submit(actor(MIA), anInput({ duration: 0 }), 'view 1');

    expect(await request.submit(actor(MIA), anInput(), 'view 1')).toMatchObject({ kind: 'requested' });
  });
});

describe('a refused request says', () => {
  test('that the person may not ask, and nothing else', async () => {
    expect(await submitted({ accounts: ['nonsense'] }, {}, ZOE)).toEqual({
      kind: 'refused',
      problems: [{ field: 'requester', why: 'may-not-request', because: 'not-listed' }],
      names: new Map(),
    });
  });

  test('everything that is wrong at once, each at its field, and stores nothing', async () => {
    const outcome = await submitted({
      accounts: ['paymnets-prod'],
      reason: ' ',
      taskId: 'no-such-task',
    });

    expect(problemsOf(outcome)).toEqual([
      expect.objectContaining({ field: 'accounts', why: 'no-such', suggestions: ['payments-prod'] }),
      { field: 'task', why: 'unknown' },
      { field: 'reason', why: 'text', problem: { kind: 'empty' } },
    ]);
    expect(await setting.instance().store.ofPerson(MIA.id, {}, 10)).toEqual([]);
  });

  test.each([
    ['a guest', { isGuest: true }, { why: 'not-a-member', standing: 'guest' }],
    ['somebody who left', { isDeactivated: true }, { why: 'not-a-member', standing: 'deactivated' }],
  ] as const)('that %s cannot operate', async (_, person, because) => {
    const outcome = await submitted({ operatorId: 'U0OTHER' }, { people: new Map([['U0OTHER', person]]) });

    expect(problemsOf(outcome)).toContainEqual({ field: 'operator', why: 'barred', because });
  });

  test('which tasks there are, where what was typed fits none or several', async () => {
    setting = await aSetting();
    const { taskId: _, ...typed } = anInput();
    const outcome = await setting.instance().request.submit(actor(MIA), { ...typed, task: 'billing' }, 'v');

    expect(problemsOf(outcome)).toEqual([
      {
        field: 'task',
        why: 'unclear',
        suggestions: expect.arrayContaining(['Activate IAM access to Billing']),
      },
    ]);
  });

  test('what to use instead, where the task no longer needs root', async () => {
    const outcome = await submitted({ taskId: 'close-account' });

    expect(problemsOf(outcome)).toEqual([
      expect.objectContaining({ field: 'task', why: 'needs-insistence' }),
    ]);
    const insisted = await setting
      .instance()
      .request.submit(actor(MIA), anInput({ taskId: 'close-account', insistence: 'It fails' }), 'view 2');
    expect(windowOf(insisted).request.task).toMatchObject({ needsRoot: false, insistence: 'It fails' });
  });

  test('that a scope is uncertain, where tags were not read', async () => {
    const accounts = [anAccount({ tags: unknown('not read yet') })];
    const outcome = await submitted({ accounts: ['env=prod'] }, { accounts });

    expect(problemsOf(outcome)).toContainEqual({
      field: 'accounts',
      why: 'undecided',
      scope: 'env=prod',
      count: 1,
    });
  });

  test('that no policy speaks for an account', async () => {
    const outcome = await submitted(
      { accounts: ['corp-management'] },
      { accounts: [anAccount(), aManagementAccount()] },
    );

    expect(problemsOf(outcome)).toEqual([
      { field: 'accounts', why: 'ungoverned', accounts: [aManagementAccount()] },
    ]);
  });

  test('that a scope holds too many accounts', async () => {
    const accounts = Array.from({ length: 21 }, (_, n) =>
      anAccount({ id: accountIdNumber(n), name: `a-${n}` }),
    );
    const outcome = await submitted({ accounts: ['prod'] }, { accounts });

    expect(problemsOf(outcome)).toEqual([{ field: 'accounts', why: 'too-many', count: 21, most: 20 }]);
  });

  test('who could approve and why the others could not, by name, where they are too few', async () => {
    const outcome = await submitted(
      { operatorId: OMAR.id },
      { people: new Map([[ANA.id, { isGuest: true }]]) },
    );

    expect(problemsOf(outcome)).toEqual([
      {
        field: 'approvers',
        why: 'too-few',
        pool: expect.objectContaining({
          people: [],
          leftOut: expect.arrayContaining([
            { id: ANA.id, because: { why: 'not-a-member', standing: 'guest' } },
            { id: OMAR.id, because: { why: 'is-operator' } },
          ]),
        }),
      },
    ]);
    expect(outcome).toMatchObject({ names: expect.objectContaining({ size: 3 }) });
  });

  test('that Slack could not say who the approvers are, where a group is unread', async () => {
    const book = aBook({ approvers: { groups: ['S0GONE'] } });

    await expect(submitted({}, { book })).rejects.toThrow(/Nothing was recorded.*S0GONE/);
  });
});

describe('where the store is down', () => {
  const failing =
    (...operations: readonly string[]): Handle =>
    async ({ operation, forward }) =>
      operations.includes(operation) ? refusal('ValidationException', 'the table is being moved') : forward();

  test('nothing was recorded, and the person is told', async () => {
    setting = await aSetting();
    const cut = setting.instance(await setting.through(failing('Query', 'PutItem')));

    await expect(cut.request.submit(actor(MIA), anInput(), 'view 1')).rejects.toThrow(
      'Nothing was recorded. Your request could not be stored.',
    );
    expect(cut.tended).toEqual([]);
  });

  test('only after the request was stored, it stands', async () => {
    setting = await aSetting();
    const cut = setting.instance(await setting.through(failing('BatchWriteItem')));

    const outcome = await cut.request.submit(actor(MIA), anInput(), 'view 1');

    expect(outcome.kind).toBe('requested');
    expect(cut.tended).toEqual([windowOf(outcome).id]);
  });
});

describe('the preview', () => {
  const custody = [
    {
      definition: { ou: ['workloads/prod'] },
      items: [{ kind: 'mfa-device' as const, label: 'MFA device B2', holder: OMAR.id }],
    },
  ];

  test('says who may approve, how many must, and what the operator needs', async () => {
    setting = await aSetting({ custody });
    const preview = await setting
      .instance()
      .request.preview(actor(MIA), { accounts: ['prod'], taskId: 'close-account' });

    expect(preview).toMatchObject({
      policy: { quorum: 2 },
      pool: { kind: 'enough', people: [ANA.id, OMAR.id] },
      custody: [{ label: 'MFA device B2', holder: OMAR.id }],
      need: { kind: 'no' },
      mayBreakGlass: true,
      ungoverned: [],
    });
    expect([...preview.names]).toEqual([
      [ANA.id, ANA.name],
      [OMAR.id, OMAR.name],
    ]);
  });

  test('of nothing yet says nothing', async () => {
    setting = await aSetting();

    expect(await setting.instance().request.preview(actor(MIA), {})).toEqual({
      ...{ accounts: [], custody: [], ungoverned: [], mayBreakGlass: false, names: new Map() },
    });
  });

  test('says that nobody can approve only where every group was read', async () => {
    const book = aBook({ approvers: { groups: ['S0TEAM'] } });
    setting = await aSetting({ book });
    const preview = () => setting.instance().request.preview(actor(MIA), { accounts: ['prod'] });
    expect(await preview()).not.toHaveProperty('pool');

    setting.world.groups.S0TEAM = [];
    expect((await preview()).pool).toMatchObject({ kind: 'too-few', people: [] });
  });

  test('names the accounts over which nobody could approve', async () => {
    setting = await aSetting({ accounts: [aManagementAccount()] });
    const preview = await setting.instance().request.preview(actor(MIA), { accounts: ['all'] });

    expect(preview.ungoverned).toEqual([aManagementAccount()]);
    expect(preview.pool).toBeUndefined();
  });

  test('is for those who may ask', async () => {
    setting = await aSetting();

    await expect(setting.instance().request.preview(actor(OMAR), {})).rejects.toThrow('You are not among');
  });
});
