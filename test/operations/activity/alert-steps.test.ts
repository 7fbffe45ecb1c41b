import type { Alert } from '../../../src/domain/alert/alert.ts';
import { alertId } from '../../../src/domain/alert/alert-id.ts';
import { grown } from '../../../src/domain/alert/growth.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { createAlertSteps } from '../../../src/operations/activity/alert-steps.ts';
import type { Workspace } from '../../../src/operations/ports.ts';
import type { Table } from '../../../src/store/table.ts';
import { anAlert, anItem } from '../../support/builders/alert.ts';
import { aChange } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { actor, type Setting, settings, TEAM } from '../windows/setting.ts';
import { aProcess, kept } from './people.ts';

const aSetting = settings();
const PEOPLE = new Map([MIA, OMAR, ANA, ZOE].map((person) => [person.id, person]));

/** Omar and Ana are on call. */
function stepsOf(table: Table, { clock }: Setting, overrides: Partial<Workspace> = {}) {
  const process = aProcess(table, overrides);
  const steps = createAlertSteps({
    ...{ ...process, clock },
    authorizeOnCall: process.authorize([OMAR.id, ANA.id]),
    person: async (id) => PEOPLE.get(id) ?? { id, name: id },
  });
  return { ...process, steps };
}

describe('a step of people on call', () => {
  test('"I’m on it" makes whoever pressed the owner, on every replica, and the alert is drawn again', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const { id } = await kept(anAlert(), app);
    const outcome = await app.steps.take(actor(OMAR), id, { type: 'owned' });
    expect(outcome).toMatchObject({ kind: 'done', alert: { version: 2 } });
    expect(await app.alerts.load(id)).toMatchObject({ ownership: { by: OMAR, at: NOW } });
    expect(app.told).toEqual([id]);
  });

  test('of two at the same moment one has it, and the other is told who and until when', async () => {
    const setting = await aSetting();
    const [one, other] = [stepsOf(setting.table, setting), stepsOf(setting.table, setting)];
    const { id } = await kept(anAlert(), one);
    const outcomes = await Promise.all([
      one.steps.take(actor(OMAR), id, { type: 'owned' }),
      other.steps.take(actor(ANA), id, { type: 'owned' }),
    ]);
    const owner = (await one.alerts.load(id))?.ownership?.by;
    expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
    expect(outcomes).toContainEqual(
      expect.objectContaining({
        kind: 'refused',
        refusal: { why: 'owned', by: owner, until: NOW + 30 * MINUTE },
      }),
    );
  });

  test('after 30 minutes without a disposition it is anybody’s again', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const { id } = await kept(anAlert(), app);
    await app.steps.take(actor(OMAR), id, { type: 'owned' });
    setting.clock.move(30 * MINUTE);
    expect(await app.steps.take(actor(ANA), id, { type: 'owned' })).toMatchObject({ kind: 'done' });
    expect((await app.alerts.load(id))?.ownership?.by).toEqual(ANA);
  });

  test('a disposition is kept with its note, and the same one again is refused with whose it is', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const { id } = await kept(anAlert(), app);
    const step = { type: 'disposed', as: 'legitimate', note: 'Phoned Mia' } as const;
    await app.steps.take(actor(OMAR), id, step);
    expect(await app.alerts.load(id)).toMatchObject({
      disposition: { kind: 'legitimate', by: OMAR, at: NOW, note: 'Phoned Mia' },
    });
    expect(await app.steps.take(actor(ANA), id, step)).toMatchObject({
      kind: 'refused',
      refusal: { why: 'disposed', by: OMAR, as: 'legitimate' },
    });
  });

  test('nobody closes what they were not shown, whatever looking said before', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const grew = grown(anAlert(), anItem(aChange('cloudtrail', 'StopLogging')), NOW);
    const { id } = await kept({ ...grew, version: 1 }, app);
    const step = { type: 'disposed', as: 'legitimate', note: 'Phoned Mia' } as const;
    expect(await app.steps.look(actor(OMAR), id, step)).toMatchObject({ kind: 'done' });
    expect(await app.steps.take(actor(OMAR), id, { ...step, seen: 0 })).toMatchObject({
      kind: 'refused',
      refusal: { why: 'more-happened' },
      alert: { developments: 1 },
    });
    expect((await app.refusals.of(id)).kept).toMatchObject([{ by: OMAR, why: 'more-happened' }]);
    expect(await app.steps.take(actor(OMAR), id, { ...step, seen: 1 })).toMatchObject({ kind: 'done' });
    expect((await app.alerts.load(id))?.disposition?.kind).toBe('legitimate');
  });

  test('who is not on call is refused and nothing changes; nor does it where Slack cannot say who they are', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const { id } = await kept(anAlert(), app);
    const silent = stepsOf(setting.table, setting, {
      person: async () => {
        throw new Error('An API error occurred: internal_error');
      },
    });
    const step = { type: 'disposed', as: 'false-alarm' } as const;
    expect(await app.steps.take(actor(MIA), id, step)).toEqual({ kind: 'not-allowed', why: 'not-listed' });
    expect(await silent.steps.take(actor(OMAR), id, step)).toEqual({
      kind: 'not-allowed',
      why: 'unverifiable',
    });
    const stranger = { userId: OMAR.id, teamId: `${TEAM}-other` };
    expect(await app.steps.take(stranger, id, step)).toEqual({ kind: 'not-allowed', why: 'other-team' });
    expect(await app.alerts.load(id)).toMatchObject({ version: 1 });
    expect(app.told).toEqual([]);
  });

  test('that is refused is kept with who tried it and why, apart from the alert', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const { id } = await kept(anAlert(), app);
    await app.steps.take(actor(MIA), id, { type: 'owned' });
    await app.steps.look(actor(ZOE), id, { type: 'disposed', as: 'legitimate' });
    await app.steps.take(actor(OMAR), id, { type: 'owned' });
    await app.steps.take(actor(ANA), id, { type: 'owned' });
    const about = { alertId: id, at: NOW };
    const { kept: refused, beyond } = await app.refusals.of(id);
    expect(refused).toHaveLength(3);
    expect(refused).toEqual(
      expect.arrayContaining([
        { ...about, by: MIA, tried: 'owned', why: 'not-listed' },
        { ...about, by: ZOE, tried: 'legitimate', why: 'not-listed' },
        { ...about, by: ANA, tried: 'owned', why: 'owned' },
      ]),
    );
    expect(beyond).toBe(0);
  });

  test('that is refused is told as that, though it cannot be kept', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const { id } = await kept(anAlert(), app);
    const steps = createAlertSteps({
      ...{ ...app, clock: setting.clock },
      refusals: { record: () => Promise.reject(new Error('no store')) },
      authorizeOnCall: app.authorize([OMAR.id]),
      person: () => Promise.reject(new Error('no answer')),
    });
    expect(await steps.take(actor(MIA), id, { type: 'owned' })).toMatchObject({ kind: 'not-allowed' });
    expect(app.log.lines.map(({ message }) => message)).toContain(
      'a refused step of an alert could not be recorded',
    );
  });

  test('looking says what taking would say, and stores nothing', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const { id } = await kept(anAlert(), app);
    const step = { type: 'disposed', as: 'incident' } as const;
    expect(await app.steps.look(actor(ANA), id, step)).toMatchObject({ kind: 'done', alert: { version: 1 } });
    expect(await app.steps.look(actor(ZOE), id, step)).toEqual({ kind: 'not-allowed', why: 'not-listed' });
    await app.steps.take(actor(OMAR), id, step);
    expect(await app.steps.look(actor(ANA), id, step)).toMatchObject({ kind: 'refused' });
    expect(app.told).toEqual([id]);
  });

  test('an alert that is not there any more is told to be gone', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const id = alertId('long ago', digest);
    const gone = { kind: 'no-such-alert', id };
    expect(await app.steps.take(actor(OMAR), id, { type: 'owned' })).toEqual(gone);
    expect(await app.steps.look(actor(OMAR), id, { type: 'owned' })).toEqual(gone);
  });

  test('a note that cannot be kept is refused with what to do, before anything is stored', async () => {
    const setting = await aSetting();
    const app = stepsOf(setting.table, setting);
    const { id } = await kept(anAlert(), app);
    const take = (note: string) =>
      app.steps.take(actor(OMAR), id, { type: 'disposed', as: 'incident', note });
    await expect(take('x'.repeat(501))).rejects.toThrow('this note cannot be kept');
    await expect(take('half \ud800')).rejects.toThrow('this note cannot be kept');
    expect(await take('😀'.repeat(500))).toMatchObject({ kind: 'done' });
  });

  test('an answer of the store that was lost costs nothing: the step stands once', async () => {
    const setting = await aSetting();
    const { id } = await kept(anAlert(), aProcess(setting.table));
    let lost = false;
    const table = await setting.through(async (passing) => {
      const answer = await passing.forward();
      if (lost || passing.operation !== 'UpdateItem') return answer;
      lost = true;
      return 'connection lost';
    });
    const app = stepsOf(table, setting);
    expect(await app.steps.take(actor(OMAR), id, { type: 'owned' })).toMatchObject({ kind: 'done' });
    expect(lost).toBe(true);
    expect(historyOf(await app.alerts.load(id))).toEqual(['owned']);
  });

  test('while the store is down the person is told that nothing was recorded, and not to wait', async () => {
    const setting = await aSetting();
    const { id } = await kept(anAlert(), aProcess(setting.table));
    const app = stepsOf(setting.table, setting);
    const alerts = { ...app.alerts, load: () => Promise.reject(new Error('no store')) };
    const steps = createAlertSteps({
      ...{ ...app, alerts, clock: setting.clock },
      authorizeOnCall: app.authorize([OMAR.id]),
      person: async (userId) => ({ id: userId, name: userId }),
    });
    await expect(steps.take(actor(OMAR), id, { type: 'owned' })).rejects.toMatchObject({
      message: expect.stringContaining('Nothing was recorded'),
      remedy: expect.stringContaining('do what the alert says'),
    });
  });
});

function historyOf(alert: Alert | undefined) {
  return alert?.history.map(({ step }) => step.type);
}
