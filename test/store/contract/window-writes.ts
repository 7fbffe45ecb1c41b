import { UnclearWriteError, UserError } from '../../../src/domain/errors.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import type { WindowEvent } from '../../../src/domain/window/events.ts';
import type { RootWindow } from '../../../src/domain/window/window.ts';
import { itemBytes } from '../../../src/store/item-size.ts';
import type { Table } from '../../../src/store/table.ts';
import { windowKey } from '../../../src/store/windows/keys.ts';
import { MOST_WINDOW_BYTES, windowToItem } from '../../../src/store/windows/window-item.ts';
import { createWindowStore } from '../../../src/store/windows/window-store.ts';
import { NOW } from '../../support/builders/time.ts';
import { after as afterSteps, aPolicy, aWindow, digest } from '../../support/builders/window.ts';
import { ANA, MIA, OMAR } from '../../support/builders/window-people.ts';
import { approve } from '../../support/builders/window-states.ts';
import { type Handle, refusal } from '../../support/dynamodb-proxy.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { rawItem } from './stored-items.ts';
import { aWindowLog, FOREVER, SUBMISSION } from './windows.ts';

export function windowWritesContract(store: StoreUnderTest): void {
  const windows = (table: Table) => createWindowStore({ table, log: aWindowLog() });

  async function withWindow(window: RootWindow = aWindow()) {
    const table = await store.freshTable();
    await windows(table).create(window, SUBMISSION);
    return { table, window };
  }

  describe('creating a window', () => {
    it('says of the same submission that it was stored before, as it stands by now', async () => {
      const { table, window } = await withWindow();
      const approved = afterSteps(window, [approve(), NOW]);
      await windows(table).advance(approved);
      const later = aWindow({}, { now: NOW + MINUTE });
      expect(await windows(table).create(later, SUBMISSION)).toEqual({ kind: 'again', window: approved });
      expect(await windows(table).load(window.id)).toEqual(approved);
    });

    it('says of another submission with this id that the id is taken, and changes nothing', async () => {
      const { table, window } = await withWindow();
      const other = aWindow({ reason: 'something else' });
      expect(await windows(table).create(other, digest('view 2'))).toEqual({ kind: 'id-taken' });
      expect(await windows(table).load(window.id)).toEqual(window);
    });

    it('stores one of many that come at the same moment', async () => {
      const table = await store.freshTable();
      const drafts = Array.from({ length: 10 }, (_, n) => aWindow({ reason: `reason ${n}` }));
      const created = await Promise.all(drafts.map((each, n) => windows(table).create(each, `view ${n}`)));
      expect(created.filter(({ kind }) => kind === 'stored')).toHaveLength(1);
      expect(created.filter(({ kind }) => kind === 'id-taken')).toHaveLength(9);
    });

    it('has stored it although the answer was lost on the wire', async () => {
      const table = await store.freshTable();
      const wire = await store.through(table, losingAnswers('PutItem', 1));
      expect(await windows(wire).create(aWindow(), SUBMISSION)).toEqual({ kind: 'stored' });
      expect(await windows(table).list('requested', FOREVER, 10)).toEqual([aWindow().id]);
    });

    it('puts the pointers that are missing when the submission comes again', async () => {
      const table = await store.freshTable();
      const dying = await store.through(table, losingRequests('BatchWriteItem'));
      await windows(dying).create(aWindow(), SUBMISSION);
      expect(await windows(table).ofPerson(aWindow().request.requester.id, FOREVER, 10)).toEqual([]);
      await windows(table).create(aWindow({}, { now: NOW + MINUTE }), SUBMISSION);
      expect(await windows(table).ofPerson(aWindow().request.requester.id, FOREVER, 10)).toHaveLength(1);
    });

    it('refuses a request that is too large for one item with what to do, and stores nothing', async () => {
      const table = await store.freshTable();
      const breakGlass = Array.from({ length: 15_000 }, (_, n) => `U${String(n).padStart(10, '0')}`);
      const governing = { kind: 'governed' as const, policy: aPolicy({ breakGlass }) };
      const window = aWindow({}, { governing });
      const creating = windows(table).create(window, SUBMISSION);
      await expect(creating).rejects.toThrow(UserError);
      await expect(creating).rejects.toThrow(/^This request would take \d{3} KB; a window may be 300 KB/);
      expect(await rawItem(table, windowKey(window.id))).toBeUndefined();
    });
  });

  describe('advancing a window', () => {
    it('takes one call of the store, and loading it one more', async () => {
      const { table, window } = await withWindow();
      const calls: string[] = [];
      const wire = await store.through(table, (passing) => {
        calls.push(passing.operation);
        return passing.forward();
      });
      const loaded = await windows(wire).load(window.id);
      expect(await windows(wire).advance(afterSteps(loaded!, [approve(), NOW]))).toBe('stored');
      expect(calls).toEqual(['GetItem', 'UpdateItem']);
    });

    it('lets one of fifty win that start from the same version', async () => {
      const { table, window } = await withWindow();
      const replicas = [windows(table), windows(store.replicaOf(table))];
      const steps = Array.from({ length: 50 }, (_, n): WindowEvent => {
        return { type: 'denied', by: OMAR, reason: `reason ${n}` };
      });
      const advanced = await Promise.all(
        steps.map((step, n) => replicas[n % 2]!.advance(afterSteps(window, [step, NOW]))),
      );
      expect(advanced.filter((each) => each === 'stored')).toHaveLength(1);
      expect(advanced.filter((each) => each === 'moved')).toHaveLength(49);
      const winner = steps[advanced.indexOf('stored')];
      expect((await windows(table).load(window.id))?.history.map(({ event }) => event)).toEqual([
        window.history[0]?.event,
        winner,
      ]);
    });

    it('forgets that all that follows was done', async () => {
      const { table, window } = await withWindow();
      await windows(table).settle(window, 'done', { list: 'requested', at: NOW });
      const approved = afterSteps(window, [approve(), NOW]);
      await windows(table).advance(approved);
      expect(await windows(table).tendedOf([window.id])).toEqual([{ window: approved }]);
    });

    it('leaves what is done to the version it was done for', async () => {
      const { table, window } = await withWindow();
      const denied = afterSteps(window, [{ type: 'denied', by: OMAR, reason: 'no' }, NOW]);
      await windows(table).advance(denied);
      await windows(table).settle(window, 'done for the version before', undefined);
      expect(await windows(table).tendedOf([window.id])).toEqual([{ window: denied }]);
      expect(await windows(table).list('settling', FOREVER, 10)).toEqual([window.id]);
    });

    it('of a window that is not there stores nothing', async () => {
      const table = await store.freshTable();
      expect(await windows(table).advance(afterSteps(aWindow(), [approve(), NOW]))).toBe('moved');
      expect(await rawItem(table, windowKey(aWindow().id))).toBeUndefined();
    });
  });

  describe('a step whose answer is lost', () => {
    const step = (window: RootWindow) => afterSteps(window, [approve(), NOW]);

    it('counts as stored where it was stored and asked for again', async () => {
      const { table, window } = await withWindow();
      const wire = await store.through(table, losingAnswers('UpdateItem', 1));
      expect(await windows(wire).advance(step(window))).toBe('stored');
      expect(await windows(table).load(window.id)).toEqual(step(window));
    });

    it('counts as stored though another came after it', async () => {
      const { table, window } = await withWindow();
      const next = afterSteps(step(window), [approve(ANA), NOW]);
      const wire = await store.through(table, async (passing) => {
        const answer = await passing.forward();
        if (passing.operation !== 'UpdateItem') return answer;
        await windows(table).advance(next);
        return 'connection lost';
      });
      expect(await windows(wire).advance(step(window))).toBe('stored');
      expect(await windows(table).load(window.id)).toEqual(next);
    });

    it('counts as moved where another won meanwhile', async () => {
      const { table, window } = await withWindow();
      const other = afterSteps(window, [{ type: 'denied', by: ANA, reason: 'no' }, NOW]);
      await windows(table).advance(other);
      const wire = await store.through(table, losingAnswers('UpdateItem', 2));
      expect(await windows(wire).advance(step(window))).toBe('moved');
      expect(await windows(table).load(window.id)).toEqual(other);
    });

    it('is taken again where it never arrived', async () => {
      const { table, window } = await withWindow();
      let lost = 0;
      const wire = await store.through(table, async (passing) => {
        if (passing.operation !== 'UpdateItem' || lost === 5) return passing.forward();
        lost += 1;
        return 'connection lost';
      });
      expect(await windows(wire).advance(step(window))).toBe('stored');
      expect(await windows(table).load(window.id)).toEqual(step(window));
    });

    it('is said to be unclear where the store is not there to be asked', async () => {
      const { table, window } = await withWindow();
      const wire = await store.through(table, async (passing) => {
        if (passing.operation === 'UpdateItem') await passing.forward();
        return 'connection lost';
      });
      const advancing = windows(wire).advance(step(window));
      await expect(advancing).rejects.toThrow(UnclearWriteError);
      await expect(advancing).rejects.toThrow(
        `Whether version 2 of ${window.id} was stored is not known: the store gave no clear answer.`,
      );
    });

    it('is no question where DynamoDB answers each attempt with an error of its own: nothing was stored', async () => {
      const { table, window } = await withWindow();
      const type = 'com.amazonaws.dynamodb.v20120810#InternalServerError';
      const wire = await store.through(table, async (passing) =>
        passing.operation === 'UpdateItem'
          ? { status: 500, body: { __type: type, message: 'Internal server error' } }
          : passing.forward(),
      );
      await expect(windows(wire).advance(step(window))).rejects.toMatchObject({
        name: 'StoreError',
        message: expect.stringContaining(`Could not change ${window.id} / WINDOW`),
      });
      expect(await windows(table).load(window.id)).toEqual(window);
    });

    it('is no question where DynamoDB itself refused it: that is an error, and nothing was stored', async () => {
      const { table, window } = await withWindow();
      const wire = await store.through(table, async (passing) =>
        passing.operation === 'UpdateItem'
          ? refusal('AccessDeniedException', 'not authorized to perform dynamodb:UpdateItem')
          : passing.forward(),
      );
      await expect(windows(wire).advance(step(window))).rejects.toMatchObject({
        name: 'StoreError',
        message: expect.stringContaining(`Could not change ${window.id} / WINDOW`),
      });
      expect(await windows(table).load(window.id)).toEqual(window);
    });
  });

  describe('a window that is full', () => {
    // 3,000 characters of 2, 3 and 4 bytes; dynalite counts characters and would take them all.
    it.each(['ß', '監', '🔐'])('takes no more notes, by UTF-8 bytes: %s', async (character) => {
      const { table, window } = await withWindow(open());
      const full = await filledUp(table, window, character);
      const bytes = itemBytes(windowToItem(full));
      expect(bytes).toBeLessThanOrEqual(MOST_WINDOW_BYTES);
      expect(await windows(table).advance(afterSteps(full, declared(character)))).toBe('too-large');
      expect(await windows(table).load(window.id)).toEqual(full);
    });

    it('can still be revoked and reviewed', async () => {
      const { table, window } = await withWindow(open());
      const full = await filledUp(table, window, '🔐');
      const long = '🔐'.repeat(3_000);
      const revoked = afterSteps(full, [{ type: 'revoked', by: OMAR, reason: long }, NOW + MINUTE]);
      expect(await windows(table).advance(revoked)).toBe('stored');
      const reviewed = afterSteps(revoked, [{ type: 'reviewed', by: OMAR, done: long }, NOW + MINUTE]);
      expect(await windows(table).advance(reviewed)).toBe('stored');
      expect(await windows(table).load(window.id)).toEqual(reviewed);
    });

    it.each([
      { type: 'denied', by: OMAR, reason: '🔐'.repeat(3_000) },
      { type: 'withdrawn', by: MIA },
    ] as const)('can still be turned down while it is undecided: $type', async (step) => {
      const { table, window } = await withWindow(aWindow());
      const note = (text: string) =>
        [{ type: 'paper-recorded', recordedBy: 'ana', writtenAt: NOW, text }, NOW] as const;
      let full = window;
      for (const long = note('🔐'.repeat(3_000)); ; ) {
        const next = afterSteps(full, long);
        if ((await windows(table).advance(next)) === 'too-large') break;
        full = next;
      }
      expect(await windows(table).advance(afterSteps(full, [step, NOW + MINUTE]))).toBe('stored');
    });

    it('can still be closed', async () => {
      const { table, window } = await withWindow(open());
      const full = await filledUp(table, window, 'ß');
      const closed = afterSteps(full, [{ type: 'closed', by: OMAR }, NOW + MINUTE]);
      expect(await windows(table).advance(closed)).toBe('stored');
    });
  });

  /** Declares uses until one more is refused. */
  async function filledUp(table: Table, window: RootWindow, character: string): Promise<RootWindow> {
    let full = window;
    for (;;) {
      const next = afterSteps(full, declared(character));
      if ((await windows(table).advance(next)) === 'too-large') return full;
      full = next;
    }
  }
}

function open(): RootWindow {
  return afterSteps(aWindow({ duration: 3 * 60 * MINUTE }), [approve(OMAR), NOW], [approve(ANA), NOW]);
}

function declared(character: string): readonly [WindowEvent, number] {
  const reason = character.repeat(3_000);
  return [{ type: 'declared-afterwards', by: OMAR, use: 'event 1', reason }, NOW + MINUTE];
}

/** Lets so many requests through and loses their answers. */
function losingAnswers(operation: string, times: number): Handle {
  let lost = 0;
  return async (passing) => {
    const answer = await passing.forward();
    if (passing.operation !== operation || lost === times) return answer;
    lost += 1;
    return 'connection lost';
  };
}

function losingRequests(operation: string): Handle {
  return async (passing) => (passing.operation === operation ? 'connection lost' : passing.forward());
}
