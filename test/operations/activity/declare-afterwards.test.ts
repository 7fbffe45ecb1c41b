import type { Directory } from '../../../src/domain/account.ts';
import { alertId } from '../../../src/domain/alert/alert-id.ts';
import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { judgeUse } from '../../../src/domain/verdict/judge-use.ts';
import { phaseOf, reviewStanding } from '../../../src/domain/window/phase.ts';
import { createDeclareAfterwards } from '../../../src/operations/activity/declare-afterwards.ts';
import { createPeople } from '../../../src/operations/windows/people.ts';
import { createSightingStore } from '../../../src/store/windows/sighting-store.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { aDirectory } from '../../support/builders/account.ts';
import { afterStep, anAlert } from '../../support/builders/alert.ts';
import { aConsoleLogin, eventOf, eventTime } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest, seal, seals } from '../../support/builders/window.ts';
import { MIA, OMAR } from '../../support/builders/window-people.ts';
import { aBook, actor, type Setting, settings } from '../windows/setting.ts';
import { aProcess, kept } from './people.ts';

const aSetting = settings();
const DECLARATION = { taskId: 's3-mfa-delete', reason: 'The window was forgotten', operatorId: MIA.id };
/** Five minutes before the clock of these tests begins to stand still. */
const USED = NOW - 5 * MINUTE;

function anAppIn({ table, clock }: Setting, directory: Directory = aDirectory(), book = aBook()) {
  const process = aProcess(table);
  const store = createWindowStore({ table, log: process.log });
  const people = createPeople({
    ...{ ...process, clock },
    sightings: createSightingStore({ table }),
  });
  const declaring = createDeclareAfterwards({
    ...{ ...process, clock, people },
    windows: store,
    directory: async () => directory,
    rules: { book, custody: [], scopes: {} },
    chain: { seal, seals, digest },
    authorizeRequester: process.authorize([MIA.id]),
    tending: { soon: (id) => void process.told.push(id) },
  });
  return { ...process, store, declaring };
}

const aUse = () => anAlert(aConsoleLogin({ eventTime: eventTime(USED) }));

describe('declaring a use of root afterwards', () => {
  test('makes a window that says so for ever, from the first event to the last, closed and to be reviewed', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    const { id } = await kept(aUse(), app);
    const outcome = await app.declaring.declare(actor(MIA), id, DECLARATION);
    if (outcome.kind !== 'declared') throw new Error(JSON.stringify(outcome));
    const window = await app.store.load(outcome.window.id);
    expect(window).toMatchObject({
      state: 'closed',
      request: { origin: { kind: 'afterwards', use: `alert ${id}` }, reason: DECLARATION.reason },
      period: { start: USED, end: USED + SECOND },
    });
    expect(window && phaseOf(window, NOW)).not.toBe('open');
    expect(window && reviewStanding(window, NOW)).toBe('unreviewed');
  });

  test('is linked to the alert, and both are followed', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    const { id } = await kept(aUse(), app);
    const outcome = await app.declaring.declare(actor(MIA), id, DECLARATION);
    if (outcome.kind !== 'declared') throw new Error(JSON.stringify(outcome));
    expect(await app.alerts.load(id)).toMatchObject({ declaredIn: [outcome.window.id] });
    expect(app.told).toEqual([outcome.window.id, id]);
  });

  test('changes no verdict', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    const { id } = await kept(aUse(), app);
    const outcome = await app.declaring.declare(actor(MIA), id, DECLARATION);
    if (outcome.kind !== 'declared') throw new Error(JSON.stringify(outcome));
    const event = eventOf(aConsoleLogin({ eventTime: eventTime(USED) }));
    expect(judgeUse(event, [outcome.window])).toEqual(judgeUse(event, []));
  });

  test('twice by the same person is one window', async () => {
    const setting = await aSetting();
    const [app, other] = [anAppIn(setting), anAppIn(setting)];
    const { id } = await kept(aUse(), app);
    const outcomes = await Promise.all([
      app.declaring.declare(actor(MIA), id, DECLARATION),
      other.declaring.declare(actor(MIA), id, DECLARATION),
    ]);
    const windows = outcomes.map((outcome) => (outcome.kind === 'declared' ? outcome.window.id : outcome));
    expect(windows[0]).toBe(windows[1]);
    expect((await app.alerts.load(id))?.declaredIn).toEqual([windows[0]]);
  });

  test('where the alert could not be linked, the person is told that the window stands, and again mends it', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    const { id } = await kept(aUse(), app);
    let isDown = true;
    const table = await setting.through(async (passing) => {
      if (isDown && passing.operation === 'UpdateItem') return 'connection lost';
      return passing.forward();
    });
    const behind = anAppIn({ ...setting, table });
    await expect(behind.declaring.declare(actor(MIA), id, DECLARATION)).rejects.toThrow(
      /Your declaration is recorded in RW-\w+, and alert .* does not name it yet/,
    );
    isDown = false;
    expect(await behind.declaring.declare(actor(MIA), id, DECLARATION)).toMatchObject({ kind: 'declared' });
    expect((await app.alerts.load(id))?.declaredIn).toHaveLength(1);
  });

  test('is for those who may ask for windows', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    const { id } = await kept(aUse(), app);
    const refused = { kind: 'not-allowed', why: 'not-listed' };
    expect(await app.declaring.declare(actor(OMAR), id, DECLARATION)).toEqual(refused);
    expect(await app.declaring.look(actor(OMAR), id)).toEqual(refused);
    expect((await app.alerts.load(id))?.declaredIn).toEqual([]);
  });

  test('what is wrong with it is told by its field, and nothing is stored', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting, aDirectory(), aBook({ ticket: { required: true } }));
    const { id } = await kept(aUse(), app);
    const problems = async (declaration: Partial<typeof DECLARATION & { ticket: string }>) => {
      const outcome = await app.declaring.declare(actor(MIA), id, { ...DECLARATION, ...declaration });
      return outcome.kind === 'refused' ? outcome.problems : outcome.kind;
    };
    expect(await problems({})).toMatchObject([{ field: 'ticket' }]);
    expect(await problems({ ticket: 'SEC-1', reason: ' ' })).toMatchObject([{ field: 'reason' }]);
    expect(await problems({ ticket: 'SEC-1', taskId: 'none' })).toMatchObject([{ field: 'task' }]);
    expect(await app.alerts.load(id)).toMatchObject({ version: 1 });
  });

  test('an account that the directory does not know, or that no policy holds, is told', async () => {
    const setting = await aSetting();
    const { id } = await kept(aUse(), aProcess(setting.table));
    const unknown = anAppIn(setting, aDirectory({ accounts: [] }));
    expect(await unknown.declaring.declare(actor(MIA), id, DECLARATION)).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'accounts', why: 'no-such' }],
    });
    const ungoverned = anAppIn(setting, aDirectory(), { scoped: [] });
    expect(await ungoverned.declaring.declare(actor(MIA), id, DECLARATION)).toMatchObject({
      kind: 'refused',
      problems: [{ field: 'accounts', why: 'ungoverned' }],
    });
  });

  test('there is nothing to declare about the perimeter, nor about an alert that is gone', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    const { id } = await kept({ ...aUse(), topic: 'perimeter' }, app);
    await expect(app.declaring.look(actor(MIA), id)).rejects.toThrow('no use of root in it to declare');
    const gone = alertId('long ago', digest);
    expect(await app.declaring.declare(actor(MIA), gone, DECLARATION)).toEqual({
      kind: 'no-such-alert',
      id: gone,
    });
  });

  test('an alert that somebody disposed of can be declared all the same', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting);
    const disposed = afterStep(aUse(), { type: 'disposed', by: OMAR, as: 'legitimate' }, NOW);
    await kept(disposed, app);
    expect(await app.declaring.look(actor(MIA), disposed.id)).toMatchObject({ kind: 'open' });
  });
});
