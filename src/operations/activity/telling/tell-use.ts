import type { WindowUseRecord } from '../../../domain/activity/window-use-record.ts';
import type { AlertId } from '../../../domain/alert/alert.ts';
import { itemOfTrouble } from '../../../domain/alert/item-of.ts';
import { type CheckInTrouble, checkInDue, troubleOf } from '../../../domain/check-in/check-in.ts';
import { MINUTE, type Milliseconds } from '../../../domain/time.ts';
import { cardName } from '../../../domain/window/posts.ts';
import type { UseRef } from '../../activity-store-ports.ts';
import type { ChannelCheck } from '../../posting/channel-check.ts';
import type { Shown } from '../../posting/once.ts';
import { show } from '../../posting/show.ts';
import type { WholeWindow } from '../../window-ports.ts';
import { earliest } from '../../windows/tending/mark.ts';
import { growAlerts } from '../grow-alerts.ts';
import { changeUse } from '../window-uses.ts';
import { refOfUse, type TellingDeps } from './deps.ts';
import { storedIn, type UseTopic, useMessage, usePostName } from './use-message.ts';

/** What could not be told is tried again. */
const AGAIN: Milliseconds = MINUTE;

/**
 * Does everything that follows from the use of one account in one window: tells it in the window's thread, asks its operator, and alerts
 * where they do not stand by it. Throws where the store gives no answer; then nothing is noted.
 */
export async function tellUse(
  { windowId, accountId }: UseRef,
  check: ChannelCheck,
  alertsMoved: (ids: readonly AlertId[]) => void,
  deps: TellingDeps,
): Promise<void> {
  const [whole, first] = await Promise.all([
    deps.windows.loadWhole(windowId),
    deps.uses.load(windowId, accountId),
  ]);
  if (whole === undefined || first === undefined) return;
  const record = await alertedOf(whole, first, alertsMoved, deps);
  const now = deps.clock.now();
  const shown = await showUse(whole, record, check, deps);
  const due = earliest([checkInDue(record.checkIn, now), ...shown.map(({ again }) => again)]);
  await deps.uses.settle(record, due);
}

/** An alert is raised before anything is told in the thread: it cannot wait. The record as it is stored then. */
async function alertedOf(
  { window }: WholeWindow,
  record: WindowUseRecord,
  alertsMoved: (ids: readonly AlertId[]) => void,
  deps: TellingDeps,
): Promise<WindowUseRecord> {
  const trouble = troubleOf(record.checkIn, deps.clock.now());
  if (trouble === undefined || record.alerted.includes(trouble)) return record;
  const changed = await raise(record, trouble, deps);
  if (changed === undefined) return record;
  alertsMoved(changed);
  const noted = await changeUse(window, record.accountId, deps, (before) =>
    before.alerted.includes(trouble) ? before : { ...before, alerted: [...before.alerted, trouble] },
  );
  return noted ?? record;
}

/** `undefined` where the event that it is about is not there: it is damaged, and that was logged. */
async function raise(
  record: WindowUseRecord,
  trouble: CheckInTrouble,
  deps: TellingDeps,
): Promise<readonly AlertId[] | undefined> {
  const [found] = await deps.records.load(refOfUse(record));
  if (found?.kept.kind !== 'root') return undefined;
  const item = itemOfTrouble(record.checkIn, trouble, found.kept.event, deps.digest);
  const { accountId } = record;
  const changed = await growAlerts({ topic: 'root', accountId, items: [item] }, deps);
  return changed.map(({ id }) => id);
}

async function showUse(
  whole: WholeWindow,
  record: WindowUseRecord,
  check: ChannelCheck,
  deps: TellingDeps,
): Promise<readonly Shown[]> {
  const later: readonly Shown[] = [{ again: deps.clock.now() + AGAIN }];
  const card = storedIn(whole, cardName(deps.approvalsChannel))?.place;
  if (card === undefined || (await check(card.channel)) !== undefined) return later;
  const shown: Shown[] = [];
  for (const topic of topicsOf(record)) {
    const message = useMessage(topic, whole, record, card, deps);
    shown.push(await show(message, storedIn(whole, usePostName(topic, record)), deps));
  }
  return shown;
}

/**
 * Who was asked is answered to in the same place. Who announced themselves is not asked, but told of the use that
 * followed, so that they can deny it.
 */
function topicsOf({ use, checkIn }: WindowUseRecord): readonly UseTopic[] {
  const { askedAt, answer, announcedAt, firstUseAt } = checkIn;
  const isAsked = askedAt !== undefined || answer !== undefined;
  const isTold = isAsked || (announcedAt !== undefined && firstUseAt !== undefined);
  return [...(use === undefined ? [] : (['USE'] as const)), ...(isTold ? (['CHECK-IN'] as const) : [])];
}
