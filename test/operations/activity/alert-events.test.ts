import { alertId } from '../../../src/domain/alert/alert-id.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { createAlertEvents } from '../../../src/operations/activity/alert-events.ts';
import { createActivityStore } from '../../../src/store/activity/activity-store.ts';
import { aDirectory } from '../../support/builders/account.ts';
import { aDetachment, aRecord } from '../../support/builders/activity.ts';
import { anAlert, PAYMENTS } from '../../support/builders/alert.ts';
import { aConsoleLogin, eventOf, eventTime } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { type Setting, settings } from '../windows/setting.ts';
import { aProcess, kept } from './people.ts';

const aSetting = settings();
const USE = {
  judgement: {
    kind: 'use' as const,
    verdict: { kind: 'no-window' as const, reasons: [{ why: 'none-known' as const }], concerns: [] },
  },
};

function anAppIn({ table }: Setting, directory = async () => aDirectory()) {
  const process = aProcess(table);
  const records = createActivityStore({ table, log: process.log });
  return { ...process, records, alertEvents: createAlertEvents({ ...process, records, directory }) };
}

const signIn = (minutes: number) => aConsoleLogin({ eventTime: eventTime(NOW + minutes * MINUTE) });

describe('the events of an alert', () => {
  test('are all that is stored of its account from its first to its last, with their verdicts', async () => {
    const app = anAppIn(await aSetting());
    const { id } = await kept(anAlert(signIn(0), signIn(10)), app);
    await app.records.save([-1, 0, 5, 10, 11].map((minutes) => aRecord(signIn(minutes), USE)));
    const listing = await app.alertEvents(id);
    expect(listing?.events.map(({ event }) => event.at)).toEqual([NOW, NOW + 5 * MINUTE, NOW + 10 * MINUTE]);
    expect(listing?.events[0]).toEqual({ kind: 'root', event: eventOf(signIn(0)), ...USE });
    expect(listing?.names).toEqual(new Map([[PAYMENTS, 'payments-prod']]));
  });

  test('what is not judged yet is counted', async () => {
    const app = anAppIn(await aSetting());
    const { id } = await kept(anAlert(signIn(0)), app);
    await app.records.save([aRecord(signIn(0))]);
    expect(await app.alertEvents(id)).toMatchObject({ events: [], unjudged: 1 });
  });

  test('of one about the perimeter are the changes, whoever made them', async () => {
    const app = anAppIn(await aSetting());
    const { id, accountId } = await kept({ ...anAlert(signIn(0)), topic: 'perimeter' }, app);
    const change = aDetachment({ eventTime: eventTime(NOW), recipientAccountId: accountId });
    await app.records.save([aRecord(signIn(0), USE), aRecord(change)]);
    expect((await app.alertEvents(id))?.events.map(({ kind }) => kind)).toEqual(['perimeter']);
  });

  test('where the directory cannot be read the account goes without a name', async () => {
    const setting = await aSetting();
    const app = anAppIn(setting, () => Promise.reject(new Error('not read yet')));
    const { id } = await kept(anAlert(signIn(0)), app);
    setting.clock.move(HOUR);
    expect((await app.alertEvents(id))?.names.size).toBe(0);
  });

  test('of an alert that is gone there are none', async () => {
    const app = anAppIn(await aSetting());
    expect(await app.alertEvents(alertId('long ago', digest))).toBeUndefined();
  });
});
