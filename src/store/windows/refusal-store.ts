import type { WindowId } from '../../domain/window/id.ts';
import type { RefusedAttempts } from '../../domain/window/refused-attempt.ts';
import type { RefusalStore } from '../../operations/window-ports.ts';
import { ABSENT } from '../conditions.ts';
import { itemsIn } from '../query.ts';
import { countUp, putItemIf } from '../single-item.ts';
import type { Table } from '../table.ts';
import {
  attemptFromItem,
  attemptToItem,
  beyondFromItem,
  beyondKey,
  hourKey,
  REFUSAL_SCHEMA,
  refusalPartition,
} from './refusal-items.ts';

/** Attempts of one person that are kept in one hour, whatever windows they were on. */
export const MOST_KEPT = 20;

/**
 * Refused attempts in the table, each an item of its own. A person's attempts are counted by the hour: the first 20 are
 * kept, and the others only raise the count beside them, so that nobody can fill the store up by pressing buttons.
 */
export function createRefusalStore({ table }: { readonly table: Table }): RefusalStore {
  return {
    record: async (attempt) => {
      const { windowId, at, by } = attempt;
      const number = await countUp(table, hourKey(by.id, at), REFUSAL_SCHEMA);
      if (number <= MOST_KEPT) await putItemIf(table, attemptToItem(attempt, number), ABSENT);
      else await countUp(table, beyondKey(windowId), REFUSAL_SCHEMA);
    },
    of: (id) => attemptsOn(table, id),
  };
}

async function attemptsOn(table: Table, id: WindowId): Promise<RefusedAttempts> {
  const items = await itemsIn(table, refusalPartition(id));
  const beyond = items.find(({ sk }) => sk === beyondKey(id).sk);
  return {
    kept: items.filter((item) => item !== beyond).map((item) => attemptFromItem(id, item)),
    beyond: beyond === undefined ? 0 : beyondFromItem(id, beyond),
  };
}
