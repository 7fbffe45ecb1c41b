import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { createCheckIns } from '../../../src/operations/activity/check-ins.ts';
import { foldUses } from '../../../src/operations/activity/window-uses.ts';
import type { Workspace } from '../../../src/operations/ports.ts';
import { createRefusalStore } from '../../../src/store/windows/refusal-store.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { aConsoleLogin, eventOf, eventTime } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow } from '../../support/builders/window.ts';
import { MIA, OMAR } from '../../support/builders/window-people.ts';
import { actor, type Setting, settings } from '../windows/setting.ts';
import { aProcess } from './people.ts';

const aSetting = settings();

/** A break-glass window is open at once; Mia is its operator. */
function anOpenWindow(): RootWindow {
  return aWindow({ origin: { kind: 'break-glass' }, requester: MIA, operator: MIA, duration: HOUR });
}

function checkInsOf({ table, clock }: Setting, window: RootWindow, overrides: Partial<Workspace> = {}) {
  const process = aProcess(table, overrides);
  const windows = { load: async (id: string) => (id === window.id ? window : undefined) };
  const windowRefusals = createRefusalStore({ table });
  const people = { person: async (id: string) => ({ id, name: `the person ${id}` }) };
  const checkIns = createCheckIns({ ...process, windows, windowRefusals, people, clock });
  const use = { windowId: window.id, accountId: PAYMENTS };
  const signIn = () =>
    foldUses(window, PAYMENTS, [eventOf(aConsoleLogin({ eventTime: eventTime(clock.now()) }))], {
      ...process,
      clock,
    });
  return {
    ...process,
    windowRefusals,
    people,
    checkIns,
    use,
    signIn,
    stored: async () => process.uses.load(window.id, PAYMENTS),
  };
}

describe('"is this you?"', () => {
  test('the operator’s yes is kept, and the question drawn again', async () => {
    const app = checkInsOf(await aSetting(), anOpenWindow());
    await app.signIn();
    expect(await app.checkIns.answer(actor(MIA), app.use, true)).toMatchObject({ kind: 'done' });
    expect((await app.stored())?.checkIn.answer).toEqual({ isThem: true, at: NOW });
    expect(app.told).toEqual([`${app.use.windowId} ${PAYMENTS}`]);
  });

  test('only the operator may answer: somebody else is told whose it is, and nothing changes', async () => {
    const app = checkInsOf(await aSetting(), anOpenWindow());
    await app.signIn();
    expect(await app.checkIns.answer(actor(OMAR), app.use, true)).toMatchObject({
      kind: 'refused',
      checkIn: { operator: MIA },
    });
    expect((await app.stored())?.checkIn).not.toHaveProperty('answer');
    expect(app.told).toEqual([]);
  });

  test('who tries to speak for the operator is kept as a refused attempt on the window', async () => {
    const app = checkInsOf(await aSetting(), anOpenWindow());
    await app.signIn();
    await app.checkIns.answer(actor(OMAR), app.use, true);
    await app.checkIns.announce(actor(OMAR), app.use.windowId);
    await app.checkIns.answer(actor(MIA), app.use, false);
    await app.checkIns.answer(actor(MIA), app.use, true);
    const { kept } = await app.windowRefusals.of(app.use.windowId);
    const only = 'Only Mia Chen, the operator, can say so.';
    expect(kept.map(({ by, tried, why }) => [by.id, tried, why]).sort()).toEqual([
      [MIA.id, 'answered', 'A no cannot be taken back.'],
      [OMAR.id, 'announced', only],
      [OMAR.id, 'answered', only],
    ]);
  });

  test('a yes may become a no, and a no stays one', async () => {
    const app = checkInsOf(await aSetting(), anOpenWindow());
    await app.signIn();
    await app.checkIns.answer(actor(MIA), app.use, true);
    expect(await app.checkIns.answer(actor(MIA), app.use, false)).toMatchObject({ kind: 'done' });
    expect(await app.checkIns.answer(actor(MIA), app.use, true)).toMatchObject({
      kind: 'refused',
      checkIn: { answer: { isThem: false } },
    });
  });

  test('who was never asked has nothing to answer', async () => {
    const app = checkInsOf(await aSetting(), anOpenWindow());
    expect(await app.checkIns.answer(actor(MIA), app.use, true)).toEqual({
      kind: 'not-asked',
      id: app.use.windowId,
    });
  });

  test('an operator who was deactivated, or whom Slack cannot vouch for, says nothing any more', async () => {
    const setting = await aSetting();
    const window = anOpenWindow();
    await checkInsOf(setting, window).signIn();
    const gone = { id: MIA.id, name: MIA.name, isBot: false, isGuest: false, isStranger: false };
    const deactivated = checkInsOf(setting, window, {
      person: async () => ({ ...gone, isDeactivated: true }),
    });
    const silent = checkInsOf(setting, window, { person: () => Promise.reject(new Error('no answer')) });
    for (const [app, why] of [
      [deactivated, 'deactivated'],
      [silent, 'unverifiable'],
    ] as const) {
      expect(await app.checkIns.answer(actor(MIA), app.use, true)).toEqual({ kind: 'not-allowed', why });
      expect((await app.stored())?.checkIn).not.toHaveProperty('answer');
    }
  });
});

describe('**Signing in now**', () => {
  test('spares the operator the question about the sign-in that follows', async () => {
    const app = checkInsOf(await aSetting(), anOpenWindow());
    expect(await app.checkIns.announce(actor(MIA), app.use.windowId)).toMatchObject({ kind: 'done' });
    await app.signIn();
    expect((await app.stored())?.checkIn).toMatchObject({ announcedAt: NOW, firstUseAt: NOW });
    expect((await app.stored())?.checkIn).not.toHaveProperty('askedAt');
  });

  test('is nobody else’s to press', async () => {
    const app = checkInsOf(await aSetting(), anOpenWindow());
    expect(await app.checkIns.announce(actor(OMAR), app.use.windowId)).toMatchObject({ kind: 'refused' });
    expect(await app.stored()).toBeUndefined();
  });

  test('is for a window that is open', async () => {
    const setting = await aSetting();
    const app = checkInsOf(setting, anOpenWindow());
    setting.clock.move(HOUR + MINUTE);
    expect(await app.checkIns.announce(actor(MIA), app.use.windowId)).toMatchObject({ kind: 'not-open' });
    expect(await app.stored()).toBeUndefined();
  });

  test('a window that is not there is told to be none', async () => {
    const app = checkInsOf(await aSetting(), anOpenWindow());
    const other = aWindow({ reason: 'another' });
    const checkIns = createCheckIns({
      ...app,
      windows: { load: async () => undefined },
      clock: { now: () => NOW },
    });
    expect(await checkIns.announce(actor(MIA), other.id)).toEqual({ kind: 'no-such-window', id: other.id });
  });
});
