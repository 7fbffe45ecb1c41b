import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import {
  createWindowEvidence,
  type WindowEvidenceDeps,
} from '../../../src/operations/activity/window-evidence.ts';
import { changeUse } from '../../../src/operations/activity/window-uses.ts';
import { createWindowUseStore } from '../../../src/store/activity/window-use-store.ts';
import { aDirectory, anAccount } from '../../support/builders/account.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { aChange, aConsoleLogin, anApiCall } from '../../support/builders/cloudtrail.ts';
import { type ActivityWorld, startActivityWorld } from '../../support/fakes/activity.ts';
import { recordingLog } from '../../support/fakes/log.ts';
import { LENA, MIA, OMAR } from '../../support/fakes/tending.ts';

let world: ActivityWorld;

beforeEach(async () => {
  world = await startActivityWorld();
});
afterEach(() => world.close());

/** A window over payments-prod in which S3 MFA delete may be turned on, open now, with its card in the channel. */
async function anOpenWindow(): Promise<RootWindow> {
  const { windows } = world;
  const window = await windows.request();
  const approved = await windows.happen(window, { type: 'approved', by: OMAR });
  const process = windows.start();
  await process.tend(window.id);
  await process.settled();
  windows.clock.move(MINUTE);
  return approved;
}

const aRead = () => aChange('s3', 'ListBuckets', { readOnly: true });

describe('a use of root in a window', () => {
  test('pages nobody: one entry in the window’s thread with counts, and the question to its operator', async () => {
    const window = await anOpenWindow();
    const before = await world.windows.replies(window);
    world.queue.put(world.happening(aConsoleLogin()));
    world.queue.put(
      ...Array.from({ length: 200 }, () => world.happening(aRead())),
      world.happening(anApiCall()),
    );
    const process = world.start();
    await process.takeIn();
    await process.sweep();
    expect(world.posted()).toEqual([]);
    const told = (await world.windows.replies(window)).slice(before.length);
    expect(told).toHaveLength(2);
    const use = await createWindowUseStore({ table: world.windows.table }).load(window.id, PAYMENTS);
    expect(use?.use).toMatchObject({ events: 202, signIns: 1, reads: 200 });
    expect(use?.use?.changes).toEqual([
      { name: 's3.amazonaws.com:PutBucketVersioning', done: 1, refused: 0 },
    ]);
    expect(use?.checkIn.operator.id).toBe(MIA.id);
    expect(told.join()).toContain('Is this you?');
  });

  test('that its operator announced is not asked about, but told to them with a way to deny it', async () => {
    const window = await anOpenWindow();
    const before = await world.windows.replies(window);
    const uses = createWindowUseStore({ table: world.windows.table });
    const now = world.windows.clock.now();
    await changeUse(window, PAYMENTS, { uses }, (record) => ({
      ...record,
      checkIn: { ...record.checkIn, announcedAt: now },
    }));
    world.queue.put(world.happening(aConsoleLogin()));
    await world.start().takeIn();
    const told = (await world.windows.replies(window)).slice(before.length).join('\n');
    expect(told).toContain('As announced by Mia Chen');
    expect(told).not.toContain('Is this you?');
  });

  test('that is never fine is alerted of', async () => {
    await anOpenWindow();
    world.queue.put(world.happening(aConsoleLogin()), world.happening(aChange('iam', 'CreateAccessKey')));
    await world.start().takeIn();
    const [alert] = await world.raised();
    expect(alert).toMatchObject({ worst: 'access-key-created', verdicts: ['outside-task'] });
    expect(world.posted()).toHaveLength(1);
  });

  test('whose operator says nothing for ten minutes is alerted of, once', async () => {
    await anOpenWindow();
    world.queue.put(world.happening(aConsoleLogin()));
    await world.start().takeIn();
    world.windows.clock.move(10 * MINUTE - SECOND);
    await world.start().sweep();
    expect(world.posted()).toEqual([]);
    world.windows.clock.move(SECOND);
    await world.start().sweep();
    await world.start().sweep();
    const [alert, ...more] = await world.raised();
    expect(more).toEqual([]);
    expect(alert).toMatchObject({ worst: 'not-the-operator', counts: { events: 1 } });
    expect(world.posted()).toHaveLength(1);
    expect(JSON.stringify(world.posted()[0])).toContain(LENA.id);
  });

  test('from a second address is alerted of', async () => {
    await anOpenWindow();
    world.queue.put(world.happening(aConsoleLogin()));
    await world.start().takeIn();
    world.queue.put(
      world.happening(aChange('s3', 'ListBuckets', { readOnly: true, sourceIPAddress: '192.0.2.1' })),
    );
    await world.start().takeIn();
    expect((await world.raised())[0]).toMatchObject({ worst: 'second-address', sources: ['192.0.2.1'] });
  });

  test('that its operator denies is alerted of with everything in it: before the no, and after', async () => {
    const window = await anOpenWindow();
    world.queue.put(world.happening(aConsoleLogin()), world.happening(anApiCall({ eventID: 'before' })));
    await world.start().takeIn();
    expect(await world.raised()).toEqual([]);
    const uses = createWindowUseStore({ table: world.windows.table });
    const now = world.windows.clock.now();
    await changeUse(window, PAYMENTS, { uses }, (record) => ({
      ...record,
      checkIn: { ...record.checkIn, answer: { isThem: false, at: now } },
    }));
    await world.start().sweep();
    expect(await world.raised()).toMatchObject([
      { worst: 'not-the-operator', counts: { events: 2 }, items: [{}, { name: 'PutBucketVersioning' }] },
    ]);
    const elsewhere = { sourceIPAddress: '198.51.100.77' };
    world.queue.put(
      world.happening(anApiCall({ eventID: 'after', ...elsewhere })),
      world.happening(anApiCall({ eventID: 'once more', ...elsewhere })),
    );
    const process = world.start();
    await process.takeIn();
    await process.sweep();
    expect(await world.raised()).toMatchObject([
      { counts: { events: 4 }, sources: ['203.0.113.7', '198.51.100.77'] },
    ]);
    expect((await world.raised())[0]?.items.map(({ cause }) => cause)).toEqual([
      'not-the-operator',
      'second-address',
      'change',
      'change',
    ]);
  });

  test('is evidence of the window: every event that it covers, and what came too late', async () => {
    const window = await anOpenWindow();
    world.queue.put(world.happening(aConsoleLogin()), world.happening(anApiCall()), world.happening(aRead()));
    await world.start().takeIn();
    const closed = await world.windows.happen(window, { type: 'closed', by: MIA });
    world.windows.clock.move(MINUTE);
    world.queue.put(world.happening(aChange('iam', 'CreateUser')));
    await world.start().takeIn();
    const { table, clock } = world.windows;
    const deps: WindowEvidenceDeps = {
      ...{ records: world.records, clock, log: recordingLog() },
      directory: async () => aDirectory({ accounts: [anAccount({ id: PAYMENTS })] }),
      uses: createWindowUseStore({ table }),
      notHeard: async (accounts) =>
        accounts.map(({ id: accountId }) => ({ accountId, reason: 'Silent.', remedy: 'Look.' })),
    };
    const evidenceOf = createWindowEvidence(deps, 3);
    const { events, left, uses, unseen, arrivingUntil } = await evidenceOf(closed);
    const names = events.map((told) => (told.kind === 'root' ? told.event.eventName : told.kind));
    expect(names.sort()).toEqual(['ConsoleLogin', 'CreateUser', 'PutBucketVersioning']);
    expect(left).toBe(1);
    expect(uses).toMatchObject([{ accountId: PAYMENTS, use: { reads: 1 } }]);
    expect(unseen).toMatchObject([{ accountId: PAYMENTS, reason: 'Silent.' }]);
    expect(arrivingUntil).toBe(clock.now() - MINUTE + 30 * MINUTE);
    const blind = createWindowEvidence({
      ...deps,
      directory: () => Promise.reject(new Error('not read yet')),
    });
    expect((await blind(closed)).unseen).toMatchObject([{ reason: expect.stringContaining('not known') }]);
  });
});
