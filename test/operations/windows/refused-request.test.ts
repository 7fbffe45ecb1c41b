import { csvRow } from '../../../src/audit-log/csv.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { exportRecords } from '../../../src/operations/windows/audit/export-records.ts';
import { NOW } from '../../support/builders/time.ts';
import { MIA, ZOE } from '../../support/builders/window-people.ts';
import { sourceOf } from './audit/source-of.ts';
import { actor, anInput, type Instance, requested, type Setting, settings } from './setting.ts';

const aSetting = settings();
let setting: Setting;

beforeEach(async () => {
  setting = await aSetting();
});

const breakGlassFor = (app: Instance, operatorId: string) =>
  app.request.submit(actor(MIA), anInput({ breakGlass: true, operatorId }), 'view a');

test('a request by who may not ask, and break-glass by who is not named, are recorded apart', async () => {
  const app = setting.instance();
  await app.request.submit(actor(ZOE), anInput({ accounts: ['account:111122223333'] }), 'view b');
  await breakGlassFor(app, ZOE.id);

  const { kept, beyond } = await app.refusals.requests();
  expect(beyond).toBe(0);
  const asked = kept.map(({ by, accounts, operatorId, breakGlass, why }) => ({
    ...{ by: by.id, accounts, operatorId, breakGlass, why },
  }));
  expect(new Set(asked)).toEqual(
    new Set([
      {
        ...{ by: ZOE.id, accounts: ['111122223333'], operatorId: ZOE.id, breakGlass: false },
        why: 'requester: may-not-request',
      },
      {
        ...{ by: MIA.id, accounts: ['payments-prod'], operatorId: ZOE.id, breakGlass: true },
        why: 'break-glass: operator-not-named',
      },
    ]),
  );
});

test('a request that only has a mistake in it is no refused attempt', async () => {
  const app = setting.instance();
  await app.request.submit(actor(MIA), anInput({ accounts: ['nonsense'] }), 'view a');

  expect(await app.refusals.requests()).toEqual({ kept: [], beyond: 0 });
});

test('of one person only so many an hour are kept; the others are counted', async () => {
  const app = setting.instance();
  for (let n = 0; n < 22; n += 1) await breakGlassFor(app, ZOE.id);

  const { kept, beyond } = await app.refusals.requests();
  expect([kept.length, beyond]).toEqual([20, 2]);
});

const NO_ACTIVITY = { records: { async *eventsOf() {}, changesOf: async () => [] } };

test('an export with refusals has them in time order, and one without has none', async () => {
  const app = setting.instance();
  const before = await requested(app);
  setting.clock.move(MINUTE);
  await breakGlassFor(app, ZOE.id);
  setting.clock.move(MINUTE);
  const after = await requested(app);
  const rows = async (refused: boolean) => {
    const found = [];
    const deps = {
      source: sourceOf([before, after]),
      refusals: app.refusals,
      activity: NO_ACTIVITY,
      damageIn: () => undefined,
    };
    for await (const record of exportRecords(
      { ...deps, unread: () => undefined, garbled: () => undefined },
      { since: 0, refused },
    )) {
      found.push(csvRow(record));
    }
    return found;
  };

  expect((await rows(false)).map(({ type }) => type)).toEqual(['requested', 'requested']);
  expect(await rows(true)).toMatchObject([
    { window: before.id },
    {
      ...{ window: '', type: 'refused', tried: 'requested', byId: MIA.id, origin: 'break-glass' },
      ...{ time: new Date(NOW + MINUTE).toISOString(), text: 'break-glass: operator-not-named' },
    },
    { window: after.id },
  ]);
});
