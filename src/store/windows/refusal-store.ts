import type { RefusedAttempt } from '../../domain/window/refused-attempt.ts';
import type { RefusalStore } from '../../operations/window-ports.ts';
import { ABSENT } from '../conditions.ts';
import { itemsIn } from '../query.ts';
import { countUp, putItemIf } from '../single-item.ts';
import type { Item, RawItem, Table } from '../table.ts';
import {
  attemptFromItem,
  attemptToItem,
  beyondFromItem,
  beyondKey,
  hourKey,
  REFUSAL_SCHEMA,
  REFUSED_REQUESTS,
  refusalPartition,
  requestFromItem,
  requestToItem,
} from './refusal-items.ts';

/** Attempts of one person that are kept in one hour, whatever windows they were on. */
export const MOST_KEPT = 20;

/**
 * Refused attempts in the table, each an item of its own. A person's attempts are counted by the hour: the first 20 are
 * kept, and the others only raise the count beside them, so that nobody can fill the store up by pressing buttons.
 */
export function createRefusalStore({ table }: { readonly table: Table }): RefusalStore {
  return {
    record: (attempt) => keepRefusal(table, attempt, (number) => attemptToItem(attempt, number)),
    of: (id) => keptRefusals(table, refusalPartition(id), (item) => attemptFromItem(id, item)),
    recordRequest: (request) => keepRefusal(table, request, (number) => requestToItem(request, number)),
    requests: () => keptRefusals(table, REFUSED_REQUESTS, requestFromItem),
  };
}

/** Keeps what was refused to a person, or only counts it. `toItem`: given which of this person's in this hour it is. */
export async function keepRefusal(
  table: Table,
  { by, at }: Pick<RefusedAttempt, 'by' | 'at'>,
  toItem: (number: number) => Item,
): Promise<void> {
  const number = await countUp(table, hourKey(by.id, at), REFUSAL_SCHEMA);
  const item = toItem(number);
  if (number <= MOST_KEPT) await putItemIf(table, item, ABSENT);
  else await countUp(table, beyondKey(String(item.pk)), REFUSAL_SCHEMA);
}

/** What is kept in a partition, oldest first, and how many were only counted there. */
export async function keptRefusals<T>(
  table: Table,
  partition: string,
  fromItem: (item: RawItem) => T,
): Promise<{ readonly kept: readonly T[]; readonly beyond: number }> {
  const items = await itemsIn(table, partition);
  const beyond = items.find(({ sk }) => sk === beyondKey(partition).sk);
  return {
    kept: items.filter((item) => item !== beyond).map(fromItem),
    beyond: beyond === undefined ? 0 : beyondFromItem(beyond),
  };
}
