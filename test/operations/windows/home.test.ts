import { approvalPolicy } from '../../../src/domain/approval-policy/settings.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { aBook, actor, type Instance, requested, type Setting, settings } from './setting.ts';

const aSetting = settings();
let setting: Setting;
let app: Instance;

beforeEach(async () => {
  setting = await aSetting({ book: aBook({ quorum: 1, breakGlass: [MIA.id, OMAR.id] }) });
  app = setting.instance();
});

const APPROVE = { type: 'approved' } as const;
const ids = (windows: readonly { readonly id: string }[]) => windows.map(({ id }) => id);
const NOTHING_MORE = { mine: 0, toDecide: 0, toReview: 0, open: 0 };

/** Pending, open and unreviewed, all asked for by Mia. */
async function someWindows() {
  const unreviewed = await requested(app, { duration: 30 * MINUTE });
  await app.decide(OMAR, unreviewed.id, APPROVE);
  setting.clock.move(HOUR);
  const open = await requested(app);
  await app.decide(OMAR, open.id, APPROVE);
  const pending = await requested(app);
  return { unreviewed, open, pending };
}

describe('at home', () => {
  test('an approver finds what they may approve, what they may review, and what is open', async () => {
    const { unreviewed, open, pending } = await someWindows();
    const home = await app.home(actor(ANA));

    expect(ids(home.toDecide)).toEqual([pending.id]);
    expect(ids(home.toReview)).toEqual([unreviewed.id]);
    expect(ids(home.open)).toEqual([open.id]);
    expect(home).toMatchObject({
      ...{ mine: [], more: NOTHING_MORE, mayRequest: false, viewer: { id: ANA.id, name: ANA.name } },
      posture: { kind: 'not-allowed', why: 'not-listed' },
    });
  });

  test('a requester finds their own that are not over, and nothing to decide about them', async () => {
    const { open, pending } = await someWindows();
    const home = await app.home(actor(MIA));

    expect(ids(home.mine)).toEqual([pending.id, open.id]);
    expect(home).toMatchObject({ toDecide: [], toReview: [], mayRequest: true });
  });

  test('a reader decides nothing, and sees the posture', async () => {
    await someWindows();
    const counts = { attention: 3, unmeasured: 1, partial: 0, clear: 38, skipped: 0 };
    const headline = { scope: 'prod', measuredAt: NOW, counts };
    expect((await app.home(actor(ZOE))).posture).toEqual({ kind: 'never-measured' });

    await app.headlines.save(headline);
    const home = await app.home(actor(ZOE));

    expect(home.posture).toEqual({ kind: 'measured', headline });
    expect(home).toMatchObject({ mine: [], toDecide: [], toReview: [] });
    expect(home.open).toHaveLength(1);
  });

  test('a stranger to all this finds nothing', async () => {
    await someWindows();

    expect(await app.home(actor({ id: 'U0SAM' }))).toMatchObject({
      ...{ mine: [], toDecide: [], toReview: [], open: [], more: NOTHING_MORE },
      mayRequest: false,
      maySeeOpen: false,
    });
  });

  test('nobody is asked again for what they approved', async () => {
    setting.world.book = aBook({ quorum: 2 });
    app = setting.instance();
    const { id } = await requested(app);
    await app.decide(ANA, id, APPROVE);

    expect((await app.home(actor(ANA))).toDecide).toEqual([]);
    expect(ids((await app.home(actor(OMAR))).toDecide)).toEqual([id]);
  });

  test('a guest who stands among the approvers decides nothing', async () => {
    await someWindows();
    setting.world.people.set(ANA.id, { isGuest: true });

    expect(await app.home(actor(ANA))).toMatchObject({ toDecide: [], toReview: [], open: [] });
  });

  test('a window is judged by the policy of its request too, though the configuration has changed', async () => {
    const GROUP = 'S0SECURITY';
    const before = approvalPolicy('prod', { approvers: { groups: [GROUP] } });
    setting.world.groups[GROUP] = [OMAR.id];
    setting.world.book = { scoped: [{ definition: {}, policy: before }] };
    const { id } = await requested(setting.instance());
    setting.world.book = aBook({ quorum: 1 });
    app = setting.instance();

    expect(ids((await app.home(actor(OMAR))).toDecide)).toEqual([id]);
    expect((await app.home(actor(ANA))).toDecide).toEqual([]);
  });

  test('what is not shown is counted', async () => {
    for (let n = 0; n < 12; n += 1) await requested(app);
    const [ana, mia] = await Promise.all([app.home(actor(ANA)), app.home(actor(MIA))]);

    expect(ana.toDecide).toHaveLength(10);
    expect(ana.more).toEqual({ ...NOTHING_MORE, toDecide: 2 });
    expect(mia.more).toEqual({ ...NOTHING_MORE, mine: 2 });
  });

  test('windows beyond those that are shown are read until enough are found', async () => {
    const other = approvalPolicy('apart', { approvers: { users: [OMAR.id] } });
    setting.world.accounts = [anAccount(), anAccount({ id: accountIdNumber(1), name: 'apart', ouPath: [] })];
    setting.world.book = { ...aBook({ quorum: 1 }), fallback: other };
    app = setting.instance();
    for (let n = 0; n < 25; n += 1) await requested(app, { accounts: ['apart'] });
    setting.clock.move(MINUTE);
    const { id } = await requested(app);
    const home = await app.home(actor(ANA));

    expect(ids(home.toDecide)).toEqual([id]);
    expect(home.more.toDecide).toBe(0);
  });

  test('no window that is over is read', async () => {
    const over = await requested(app);
    await app.decide(OMAR, over.id, { type: 'denied', reason: 'no' });
    const read: string[] = [];
    const watched = setting.instance(
      await setting.through(({ operation, forward }) => {
        read.push(operation);
        return forward();
      }),
    );
    await watched.home(actor(OMAR));
    await watched.home(actor(MIA));

    expect(read).not.toContain('BatchGetItem');
    expect(read).toContain('Query');
  });
});
