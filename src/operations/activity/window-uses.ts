import type { AccountId } from '../../domain/account.ts';
import { shortKey, tookIn, type WindowUseRecord } from '../../domain/activity/window-use-record.ts';
import { used } from '../../domain/check-in/steps.ts';
import type { RootEvent } from '../../domain/root-event/event.ts';
import type { Instant } from '../../domain/time.ts';
import { withUse } from '../../domain/verdict/window-use.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { WindowUseStore } from '../activity-store-ports.ts';
import type { Clock } from '../ports.ts';

export interface UsesDeps {
  readonly uses: Pick<WindowUseStore, 'load' | 'put'>;
  readonly clock: Clock;
}

const MOST_ROUNDS = 20;
/** As many as are judged in one go, so that what is done again after a crash counts once. */
const MOST_RECENT = 100;

/**
 * Folds events into what is known of the use of one account in one window; one that is in it already changes nothing. Gives what is
 * stored then. Throws where the store gives no answer: doing it again is safe.
 */
export async function foldUses(
  window: RootWindow,
  accountId: AccountId,
  events: readonly RootEvent[],
  deps: UsesDeps,
): Promise<WindowUseRecord | undefined> {
  return changeUse(window, accountId, deps, (record) =>
    [...events]
      .sort((a, b) => a.at - b.at)
      .reduce((before, event) => folded(before, event, deps.clock.now()), record),
  );
}

/**
 * Stores what `change` makes of the record, one version on; gives it. `change` is asked again where the record moved meanwhile; the same
 * record back, or `undefined`, stores nothing.
 */
export async function changeUse(
  window: RootWindow,
  accountId: AccountId,
  { uses }: Pick<UsesDeps, 'uses'>,
  change: (record: WindowUseRecord) => WindowUseRecord | undefined,
): Promise<WindowUseRecord | undefined> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = (await uses.load(window.id, accountId)) ?? unused(window, accountId);
    const after = change(before);
    if (after === undefined || after === before) return after;
    const next = { ...after, version: before.version + 1 };
    if ((await uses.put(next)) === 'stored') return next;
  }
  throw new Error(`the use of ${accountId} in ${window.id} kept changing`);
}

function unused({ id: windowId, request }: RootWindow, accountId: AccountId): WindowUseRecord {
  const checkIn = { windowId, accountId, operator: request.operator, addresses: [] };
  return { windowId, accountId, version: 0, checkIn, alerted: [], recent: [] };
}

function folded(record: WindowUseRecord, event: RootEvent, now: Instant): WindowUseRecord {
  if (tookIn(record, event.key)) return record;
  const { checkIn } = used(record.checkIn, event, now);
  const isFromElsewhere = checkIn.addresses.length > Math.max(1, record.checkIn.addresses.length);
  const isFirst = record.about === undefined || checkIn.askedAt !== record.checkIn.askedAt;
  const about = { at: event.at, key: event.key };
  return {
    ...record,
    use: withUse(record.use, event),
    checkIn,
    ...((isFirst || isFromElsewhere) && { about }),
    ...(isFromElsewhere && { elsewhere: [...(record.elsewhere ?? []), about] }),
    recent: [...record.recent, shortKey(event.key)].slice(-MOST_RECENT),
  };
}
