import { type Instant, MINUTE, type Milliseconds } from '../../../domain/time.ts';
import type { WindowId } from '../../../domain/window/id.ts';
import { type SettledPlace, settledPlaceOf } from '../../../domain/window/lists.ts';
import { endOf } from '../../../domain/window/phase.ts';
import { dueReminder, nextReminder } from '../../../domain/window/reminders.ts';
import type { RootWindow } from '../../../domain/window/window.ts';
import { isDoubtful } from '../../posting/claims.ts';
import type { WholeWindow } from '../../window-ports.ts';
import type { TendingDeps } from './deps.ts';
import type { Directs } from './directs.ts';
import { earliest, type Left, nextTending, tendedMark, triedSince } from './mark.ts';
import type { Measuring } from './measuring.ts';
import { isLongEnough, triedAgainAt } from './patience.ts';
import { remind } from './remind.ts';
import { type IsFit, type ShownWindow, showWindow } from './show-window.ts';
import { wantedNow } from './wanted.ts';

/** A reminder that was recorded is shown in the same run. */
const MOST_ROUNDS = 3;
/** A reminder that nobody would see waits. */
const REMIND_AGAIN: Milliseconds = MINUTE;

/** What goes on beside everything else. */
export interface Background {
  readonly measuring: Measuring;
  readonly directs: Directs;
}

/**
 * Does everything that follows from a stored window, and notes that it was done. What could not be done is left for the
 * time that is noted with it. Throws where the store gives no answer; then nothing is noted.
 */
export async function follow(
  id: WindowId,
  isFit: IsFit,
  background: Background,
  deps: TendingDeps,
): Promise<void> {
  const { store, clock, log } = deps;
  let whole = await store.loadWhole(id);
  if (whole === undefined) {
    log.warn({ window: id }, 'there is no such window to follow');
    return;
  }
  const tried = triedSince(whole.tended);
  if (whole.posts.length === 0) await store.point(whole.window);
  for (let round = 1; ; round += 1) {
    const seenAt = clock.now();
    const wanted = await wantedNow(whole.window, deps);
    const shown = await showWindow(whole, wanted, isFit, deps);
    const reminder = await remindIfSeen(whole.window, shown, seenAt, deps);
    if (!reminder.isRecorded || round === MOST_ROUNDS) {
      const { measuring, directs } = background;
      const times = [shown.again, reminder.again, measuring.begin(whole), directs.begin(whole, wanted)];
      return settle(whole, { seenAt, again: earliest(times), tried }, deps);
    }
    whole = (await store.loadWhole(id)) ?? whole;
  }
}

/** Nothing is recorded as told that would not be seen. `again`: when there is to be reminded. */
async function remindIfSeen(
  window: RootWindow,
  { canBeTold }: ShownWindow,
  seenAt: Instant,
  deps: TendingDeps,
): Promise<{ readonly isRecorded: boolean; readonly again?: Instant }> {
  const isDue = dueReminder(window, seenAt) !== undefined;
  if (isDue && !canBeTold) return { isRecorded: false, again: seenAt + REMIND_AGAIN };
  const reminded = await remind(window, deps);
  const next = reminded === 'full' ? undefined : nextReminder(window, seenAt)?.since;
  return { isRecorded: reminded === 'recorded', ...(next !== undefined && { again: next }) };
}

/** What was done for a window as it was at `seenAt`; `again`: when there is more to do; `tried`: since when of old. */
interface Done {
  readonly seenAt: Instant;
  readonly again: Instant | undefined;
  readonly tried: Instant | undefined;
}

async function settle(whole: WholeWindow, done: Done, deps: TendingDeps): Promise<void> {
  const { window } = whole;
  const { seenAt } = done;
  const place = settledPlaceOf(window, seenAt);
  const left = place === undefined ? await leftOf(whole, done, deps) : againAt(done.again);
  const mark = tendedMark(window, left, seenAt);
  const due = nextTending(window, mark, seenAt);
  const stands = place ?? (left.again === undefined ? undefined : settling(window));
  const settled = stands === undefined ? undefined : { ...stands, ...(due !== undefined && { due }) };
  await deps.store.settle(window, mark, settled);
}

/** What is left to do for a window that is over; nothing where that is given up. */
async function leftOf(
  { window: { id } }: WholeWindow,
  { seenAt, again, tried = seenAt }: Done,
  { store, log }: TendingDeps,
): Promise<Left> {
  if (again === undefined) return {};
  const next = { again: triedAgainAt(again, tried, seenAt), since: tried };
  if (!isLongEnough(tried, seenAt)) return next;
  const posts = (await store.loadWhole(id))?.posts ?? [];
  // Posted perhaps, and never looked for: that is not given up.
  if (posts.some(isDoubtful)) return next;
  log.error({ window: id }, 'what could not be shown of a window in a year is given up');
  return {};
}

function againAt(again: Instant | undefined): Left {
  return again === undefined ? {} : { again };
}

/** As long as something is left to do a window stands in a list. */
function settling(window: RootWindow): SettledPlace {
  const { state, request, history } = window;
  const times = [history.at(-1)?.at, endOf(window), state === 'requested' ? request.lapsesAt : undefined];
  const overSince = Math.max(
    request.requestedAt,
    ...times.flatMap((time) => (time === undefined ? [] : [time])),
  );
  return { list: 'settling', at: overSince };
}
