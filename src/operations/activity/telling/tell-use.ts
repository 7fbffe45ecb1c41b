import type { WindowUseRecord } from '../../../domain/activity/window-use-record.ts';
import type { AlertId } from '../../../domain/alert/alert.ts';
import { checkInDue } from '../../../domain/check-in/check-in.ts';
import { MINUTE, type Milliseconds } from '../../../domain/time.ts';
import { cardName } from '../../../domain/window/posts.ts';
import type { UseRef } from '../../activity-store-ports.ts';
import type { ChannelCheck } from '../../posting/channel-check.ts';
import type { Shown } from '../../posting/once.ts';
import { show } from '../../posting/show.ts';
import type { WholeWindow } from '../../window-ports.ts';
import { earliest } from '../../windows/tending/mark.ts';
import type { TellingDeps } from './deps.ts';
import { raiseTroubles } from './raise-troubles.ts';
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
  // It cannot wait for what is told in the thread.
  const record = await raiseTroubles(whole.window, first, alertsMoved, deps);
  const now = deps.clock.now();
  const shown = await showUse(whole, record, check, deps);
  const due = earliest([checkInDue(record.checkIn, now), ...shown.map(({ again }) => again)]);
  await deps.uses.settle(record, due);
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
