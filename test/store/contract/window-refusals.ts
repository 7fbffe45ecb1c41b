import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { windowId } from '../../../src/domain/window/id.ts';
import type { RefusedAttempt } from '../../../src/domain/window/refused-attempt.ts';
import type { Table } from '../../../src/store/table.ts';
import { beyondKey, hourKey, refusalPartition } from '../../../src/store/windows/refusal-items.ts';
import { createRefusalStore, MOST_KEPT } from '../../../src/store/windows/refusal-store.ts';
import { NOW } from '../../support/builders/time.ts';
import { aWindow, digest } from '../../support/builders/window.ts';
import { MIA, ZOE } from '../../support/builders/window-people.ts';
import type { StoreUnderTest } from './store-under-test.ts';
import { raiseSchema, rawItem } from './stored-items.ts';

const ID = aWindow().id;

export function windowRefusalsContract(store: StoreUnderTest): void {
  const refusals = (table: Table) => createRefusalStore({ table });

  describe('refused attempts', () => {
    it('are kept oldest first, exactly as they were told', async () => {
      const table = await store.freshTable();
      const first = anAttempt({ at: NOW, why: 'You asked for it. \u200b監査 🔐' });
      const second = anAttempt({ at: NOW + 1, by: ZOE, tried: 'revoked' });
      for (const attempt of [second, first]) await refusals(table).record(attempt);
      expect(await refusals(store.replicaOf(table)).of(ID)).toEqual({ kept: [first, second], beyond: 0 });
    });

    it('are none where nobody was refused', async () => {
      expect(await refusals(await store.freshTable()).of(ID)).toEqual({ kept: [], beyond: 0 });
    });

    it('beyond twenty of one person in one hour are only counted, on whatever window', async () => {
      const table = await store.freshTable();
      const other = windowId('another view', digest);
      for (let n = 0; n < MOST_KEPT; n += 1) await refusals(table).record(anAttempt({ windowId: other }));
      for (let n = 0; n < 3; n += 1) await refusals(table).record(anAttempt());
      expect(await refusals(table).of(ID)).toEqual({ kept: [], beyond: 3 });
      expect((await refusals(table).of(other)).kept).toHaveLength(MOST_KEPT);
    });

    it('of another person, or in the next hour, are kept again', async () => {
      const table = await store.freshTable();
      for (let n = 0; n < MOST_KEPT + 1; n += 1) await refusals(table).record(anAttempt());
      await refusals(table).record(anAttempt({ by: ZOE }));
      await refusals(table).record(anAttempt({ at: NOW + HOUR }));
      const { kept, beyond } = await refusals(table).of(ID);
      expect(kept).toHaveLength(MOST_KEPT + 2);
      expect(beyond).toBe(1);
    });

    it('at the same moment are all counted, and twenty of them kept', async () => {
      const table = await store.freshTable();
      const many = Array.from({ length: 50 }, () => refusals(table).record(anAttempt()));
      await Promise.all(many);
      const { kept, beyond } = await refusals(table).of(ID);
      expect(kept).toHaveLength(MOST_KEPT);
      expect(beyond).toBe(30);
    });

    it('are refused and left as they are where a newer version counted them', async () => {
      const table = await store.freshTable();
      await refusals(table).record(anAttempt());
      await raiseSchema(table, hourKey(MIA.id, NOW));
      await expect(refusals(table).record(anAttempt())).rejects.toThrow('newer version of rootkeeper');
      expect((await rawItem(table, hourKey(MIA.id, NOW)))?.count).toBe(1);
      expect(await rawItem(table, beyondKey(refusalPartition(ID)))).toBeUndefined();
    });
  });
}

/** Mia tries to approve her own request. */
function anAttempt(overrides: Partial<RefusedAttempt> = {}): RefusedAttempt {
  const at = NOW + MINUTE;
  return { windowId: ID, at, by: MIA, tried: 'approved', why: 'You asked for it.', ...overrides };
}
