import { DAY, type Instant, type Milliseconds } from '../../../domain/time.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import { type ListPlace, placeOf, settledPlaceOf } from '../../../domain/window/lists.ts';
import { endOf } from '../../../domain/window/phase.ts';
import { nextReminder } from '../../../domain/window/reminders.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import type { WholeWindow } from '../../window-ports.ts';
import type { TendingDeps } from './deps.ts';
import { earliest, tendedMark } from './mark.ts';
import type { Measuring } from './measuring.ts';
import { remind } from './remind.ts';
import { type IsFit, showWindow } from './show-window.ts';

/** A reminder that was recorded is shown in the same run. */
const MOST_ROUNDS = 3;
/** What could not be shown of a window that is over is given up after this long, so that no list grows with the past. */
const GIVE_UP_AFTER: Milliseconds = DAY;

/**
 * Does everything that follows from a stored window, and notes that it was done. What could not be done is left for the
 * time that is noted with it. Throws where the store gives no answer; then nothing is noted.
 */
export async function follow(
  id: WindowId,
  isFit: IsFit,
  measuring: Measuring,
  deps: TendingDeps,
): Promise<void> {
  const { store, clock, log } = deps;
  let whole = await store.loadWhole(id);
  if (whole === undefined) {
    log.warn({ window: id }, 'there is no such window to follow');
    return;
  }
  if (whole.posts.length === 0) await store.point(whole.window);
  let done: Done = { seenAt: clock.now(), isFull: false };
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const seenAt = clock.now();
    const again = await showWindow(whole, isFit, deps);
    const reminded = await remind(whole.window, deps);
    done = { seenAt, isFull: reminded === 'full', ...(again !== undefined && { again }) };
    if (reminded !== 'recorded') break;
    whole = (await store.loadWhole(id)) ?? whole;
  }
  await settle(whole, done, measuring.begin(whole), deps);
}

/** What was done for a window as it was at `seenAt`; `again`: when its messages need another look. */
interface Done {
  readonly seenAt: Instant;
  readonly again?: Instant;
  readonly isFull: boolean;
}

async function settle(
  { window }: WholeWindow,
  { seenAt, again, isFull }: Done,
  measureAt: Instant | undefined,
  { store }: TendingDeps,
): Promise<void> {
  const remindAt = isFull ? undefined : nextReminder(window, seenAt)?.since;
  const next = earliest([again, measureAt, remindAt]);
  await store.settle(window, tendedMark(window, next, seenAt), placeAfter(window, next, seenAt));
}

/** The list it now belongs to; as long as something is left to do it stays in one. */
function placeAfter(window: RootWindow, again: Instant | undefined, now: Instant): ListPlace | undefined {
  const settled = settledPlaceOf(window, now);
  if (settled !== undefined || again === undefined) return settled;
  return now < overSince(window) + GIVE_UP_AFTER ? placeOf(window) : undefined;
}

function overSince(window: RootWindow): Instant {
  const { state, request, history } = window;
  const times = [history.at(-1)?.at, endOf(window), state === 'requested' ? request.lapsesAt : undefined];
  return Math.max(request.requestedAt, ...times.flatMap((time) => (time === undefined ? [] : [time])));
}
