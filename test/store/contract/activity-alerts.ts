import type { Alert } from '../../../src/domain/alert/alert.ts';
import { alertId } from '../../../src/domain/alert/alert-id.ts';
import type { RefusedStep } from '../../../src/domain/alert/refused-step.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { ClaimedPost } from '../../../src/operations/posting-ports.ts';
import { createActivityStore } from '../../../src/store/activity/activity-store.ts';
import { alertKey } from '../../../src/store/activity/alert-keys.ts';
import { createAlertPostStore } from '../../../src/store/activity/alert-post-store.ts';
import { createAlertRefusalStore } from '../../../src/store/activity/alert-refusal-store.ts';
import { createAlertStore } from '../../../src/store/activity/alert-store.ts';
import type { Table } from '../../../src/store/table.ts';
import { createRefusalStore, MOST_KEPT } from '../../../src/store/windows/refusal-store.ts';
import { accountId } from '../../support/builders/account.ts';
import { afterStep, anAlert, anItem, PAYMENTS } from '../../support/builders/alert.ts';
import { aChange, aConsoleLogin } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { digest } from '../../support/builders/window.ts';
import { OMAR } from '../../support/builders/window-people.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, setAttribute } from './stored-items.ts';
import { aWindowLog } from './windows.ts';
import { losing } from './wires.ts';

const POST: ClaimedPost = {
  name: 'ALERT',
  target: 'C0ALERTS',
  intendedAt: NOW,
  claim: { by: 'first', at: NOW },
};

/** With every step that there is, and everything that is optional. */
function anEventfulAlert(): Alert {
  const steps = [
    { type: 'escalated', people: [OMAR.id] },
    { type: 'owned', by: OMAR },
    { type: 'explained', accessKeyId: 'ASIAROOT0EXAMPLE0001', opening: 'opening 1' },
    { type: 'disposed', by: OMAR, as: 'incident', note: 'we act' },
  ] as const;
  const alert = anAlert(aConsoleLogin(), aChange('iam', 'CreateUser'));
  return steps.reduce((before, step) => afterStep(before, step, NOW), alert);
}

export function activityAlertsContract(store: StoreUnderTest): void {
  const alerts = (table: Table, log = aWindowLog()) => createAlertStore({ table, log });
  const posts = (table: Table) => createAlertPostStore({ table });

  describe('a stored alert', () => {
    it('is read by one replica as another stored it', async () => {
      const table = await store.freshTable();
      const alert = anEventfulAlert();
      expect(await alerts(table).create(alert)).toBe('stored');
      expect(await alerts(store.replicaOf(table)).load(alert.id)).toEqual(alert);
      expect(await alerts(table).loadAll([alertId('none', digest), alert.id])).toEqual([alert]);
      expect(await alerts(table).load(alertId('none', digest))).toBeUndefined();
    });

    it('is created once, and another account’s with its id is told apart', async () => {
      const table = await store.freshTable();
      const alert = anAlert();
      await alerts(table).create(alert);
      expect(await alerts(table).create(alert)).toBe('there');
      expect(await alerts(table).create({ ...alert, accountId: accountId('222233334444') })).toBe('id-taken');
      expect(await alerts(table).create({ ...alert, topic: 'perimeter' })).toBe('id-taken');
    });

    it('goes one version on for one of many that saw the same', async () => {
      const table = await store.freshTable();
      const alert = anAlert();
      await alerts(table).create(alert);
      const next = afterStep(alert, { type: 'grew', item: anItem() }, NOW);
      const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => alerts(table).advance(next)));
      expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
      expect(await alerts(table).load(alert.id)).toEqual(next);
    });

    it('is due after every step until what follows was done, then when it says', async () => {
      const table = await store.freshTable();
      const alert = anAlert();
      await alerts(table).create(alert);
      expect(await alerts(table).due(NOW, 10)).toEqual([alert.id]);
      await alerts(table).settle(alert, 'done', NOW + MINUTE);
      expect(await alerts(table).due(NOW + MINUTE, 10)).toEqual([]);
      expect(await alerts(table).due(NOW + MINUTE + 1, 10)).toEqual([alert.id]);
      expect((await alerts(table).loadWhole(alert.id))?.tended).toBe('done');
      const next = afterStep(alert, { type: 'owned', by: OMAR }, NOW);
      await alerts(table).advance(next);
      await alerts(table).settle(alert, 'too late', undefined);
      expect(await alerts(table).due(NOW, 10)).toEqual([alert.id]);
      expect(await alerts(table).loadWhole(alert.id)).toEqual({ alert: next, posts: [] });
    });

    it('is kept for 400 days from its last step once nothing follows any more, with its posts', async () => {
      const table = await store.freshTable();
      const { deleteExpired } = createActivityStore({ table, log: aWindowLog() });
      const alert = anEventfulAlert();
      await alerts(table).create(alert);
      await posts(table).intend(alert.id, POST);
      await deleteExpired(NOW + 500 * DAY);
      expect((await alerts(table).loadWhole(alert.id))?.alert).toEqual(alert);
      await alerts(table).settle(alert, 'done', undefined);
      await deleteExpired(NOW + 400 * DAY);
      expect(await alerts(table).load(alert.id)).toEqual(alert);
      await deleteExpired(NOW + 400 * DAY + 1);
      expect(await alerts(table).load(alert.id)).toBeUndefined();
      expect(await alerts(table).raisedIn({}, 10)).toEqual([]);
    });

    it('is found by when it was raised, the newest first', async () => {
      const table = await store.freshTable();
      const [one, two] = [anAlert(), { ...anAlert(), openedAt: NOW + MINUTE }];
      await alerts(table).create(one);
      await alerts(table).create(two);
      expect(await alerts(table).raisedIn({ from: NOW, to: NOW + DAY }, 10)).toEqual([two.id, one.id]);
      expect(await alerts(table).raisedIn({ to: NOW + 1 }, 10)).toEqual([one.id]);
      expect(await alerts(table).raisedIn({}, 1)).toEqual([two.id]);
    });

    it('that was damaged by hand is named, and one of a newer version refused', async () => {
      const table = await store.freshTable();
      const alert = anAlert();
      await alerts(table).create(alert);
      await setAttribute(table, alertKey(alert.id), ['alert', 'worst'], 'none');
      const damage = `The stored alert ${alert.id} is damaged: its attribute alert.worst cannot be read`;
      await expect(alerts(table).load(alert.id)).rejects.toThrow(damage);
      const log = aWindowLog();
      expect(await alerts(table, log).loadAll([alert.id])).toEqual([]);
      expect(log.errors).toHaveLength(1);
      await raiseSchema(table, alertKey(alert.id));
      await expect(alerts(table).loadWhole(alert.id)).rejects.toThrow('by a newer version of rootkeeper');
    });
  });

  describe('the line of an account’s alerts', () => {
    it('is led by one of many that would raise an alert at the same moment', async () => {
      const table = await store.freshTable();
      const ids = ['1', '2', '3', '4', '5'].map((key) => alertId(key, digest));
      const seen = await alerts(table).line('root', PAYMENTS);
      const led = await Promise.all(ids.map((id) => alerts(table).lead(seen, id)));
      expect(led.filter(Boolean)).toHaveLength(1);
      const now = await alerts(store.replicaOf(table)).line('root', PAYMENTS);
      expect(now).toEqual({ topic: 'root', accountId: PAYMENTS, version: 1, ids: [ids[led.indexOf(true)]] });
      expect((await alerts(table).line('perimeter', PAYMENTS)).ids).toEqual([]);
    });

    it('keeps the newest 20 in their order', async () => {
      const table = await store.freshTable();
      const ids = Array.from({ length: 22 }, (_, n) => alertId(`${n}`, digest));
      for (const id of ids) await alerts(table).lead(await alerts(table).line('root', PAYMENTS), id);
      expect((await alerts(table).line('root', PAYMENTS)).ids).toEqual(ids.reverse().slice(0, 20));
    });

    it('is led although the answer was lost on the wire', async () => {
      const table = await store.freshTable();
      const wire = alerts(await store.through(table, losing('PutItem')));
      const seen = await wire.line('root', PAYMENTS);
      expect(await wire.lead(seen, alertId('1', digest))).toBe(true);
    });
  });

  describe('refused steps of an alert', () => {
    const refusals = (table: Table) => createAlertRefusalStore({ table });
    const aStep = (overrides: Partial<RefusedStep> = {}): RefusedStep => {
      return { alertId: anAlertId, at: NOW, by: OMAR, tried: 'owned', why: 'not-listed', ...overrides };
    };
    const anAlertId = alertId('1', digest);

    it('are kept oldest first, and counted with what their person was refused on windows', async () => {
      const table = await store.freshTable();
      const other = aStep({ alertId: alertId('2', digest) });
      const [first, second] = [aStep({ why: 'owned' }), aStep({ at: NOW + 1, tried: 'incident' })];
      for (const step of [second, first]) await refusals(table).record(step);
      expect(await refusals(store.replicaOf(table)).of(anAlertId)).toEqual({
        kept: [first, second],
        beyond: 0,
      });
      const attempt = {
        windowId: windowId('view', digest),
        at: NOW,
        by: OMAR,
        tried: 'approved',
        why: 'no',
      } as const;
      for (let n = 2; n < MOST_KEPT; n += 1) await createRefusalStore({ table }).record(attempt);
      await refusals(table).record(other);
      expect(await refusals(table).of(other.alertId)).toEqual({ kept: [], beyond: 1 });
    });

    it('go with the time', async () => {
      const table = await store.freshTable();
      await refusals(table).record(aStep());
      const log = aWindowLog();
      expect(await createActivityStore({ table, log }).deleteExpired(NOW + 399 * DAY)).toBe(0);
      expect(await createActivityStore({ table, log }).deleteExpired(NOW + 401 * DAY)).toBe(1);
      expect((await refusals(table).of(anAlertId)).kept).toEqual([]);
    });
  });

  describe('a post of an alert', () => {
    it('is intended, claimed and finished by one at a time', async () => {
      const table = await store.freshTable();
      const alert = anAlert();
      await alerts(table).create(alert);
      expect(await posts(table).intend(alert.id, POST)).toBe(true);
      expect(await posts(table).intend(alert.id, { ...POST, claim: { by: 'second', at: NOW } })).toBe(false);
      expect(await posts(table).claim(alert.id, POST, { by: 'third', at: NOW + MINUTE })).toBe(true);
      expect(await posts(table).finish(alert.id, 'ALERT', 'first', {})).toBe(false);
      const place = { channel: 'C0ALERTS', ts: '1795165200.000100' };
      expect(await posts(table).finish(alert.id, 'ALERT', 'third', { place })).toBe(true);
      const { claim: _, ...free } = POST;
      expect((await alerts(table).loadWhole(alert.id))?.posts).toEqual([{ ...free, place }]);
    });
  });
}
