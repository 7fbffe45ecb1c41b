import { unknown } from '../../../src/domain/fact.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { FindOutcome } from '../../../src/operations/windows/find-windows.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { aBook, actor, type Instance, requested, type Setting, settings } from './setting.ts';

const aSetting = settings();
let setting: Setting;
let app: Instance;

const [ONE, TWO] = [1, 2].map((n) => anAccount({ id: accountIdNumber(n), name: `account-${n}` })) as [
  ReturnType<typeof anAccount>,
  ReturnType<typeof anAccount>,
];

beforeEach(async () => {
  setting = await aSetting({ book: aBook({ quorum: 1 }), accounts: [ONE, TWO] });
  app = setting.instance();
});

const APPROVE = { type: 'approved' } as const;
const ask = (accounts: string, input = {}) => requested(app, { accounts: [accounts], ...input });

async function approved(accounts: string, input = {}) {
  const window = await ask(accounts, input);
  await app.decide(OMAR, window.id, APPROVE);
  return window;
}

function idsOf(outcome: FindOutcome): readonly string[] {
  if (outcome.kind !== 'found') throw new Error(outcome.kind);
  return outcome.listing.windows.map(({ id }) => id);
}

/** One window in every place: pending, open, scheduled, unreviewed, denied. */
async function oneOfEach() {
  const unreviewed = await approved('account-1', { duration: 30 * MINUTE });
  const denied = await ask('account-1');
  await app.decide(OMAR, denied.id, { type: 'denied', reason: 'no' });
  setting.clock.move(HOUR);
  const pending = await ask('account-1');
  const open = await approved('account-2');
  const scheduled = await approved('account-2', { start: setting.clock.now() + 5 * HOUR });
  return { unreviewed, denied, pending, open, scheduled };
}

describe('a list', () => {
  test('of nothing in particular holds all that is not settled, the most urgent first', async () => {
    const { pending, open, unreviewed, scheduled } = await oneOfEach();

    expect(await app.windows.find(actor(ZOE), '')).toEqual({
      kind: 'found',
      listing: { asked: '', windows: expect.any(Array), more: 0 },
    });
    expect(idsOf(await app.windows.find(actor(ZOE), ' '))).toEqual(
      [pending, open, unreviewed, scheduled].map(({ id }) => id),
    );
  });

  test.each(['pending', 'open', 'unreviewed'] as const)('of what is %s holds just that', async (asked) => {
    const all = await oneOfEach();

    expect(idsOf(await app.windows.find(actor(ZOE), asked.toUpperCase()))).toEqual([all[asked].id]);
  });

  test('of an account holds what is over, too', async () => {
    const { unreviewed, denied, pending } = await oneOfEach();

    expect(idsOf(await app.windows.find(actor(ZOE), 'account-1'))).toEqual(
      [pending, unreviewed, denied].map(({ id }) => id),
    );
  });

  test('of many accounts holds what is not settled over them', async () => {
    const many = Array.from({ length: 30 }, (_, n) =>
      anAccount({ id: accountIdNumber(n), name: `account-${n}` }),
    );
    setting.world.accounts = [...many, anAccount({ ouPath: ['elsewhere'], name: 'apart' })];
    setting.world.book = { ...aBook({ quorum: 1 }), fallback: aBook({ quorum: 1 }).scoped[0]!.policy };
    app = setting.instance();
    await ask('apart');
    const { pending, open, unreviewed, scheduled } = await oneOfEach();

    expect(idsOf(await app.windows.find(actor(ZOE), 'prod'))).toEqual(
      [pending, open, unreviewed, scheduled].map(({ id }) => id),
    );
  });

  test('of a scope that there is not suggests the nearest', async () => {
    expect(await app.windows.find(actor(ZOE), 'acount-1')).toMatchObject({
      kind: 'unknown-scope',
      typed: 'acount-1',
      suggestions: expect.arrayContaining(['account-1']),
    });
  });

  test('of a scope counts the accounts that may be in it', async () => {
    setting.world.accounts = [ONE, { ...TWO, tags: unknown('not read yet') }];
    app = setting.instance();
    const { id } = await ask('account-1');
    await ask('account-2');
    const outcome = await app.windows.find(actor(ZOE), 'env=prod');

    expect(idsOf(outcome)).toEqual([id]);
    expect(outcome).toMatchObject({ listing: { asked: 'env=prod', undecidedAccounts: 1 } });
  });

  test('counts what it does not show', async () => {
    for (let n = 0; n < 103; n += 1) await ask('account-1');
    const outcome = await app.windows.find(actor(ZOE), '');

    expect(idsOf(outcome)).toHaveLength(100);
    expect(outcome).toMatchObject({ listing: { more: 3 } });
  });

  test('of what is pending holds one page of many, those that lapse first on the first', async () => {
    const asked: string[] = [];
    for (let n = 0; n < 32; n += 1) {
      asked.push((await ask('account-1')).id);
      setting.clock.move(MINUTE);
    }
    const page = (number?: number) => app.windows.find(actor(ZOE), 'pending', number);

    expect(await page()).toMatchObject({ listing: { more: 17, part: { page: 1, pages: 3 } } });
    expect(idsOf(await page(1))).toEqual(asked.slice(0, 15));
    expect(idsOf(await page(2))).toEqual(asked.slice(15, 30));
    expect(await page(4)).toMatchObject({ listing: { more: 30, part: { page: 3, pages: 3 } } });
    expect(idsOf(await page(4))).toEqual(asked.slice(30));
  });

  test('of what is pending is whole where it is short', async () => {
    for (let n = 0; n < 15; n += 1) await ask('account-1');
    const outcome = await app.windows.find(actor(ZOE), 'pending', 2);

    expect(idsOf(outcome)).toHaveLength(15);
    expect(outcome).not.toHaveProperty('listing.part');
  });
});

describe('who may see', () => {
  test.each([
    ['a reader', ZOE],
    ['a requester', MIA],
    ['an approver', ANA],
  ])('%s sees all windows', async (_, person) => {
    expect(await app.windows.find(actor(person), '')).toMatchObject({ kind: 'found' });
  });

  test('somebody else sees their own, and no others', async () => {
    const SAM = { id: 'U0SAM' };
    const own = await ask('account-1', { operatorId: SAM.id });
    const other = await ask('account-1');

    expect(await app.windows.find(actor(SAM), '')).toEqual({ kind: 'refused', why: 'not-listed' });
    expect(idsOf(await app.windows.find(actor(SAM), 'mine'))).toEqual([own.id]);
    expect(await app.windows.mayView(actor(SAM), own)).toEqual({ kind: 'allowed' });
    expect(await app.windows.mayView(actor(SAM), other)).toEqual({ kind: 'refused', why: 'not-listed' });
    expect(await app.windows.mayView(actor(SAM))).toEqual({ kind: 'refused', why: 'not-listed' });
  });
});

describe('a history', () => {
  test('holds the window, whether its chain is whole, and what was refused', async () => {
    const { id } = await ask('account-1');
    await app.decide(MIA, id, APPROVE);
    await app.decide(OMAR, id, APPROVE);

    const history = await app.windows.history(id);

    expect(history).toMatchObject({
      verdict: { kind: 'whole' },
      refused: { kept: [{ by: { id: MIA.id }, tried: 'approved' }], beyond: 0 },
      card: { now: NOW, window: { id, state: 'approved', version: 2 } },
    });
  });

  test('of a window that there is not is none', async () => {
    const { id } = await ask('account-1');
    const empty = await aSetting();

    expect(await empty.instance().windows.history(id)).toBeUndefined();
  });
});
