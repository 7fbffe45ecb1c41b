import type { Alert } from '../../../src/domain/alert/alert.ts';
import { raised } from '../../../src/domain/alert/growth.ts';
import { itemOf } from '../../../src/domain/alert/item-of.ts';
import { growAlerts } from '../../../src/operations/activity/grow-alerts.ts';
import { anAlert, PAYMENTS } from '../../support/builders/alert.ts';
import { aConsoleLogin, anApiCall, eventOf } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { standingClock } from '../../support/fakes/clock.ts';

test('an alert that is stored while the others are read takes what belongs to it: there is no second one', async () => {
  const { id } = anAlert();
  const other = raised(id, 'root', PAYMENTS, itemOf(eventOf(aConsoleLogin())), NOW);
  const advanced: Alert[] = [];
  const unexpected = () => Promise.reject(new Error('a second alert is raised'));
  const changed = await growAlerts(
    { topic: 'root', accountId: PAYMENTS, items: [itemOf(eventOf(anApiCall()))] },
    {
      alerts: {
        line: async (topic, accountId) => ({ topic, accountId, version: 1, ids: [id] }),
        loadAll: async () => [],
        load: async () => other,
        advance: async (alert) => {
          advanced.push(alert);
          return 'stored';
        },
        ...{ lead: unexpected, create: unexpected },
      },
      escalate: async () => [],
      ...{ digest, clock: standingClock() },
    },
  );
  expect(changed).toMatchObject([{ id, counts: { events: 2 } }]);
  expect(advanced).toEqual(changed);
});
