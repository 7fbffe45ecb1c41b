import type { WindowUseRecord } from '../../../src/domain/activity/window-use-record.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { withUse } from '../../../src/domain/verdict/window-use.ts';
import { createActivityStore } from '../../../src/store/activity/activity-store.ts';
import { createHeartbeatStore } from '../../../src/store/activity/heartbeat-store.ts';
import { createIntentStore } from '../../../src/store/activity/intent-store.ts';
import { heartbeatKey } from '../../../src/store/activity/keys.ts';
import { createPoisonStore } from '../../../src/store/activity/poison-store.ts';
import { createWindowUseStore } from '../../../src/store/activity/window-use-store.ts';
import { NewerSchemaError } from '../../../src/store/errors.ts';
import type { Table } from '../../../src/store/table.ts';
import { accountId } from '../../support/builders/account.ts';
import { PAYMENTS } from '../../support/builders/alert.ts';
import { aConsoleLogin, eventOf } from '../../support/builders/cloudtrail.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, digest } from '../../support/builders/window.ts';
import { MIA } from '../../support/builders/window-people.ts';
import { newId } from './dependencies.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, setAttribute, sortKeysIn } from './stored-items.ts';
import { aWindowLog } from './windows.ts';

const WINDOW = aWindow().id;
const CRM = accountId('222233334444');

const SIGN_IN = eventOf(aConsoleLogin());

const USE: WindowUseRecord = {
  windowId: WINDOW,
  accountId: PAYMENTS,
  version: 1,
  use: withUse(undefined, SIGN_IN),
  checkIn: {
    ...{ windowId: WINDOW, accountId: PAYMENTS, operator: MIA, addresses: ['203.0.113.7'] },
    ...{ announcedAt: NOW, firstUseAt: NOW, askedAt: NOW, answer: { isThem: true, at: NOW } },
  },
  about: { at: NOW, key: SIGN_IN.key },
  elsewhere: [{ at: NOW, key: SIGN_IN.key }],
  alerted: ['second-address'],
  alertedOf: [SIGN_IN.key],
  recent: ['one'],
};

export function activityBesideContract(store: StoreUnderTest): void {
  describe('what was done in a window', () => {
    const uses = (table: Table) => createWindowUseStore({ table });

    it('is read by one replica as another stored it, one account at a time or all', async () => {
      const table = await store.freshTable();
      const checkIn = { windowId: WINDOW, accountId: CRM, operator: MIA, addresses: [] };
      const announced = { windowId: WINDOW, accountId: CRM, version: 1, checkIn, alerted: [], recent: [] };
      for (const record of [USE, announced]) expect(await uses(table).put(record)).toBe('stored');
      const replica = uses(store.replicaOf(table));
      expect(await replica.load(WINDOW, PAYMENTS)).toEqual(USE);
      expect(await replica.ofWindow(WINDOW)).toEqual([USE, announced]);
      expect(await replica.load(WINDOW, accountId('333344445555'))).toBeUndefined();
    });

    it('goes one version on for one of many', async () => {
      const table = await store.freshTable();
      const first = await Promise.all([1, 2, 3].map(() => uses(table).put(USE)));
      expect(first.filter((outcome) => outcome === 'stored')).toHaveLength(1);
      const second = await Promise.all([1, 2, 3].map(() => uses(table).put({ ...USE, version: 2 })));
      expect(second.filter((outcome) => outcome === 'stored')).toHaveLength(1);
      expect(await uses(table).put({ ...USE, version: 4 })).toBe('moved');
    });

    it('is due after every change, then when it says or never', async () => {
      const table = await store.freshTable();
      const ref = { windowId: WINDOW, accountId: PAYMENTS };
      await uses(table).put(USE);
      expect(await uses(table).due(NOW, 10)).toEqual([ref]);
      await uses(table).settle(USE, NOW + MINUTE);
      expect(await uses(table).due(NOW + MINUTE, 10)).toEqual([]);
      expect(await uses(table).due(NOW + MINUTE + 1, 10)).toEqual([ref]);
      await uses(table).settle({ ...USE, version: 2 }, undefined);
      expect(await uses(table).due(NOW + DAY, 10)).toEqual([ref]);
      await uses(table).settle(USE, undefined);
      expect(await uses(table).due(NOW + DAY, 10)).toEqual([]);
    });
  });

  describe('the intent of an audit', () => {
    const intents = (table: Table) => createIntentStore({ table });

    it('is found by its account and time, and by its key once there is one', async () => {
      const table = await store.freshTable();
      const intent = { accountId: PAYMENTS, at: NOW };
      await intents(table).save('1', intent);
      const near = { from: NOW - MINUTE, to: NOW + MINUTE };
      expect(await intents(table).ofAccount(PAYMENTS, near)).toEqual([intent]);
      expect(await intents(table).ofKeys(['ASIA1'])).toEqual([]);
      const opened = { ...intent, accessKeyId: 'ASIA1' };
      await intents(table).save('1', opened);
      expect(await intents(table).ofAccount(PAYMENTS, near)).toEqual([opened]);
      expect(await intents(store.replicaOf(table)).ofKeys(['ASIA1', 'ASIA2', 'ASIA1'])).toEqual([opened]);
      expect(await intents(table).ofAccount(PAYMENTS, { from: NOW + 1, to: NOW + DAY })).toEqual([]);
    });

    it('is kept for 30 days', async () => {
      const table = await store.freshTable();
      const { deleteExpired } = createActivityStore({ table, log: aWindowLog() });
      await intents(table).save('1', { accountId: PAYMENTS, at: NOW, accessKeyId: 'ASIA1' });
      expect(await deleteExpired(NOW + 30 * DAY)).toBe(0);
      expect(await deleteExpired(NOW + 30 * DAY + 1)).toBe(2);
      expect(await intents(table).ofKeys(['ASIA1'])).toEqual([]);
    });
  });

  describe('heartbeats', () => {
    it('are kept the newest of each account and Region, in whatever order they come', async () => {
      const table = await store.freshTable();
      const heartbeats = createHeartbeatStore({ table, log: aWindowLog() });
      const beat = { accountId: PAYMENTS, region: 'eu-central-1', at: NOW };
      const other = { ...beat, region: 'us-east-1' };
      await heartbeats.hear([beat, other]);
      await heartbeats.hear([{ ...beat, at: NOW + HOUR }]);
      await heartbeats.hear([{ ...beat, at: NOW + MINUTE }]);
      expect(await heartbeats.last()).toEqual([{ ...beat, at: NOW + HOUR }, other]);
    });

    it('that are damaged are left out and logged, and the next one takes the place; one of a newer version stands', async () => {
      const table = await store.freshTable();
      const log = aWindowLog();
      const heartbeats = createHeartbeatStore({ table, log });
      const beats = [1, 2, 3].map((n) => ({ accountId: PAYMENTS, region: `eu-west-${n}`, at: NOW }));
      await heartbeats.hear(beats);
      await setAttribute(table, heartbeatKey(PAYMENTS, 'eu-west-1'), ['heartbeat', 'at'], 'noon');
      await setAttribute(table, heartbeatKey(PAYMENTS, 'eu-west-2'), ['heartbeat'], 'lost');
      expect(await heartbeats.last()).toEqual(beats.slice(2));
      expect(log.errors).toHaveLength(2);
      const next = beats.map((beat) => ({ ...beat, at: NOW + HOUR }));
      await heartbeats.hear(next);
      expect(await heartbeats.last()).toEqual(next);
      await raiseSchema(table, heartbeatKey(PAYMENTS, 'eu-west-3'));
      await heartbeats.hear([{ ...beats[2]!, at: NOW + 2 * HOUR }]);
      await expect(heartbeats.last()).rejects.toThrow(NewerSchemaError);
    });

    it('are awaited from when that was noted, beside those that were heard', async () => {
      const table = await store.freshTable();
      const heartbeats = createHeartbeatStore({ table, log: aWindowLog() });
      const places = [1, 2, 3].map((n) => ({ accountId: PAYMENTS, region: `eu-west-${n}` }));
      await heartbeats.noteAwaited(places, NOW);
      await heartbeats.hear([{ accountId: PAYMENTS, region: 'eu-west-1', at: NOW + HOUR }]);
      expect(await heartbeats.awaited()).toEqual(places.map((place) => ({ ...place, since: NOW })));
      expect(await heartbeats.last()).toHaveLength(1);
    });

    it('are listened for since somebody first asked', async () => {
      const table = await store.freshTable();
      const since = (now: number) => createHeartbeatStore({ table, log: aWindowLog() }).since(now);
      const asked = await Promise.all([NOW, NOW + 1, NOW + 2].map(since));
      expect(new Set(asked).size).toBe(1);
      expect(await since(NOW + DAY)).toBe(asked[0]);
    });
  });

  describe('a message that could not be read', () => {
    const poison = (table: Table) => createPoisonStore({ table, newId });
    const message = (body: string) => ({
      id: digest(body),
      body,
      why: 'not-json' as const,
      arrivedAt: NOW,
    });

    it.each([
      ['of nothing', ''],
      ['of hostile text', '\u0000<!channel> \ud800 "\\u0041" 監査🔐\r\n'],
      ['of a megabyte of UTF-8 that does not compress', noise(300_000)],
    ])('is given back as it came: %s', async (_, body) => {
      const table = await store.freshTable();
      expect(await poison(table).save(message(body))).toBe('new');
      expect(await poison(store.replicaOf(table)).load(digest(body))).toEqual(message(body));
    });

    it('is stored once however often it comes', async () => {
      const table = await store.freshTable();
      const outcomes = await Promise.all([1, 2, 3].map(() => poison(table).save(message('{'))));
      expect(outcomes.sort()).toEqual(['new', 'there', 'there']);
      expect(await poison(table).save(message('{'))).toBe('there');
      const { body: _, ...listed } = message('{');
      expect(await poison(table).list({}, 10)).toEqual([listed]);
      expect(await sortKeysIn(table, `POISON#${digest('{')}`)).toHaveLength(2);
      expect(await poison(table).load('none')).toBeUndefined();
    });

    it('is kept for 400 days', async () => {
      const table = await store.freshTable();
      const { deleteExpired } = createActivityStore({ table, log: aWindowLog() });
      await poison(table).save(message('{'));
      await deleteExpired(NOW + 400 * DAY);
      expect(await poison(table).list({}, 10)).toHaveLength(1);
      await deleteExpired(NOW + 400 * DAY + 1);
      expect(await poison(table).list({}, 10)).toEqual([]);
      expect(await sortKeysIn(table, `POISON#${digest('{')}`)).toEqual([]);
    });
  });
}

/** Characters of one to three bytes, by a generator that is the same every time. */
function noise(length: number): string {
  let seed = 1;
  const next = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed;
  };
  return Array.from({ length }, () => String.fromCharCode(32 + (next() % 50_000))).join('');
}
