import { DAY, type Instant, MINUTE, type Milliseconds } from '../../domain/time.ts';
import type { EarlierWindows } from '../../domain/window/card-view.ts';
import { MAX_LEAD } from '../../domain/window/check-timing.ts';
import type { WindowId } from '../../domain/window/id.ts';
import { endOf, hasOpened, phaseOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Clock } from '../ports.ts';
import type { WindowStore } from '../window-ports.ts';
import { isUnreviewed } from './urgency.ts';

const LOOKED_BACK: Milliseconds = 90 * DAY;
/** No policy allows more (`rootkeeper.yml`, `maxDurationHours` and `lapseHours`). */
const LONGEST: Milliseconds = 30 * DAY;
/** A window that could still be open was asked for at most so long ago. */
export const LONGEST_AHEAD: Milliseconds = MAX_LEAD + LONGEST;
/** Requests of one account, and windows in all, that are looked at: many times what a year brings. */
const PER_ACCOUNT = 50;
const MOST = 200;
/** A window is drawn several times in a row, and those before it hardly change meanwhile. */
const GOOD_FOR: Milliseconds = MINUTE;

type Reading = Pick<WindowStore, 'ofAccount' | 'loadAll'>;

/** `earlierWindows`, read once a minute for each window; what failed is not remembered. */
export function rememberedEarlier(
  store: Reading,
  clock: Clock,
): (window: RootWindow) => Promise<EarlierWindows> {
  const answers = new Map<WindowId, { readonly answer: Promise<EarlierWindows>; readonly until: Instant }>();
  return (window) => {
    const now = clock.now();
    for (const [id, { until }] of answers) if (until <= now) answers.delete(id);
    const known = answers.get(window.id);
    if (known !== undefined) return known.answer;
    const answer = earlierWindows(window, store, now);
    answers.set(window.id, { answer, until: now + GOOD_FOR });
    answer.catch(() => answers.delete(window.id));
    return answer;
  };
}

/** The windows on the same accounts that were open at any time in the 90 days before the request. */
export async function earlierWindows(
  { id, request }: RootWindow,
  store: Reading,
  now: Instant,
): Promise<EarlierWindows> {
  const since = request.requestedAt - LOOKED_BACK;
  const asked = { from: since - LONGEST_AHEAD, to: request.requestedAt };
  const keys = await Promise.all(
    request.accounts.map((account) => store.ofAccount(account.id, asked, PER_ACCOUNT)),
  );
  const all = [...new Set(keys.flat())].filter((other) => other !== id);
  const others = all.slice(0, MOST);
  const isCut = all.length > MOST || keys.some((ofAccount) => ofAccount.length >= PER_ACCOUNT);
  const windows = others.length === 0 ? [] : await store.loadAll(others);
  const opened = windows.filter((window) => wasOpen(window, since, request.requestedAt));
  return {
    opened: opened.length,
    open: opened.filter((window) => phaseOf(window, now) === 'open').length,
    unreviewed: opened.filter((window) => isUnreviewed(window, now)).length,
    ...(isCut && { isCut }),
  };
}

/** Whether it was open at any time from `since` up to `until`. */
function wasOpen(window: RootWindow, since: Instant, until: Instant): boolean {
  const end = endOf(window);
  return hasOpened(window, until) && end !== undefined && end > since;
}
