import { verifyChain } from '../../../src/domain/audit-chain/verify.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import { placeOf } from '../../../src/domain/window/lists.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { putAll } from '../../../src/store/batch.ts';
import { ABSENT } from '../../../src/store/conditions.ts';
import { putItemIf } from '../../../src/store/single-item.ts';
import type { Table } from '../../../src/store/table.ts';
import { windowKey } from '../../../src/store/windows/keys.ts';
import { windowToItem } from '../../../src/store/windows/window-item.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { accountIdNumber, anAccount } from '../../support/builders/account.ts';
import { NOW } from '../../support/builders/time.ts';
import { after as afterSteps, aWindow, digest, seals } from '../../support/builders/window.ts';
import { MIA, OMAR, ZOE } from '../../support/builders/window-people.ts';
import { approve, EVERY_STATE } from '../../support/builders/window-states.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem, setAttribute } from './stored-items.ts';
import { aWindowLog, everyStep, FOREVER, numbered, SUBMISSION } from './windows.ts';

/** Characters that stores, and people's eyes, get wrong: zero width, right to left, CJK, outside the first plane. */
const DIFFICULT =
  'a\u200bb\u200d \u202eevil\u202c שלום 監査\u0000\t 🔐👩🏽‍💻 e\u0301 \ufeff <!channel> "\\u0041"';

export function windowStoreContract(store: StoreUnderTest): void {
  const windows = (table: Table) => createWindowStore({ table, log: aWindowLog() });

  describe('a stored window', () => {
    it.each(Object.keys(EVERY_STATE))('is read by one replica as another stored it: %s', async (state) => {
      const table = await store.freshTable();
      const window = EVERY_STATE[state]!().window;
      await windows(table).create(window, SUBMISSION);
      const found = await windows(store.replicaOf(table)).load(window.id);
      expect(found).toEqual(window);
      expect(found && verifyChain(found, seals)).toEqual({ kind: 'whole' });
    });

    it('keeps every kind of step there is', async () => {
      const table = await store.freshTable();
      const window = everyStep();
      await windows(table).create(window, SUBMISSION);
      const found = await windows(table).load(window.id);
      expect(found).toEqual(window);
      expect(found && verifyChain(found, seals)).toEqual({ kind: 'whole' });
    });

    it('keeps every text exactly, whatever characters it holds', async () => {
      const table = await store.freshTable();
      const window = afterSteps(aWindow({ reason: DIFFICULT, ticket: '票-1' }), [
        { type: 'approved', by: { ...OMAR, name: DIFFICULT }, note: '𠀋'.repeat(3_000) },
        NOW,
      ]);
      await windows(table).create(window, SUBMISSION);
      expect(await windows(table).load(window.id)).toEqual(window);
    });

    it('is nothing under an id that nobody stored', async () => {
      const table = await store.freshTable();
      expect(await windows(table).load(aWindow().id)).toBeUndefined();
      expect(await windows(table).loadWhole(aWindow().id)).toBeUndefined();
    });

    it('is refused and left as it is where a newer version wrote it', async () => {
      const table = await store.freshTable();
      const window = aWindow();
      await windows(table).create(window, SUBMISSION);
      await raiseSchema(table, windowKey(window.id));
      const before = await rawItem(table, windowKey(window.id));
      const newer = `The stored window ${window.id} was written by a newer version of rootkeeper (schema 99; this one reads up to 1).`;
      await expect(windows(table).load(window.id)).rejects.toThrow(newer);
      await expect(windows(table).loadAll([window.id])).rejects.toThrow(newer);
      await expect(windows(table).advance(afterSteps(window, [approve(), NOW]))).rejects.toThrow(newer);
      await windows(table).settle(window, 'done', undefined);
      expect(await rawItem(table, windowKey(window.id))).toEqual(before);
    });

    it('that was changed by hand is still read, for the audit chain to look at', async () => {
      const table = await store.freshTable();
      const window = aWindow();
      await windows(table).create(window, SUBMISSION);
      await setAttribute(table, windowKey(window.id), ['window', 'request', 'reason'], 'another');
      const edited = await windows(table).load(window.id);
      expect(edited).toEqual({ ...window, request: { ...window.request, reason: 'another' } });
    });

    it('that was damaged by hand is named, and does not keep the others from being read', async () => {
      const table = await store.freshTable();
      const log = aWindowLog();
      const reading = createWindowStore({ table, log });
      const [one, two] = [numbered(1), numbered(2)];
      for (const window of [one, two]) await reading.create(window, SUBMISSION);
      await setAttribute(table, windowKey(one.id), ['window', 'request', 'lapsesAt'], 'tomorrow');
      await expect(reading.load(one.id)).rejects.toThrow(
        `The stored window ${one.id} is damaged: its attribute window.request.lapsesAt cannot be read`,
      );
      expect(await reading.loadAll([one.id, two.id])).toEqual([two]);
      expect(log.errors).toEqual(['a stored window is damaged, and is left out of what is shown']);
    });
  });

  describe('reading many windows', () => {
    it('gives those that are there in the order asked for, more than one request takes', async () => {
      const table = await store.freshTable();
      const all = Array.from({ length: 30 }, (_, n) => numbered(n));
      for (const window of all) await windows(table).create(window, SUBMISSION);
      const ids = all.map(({ id }) => id).reverse();
      const asked = [ids[0]!, ...ids, windowId('nobody stored this', digest)];
      const found = await windows(table).loadAll(asked);
      expect(found.map(({ id }) => id)).toEqual([ids[0], ...ids]);
    });

    it('tells with each whether all that follows from it was done', async () => {
      const table = await store.freshTable();
      const [one, two] = [numbered(1), numbered(2)];
      for (const window of [one, two]) await windows(table).create(window, SUBMISSION);
      await windows(table).settle(two, '1:pending:not-yet:-', placeOf(two));
      expect(await windows(table).tendedOf([one.id, two.id])).toEqual([
        { window: one },
        { window: two, tended: '1:pending:not-yet:-' },
      ]);
    });
  });

  describe('a list of windows', () => {
    it('holds each by its time, from the first moment of the range and before its last', async () => {
      const table = await store.freshTable();
      const all = [3, 1, 2, 0].map((n) => numbered(n, NOW + n * MINUTE));
      for (const window of all) await windows(table).create(window, SUBMISSION);
      const [three, one, two, zero] = all.map(({ id }) => id);
      const lapse = (n: number) => numbered(n, NOW + n * MINUTE).request.lapsesAt;
      const requested = (range: object, most = 10) => windows(table).list('requested', range, most);
      expect(await requested(FOREVER)).toEqual([zero, one, two, three]);
      expect(await requested({ from: lapse(1), to: lapse(3) })).toEqual([one, two]);
      expect(await requested({ from: lapse(2) }, 1)).toEqual([two]);
      expect(await requested({ to: lapse(1) })).toEqual([zero]);
      expect(await requested({ from: lapse(1), to: lapse(1) })).toEqual([]);
      expect(await requested({ from: Number.NEGATIVE_INFINITY, to: Number.MAX_SAFE_INTEGER })).toHaveLength(
        4,
      );
      expect(await requested(FOREVER, 0)).toEqual([]);
      expect(await windows(table).list('approved', FOREVER, 10)).toEqual([]);
    });

    it('loses a window to another with the decision, and to none once it is settled', async () => {
      const table = await store.freshTable();
      const window = aWindow();
      await windows(table).create(window, SUBMISSION);
      const over = denied(window);
      await windows(table).advance(over);
      expect(await windows(table).list('requested', FOREVER, 10)).toEqual([]);
      expect(await windows(table).list('settling', FOREVER, 10)).toEqual([window.id]);
      await windows(table).settle(over, 'done', undefined);
      expect(await windows(table).list('settling', FOREVER, 10)).toEqual([]);
      expect(await windows(table).load(window.id)).toEqual(over);
    });

    it('tells from its keys alone when each is due: at once where it was just written, else as it was settled', async () => {
      const table = await store.freshTable();
      const [written, settled, never] = [1, 2, 3].map((n) => numbered(n, NOW + n * MINUTE));
      for (const window of [written!, settled!, never!]) await windows(table).create(window, SUBMISSION);
      await windows(table).settle(settled!, 'done', { ...placeOf(settled!), due: NOW + HOUR });
      await windows(table).settle(never!, 'done', placeOf(never!));
      const requests: string[] = [];
      const wire = await store.through(table, async (passing) => {
        requests.push(passing.operation);
        return passing.forward();
      });
      expect(await windows(wire).listDue('requested', 10)).toEqual([
        { id: written!.id, due: Number.NEGATIVE_INFINITY },
        { id: settled!.id, due: NOW + HOUR },
        { id: never!.id },
      ]);
      expect(requests).toEqual(['Query']);
      expect(await windows(table).list('requested', FOREVER, 10)).toEqual([
        written!.id,
        settled!.id,
        never!.id,
      ]);
    });

    it('has a window as due again with its next step', async () => {
      const table = await store.freshTable();
      const window = aWindow();
      await windows(table).create(window, SUBMISSION);
      await windows(table).settle(window, 'done', { ...placeOf(window), due: NOW + HOUR });
      await windows(table).advance(denied(window));
      expect(await windows(table).listDue('settling', 10)).toEqual([
        { id: window.id, due: Number.NEGATIVE_INFINITY },
      ]);
      expect(await windows(table).listDue('requested', 10)).toEqual([]);
    });

    it('costs no more to read, however many windows have ended', async () => {
      const table = await store.freshTable();
      const pending = [1, 2, 3].map((n) => numbered(n));
      const ended = Array.from({ length: 150 }, (_, n) => denied(numbered(n + 10)));
      const costs: unknown[] = [];
      const wire = await store.through(table, async (passing) => {
        const answer = await passing.forward({ ...passing.body, ReturnConsumedCapacity: 'TOTAL' });
        costs.push(answer.body.ConsumedCapacity);
        return answer;
      });
      await putAll(table, itemsOf(pending));
      const before = await windows(wire).list('requested', FOREVER, 100);
      await putAll(table, itemsOf(ended));
      expect(await windows(wire).list('requested', FOREVER, 100)).toEqual(before);
      expect(before).toHaveLength(3);
      expect(costs).toEqual([
        expect.objectContaining({ CapacityUnits: 0.5 }),
        expect.objectContaining({ CapacityUnits: 0.5 }),
      ]);
    });

    it('goes on to as many as were asked for, over more than one page', async () => {
      const table = await store.freshTable();
      const all = Array.from({ length: 520 }, (_, n) => numbered(n, NOW + n));
      await putAll(table, itemsOf(all));
      const found = await windows(table).list('requested', FOREVER, 510);
      expect(found).toEqual(all.slice(0, 510).map(({ id }) => id));
    });
  });

  describe('pointers to windows', () => {
    it('find them by account, requester and operator, the newest request first', async () => {
      const table = await store.freshTable();
      const older = numbered(1, NOW);
      const newer = aWindow(
        {
          id: windowId('newer', digest),
          operator: ZOE,
          accounts: [anAccount(), anAccount({ id: accountIdNumber(7) })],
        },
        { now: NOW + MINUTE },
      );
      for (const window of [newer, older]) await windows(table).create(window, SUBMISSION);
      const found = windows(table);
      expect(await found.ofAccount(anAccount().id, FOREVER, 10)).toEqual([newer.id, older.id]);
      expect(await found.ofAccount(anAccount().id, { to: NOW + MINUTE }, 10)).toEqual([older.id]);
      expect(await found.ofAccount(anAccount().id, FOREVER, 1)).toEqual([newer.id]);
      expect(await found.ofAccount(accountIdNumber(7), FOREVER, 10)).toEqual([newer.id]);
      expect(await found.ofPerson(MIA.id, FOREVER, 10)).toEqual([newer.id, older.id]);
      expect(await found.ofPerson(ZOE.id, { from: NOW }, 10)).toEqual([newer.id]);
      expect(await found.ofPerson(OMAR.id, FOREVER, 10)).toEqual([]);
    });

    it('name every window there ever was, oldest first, a page at a time', async () => {
      const table = await store.freshTable();
      const all = [2, 0, 1].map((n) => numbered(n, NOW + n * MINUTE));
      for (const window of all) await windows(table).create(window, SUBMISSION);
      const found = [];
      for await (const page of windows(table).everyId()) found.push(...page);
      expect(found).toEqual([0, 1, 2].map((n) => ({ id: numbered(n).id, requestedAt: NOW + n * MINUTE })));
    });

    it('that name no window are told of, and logged where nobody asks', async () => {
      const table = await store.freshTable();
      const window = aWindow();
      await windows(table).create(window, SUBMISSION);
      const sk = '2026-11-20T09:00:00.000Z#RW-nonsense';
      const account = `ACCOUNT#${anAccount().id}`;
      for (const pk of ['WINDOWS', account]) await putItemIf(table, { pk, sk, schema: 1 }, ABSENT);
      const log = aWindowLog();
      const logging = createWindowStore({ table, log });
      const found = [];
      const garbled: string[] = [];
      for await (const page of logging.everyId((key) => garbled.push(key))) found.push(...page);
      expect(found).toEqual([{ id: window.id, requestedAt: NOW }]);
      expect(garbled).toEqual([`WINDOWS / ${sk}`]);
      expect(log.errors).toEqual([]);

      for await (const _page of logging.everyId());
      expect(await logging.ofAccount(anAccount().id, FOREVER, 10)).toEqual([window.id]);
      const told = 'a pointer names no window: the one that it was for may stand in no list or export';
      expect(log.errors).toEqual([told, told]);
    });

    it('that could not be put do not make the window less stored, and are put later', async () => {
      const table = await store.freshTable();
      const window = aWindow();
      const dying = await store.through(table, async (passing) =>
        passing.operation === 'BatchWriteItem' ? 'connection lost' : passing.forward(),
      );
      const log = aWindowLog();
      const created = await createWindowStore({ table: dying, log }).create(window, SUBMISSION);
      expect(created).toEqual({ kind: 'stored' });
      expect(log.errors).toEqual(['the pointers to a window could not be put yet']);
      expect(await windows(table).ofPerson(MIA.id, FOREVER, 10)).toEqual([]);
      expect(await windows(table).list('requested', FOREVER, 10)).toEqual([window.id]);
      await windows(table).point(window);
      await windows(table).point(window);
      expect(await windows(table).ofPerson(MIA.id, FOREVER, 10)).toEqual([window.id]);
    });
  });
}

async function* itemsOf(windows: readonly RootWindow[]) {
  for (const window of windows) yield windowToItem(window);
}

function denied(window: RootWindow): RootWindow {
  return afterSteps(window, [{ type: 'denied', by: OMAR, reason: 'no' }, NOW]);
}
