import {
  type PendingTrouble,
  pendingTroubles,
  tookIn,
  type WindowUseRecord,
  withAlerted,
} from '../../../domain/activity/window-use-record.ts';
import type { AlertId } from '../../../domain/alert/alert.ts';
import { itemOfTrouble } from '../../../domain/alert/item-of.ts';
import { unsureUses } from '../../../domain/alert/unsure-uses.ts';
import type { RootEvent } from '../../../domain/root-event/event.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { growAlerts } from '../grow-alerts.ts';
import { changeUse } from '../window-uses.ts';
import type { TellingDeps } from './deps.ts';

/**
 * Raises an alert of everything that is wrong about the use, each thing once. Gives the record as it is stored then. Throws where
 * the store gives no answer: what was not noted is raised again, and changes nothing.
 */
export async function raiseTroubles(
  window: RootWindow,
  record: WindowUseRecord,
  alertsMoved: (ids: readonly AlertId[]) => void,
  deps: TellingDeps,
): Promise<WindowUseRecord> {
  let stored = record;
  for (const pending of pendingTroubles(record, deps.clock.now())) {
    const changed = await raise(record, pending, deps);
    if (changed === undefined) continue;
    alertsMoved(changed);
    const noted = await changeUse(window, record.accountId, deps, (before) => withAlerted(before, pending));
    stored = noted ?? stored;
  }
  return stored;
}

/** `undefined` where the event that it is about is not there: it is damaged, and that was logged. */
async function raise(
  record: WindowUseRecord,
  { trouble, about }: PendingTrouble,
  deps: TellingDeps,
): Promise<readonly AlertId[] | undefined> {
  const { accountId, checkIn } = record;
  const [found] = await deps.records.load([{ kind: 'root', accountId, ...about }]);
  if (found?.kept.kind !== 'root') return undefined;
  const item = itemOfTrouble(checkIn, trouble, found.kept.event, deps.digest);
  const done = trouble === 'second-address' ? [] : await eventsOf(record, deps);
  const items = [item, ...unsureUses(record, done, deps.clock.now(), deps.digest)];
  const changed = await growAlerts({ topic: 'root', accountId, items: items.sort(byTime) }, deps);
  return changed.map(({ id }) => id);
}

/** What was done in the use so far, the last of it. */
async function eventsOf(record: WindowUseRecord, { records }: TellingDeps): Promise<readonly RootEvent[]> {
  if (record.use === undefined) return [];
  const { firstAt, lastAt } = record.use;
  const events: RootEvent[] = [];
  for await (const page of records.eventsOf(record.accountId, { from: firstAt, to: lastAt + 1 })) {
    events.push(...page.map(({ kept }) => kept.event).filter(({ key }) => tookIn(record, key)));
  }
  return events;
}

function byTime(a: { readonly at: number }, b: { readonly at: number }): number {
  return a.at - b.at;
}
