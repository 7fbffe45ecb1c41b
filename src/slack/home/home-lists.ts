import type { Button, KnownBlock } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import type { Home } from '../../domain/window/outcomes.ts';
import { phaseOf } from '../../domain/window/phase.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { SIGNING_IN_NOW } from '../activity/action-ids.ts';
import { actions } from '../blocks/button.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { count, number } from '../text/words.ts';
import {
  WINDOW_APPROVE,
  WINDOW_CLOSE,
  WINDOW_DENY,
  WINDOW_HISTORY,
  WINDOW_MORE_TIME,
  WINDOW_REVIEW,
  WINDOW_REVOKE,
  WINDOW_WITHDRAW,
} from '../window-action-ids.ts';
import { windowItem } from '../window-lists/window-item.ts';
import { type WatchedUse, windowButtons } from '../windows/buttons.ts';

/** One list of the Home tab. */
interface HomeList {
  readonly heading: string;
  readonly empty: string;
  /** What to type for those that are not shown. */
  readonly all: string;
  /** The buttons of a card that stand here too. */
  readonly buttons: readonly string[];
}

type ListName = keyof Home['more'];

/** The order of the tab: what waits for the person first. */
export const HOME_LISTS: readonly ListName[] = ['toDecide', 'toReview', 'mine', 'open'];

/** So many windows of each list are shown: with all four full, and two blocks each, the tab stays below 100 blocks. */
const SHOWN = 10;

const LISTS: Readonly<Record<ListName, HomeList>> = {
  toDecide: {
    heading: 'Waiting for your decision',
    empty: 'Nothing waits for your decision.',
    all: '/root-windows pending',
    buttons: [WINDOW_APPROVE, WINDOW_DENY, WINDOW_HISTORY],
  },
  toReview: {
    heading: 'Waiting for your review',
    empty: 'Nothing waits for your review.',
    all: '/root-windows unreviewed',
    buttons: [WINDOW_REVIEW, WINDOW_HISTORY],
  },
  mine: {
    heading: 'Your requests',
    empty: "You have no open requests, and are nobody's operator.",
    all: '/root-windows mine',
    buttons: [SIGNING_IN_NOW, WINDOW_WITHDRAW, WINDOW_CLOSE, WINDOW_MORE_TIME, WINDOW_HISTORY],
  },
  open: {
    heading: 'Open now: root may be used',
    empty: 'No window is open now: nobody should use root.',
    all: '/root-windows open',
    buttons: [WINDOW_REVOKE, WINDOW_HISTORY],
  },
};

/** A list of the Home tab: each window with what the person may do about it there, and how many are not shown. */
export function listBlocks(name: ListName, home: Home, now: Instant, watched?: WatchedUse): KnownBlock[] {
  const { heading, empty, all } = LISTS[name];
  const windows = home[name];
  const total = windows.length + home.more[name];
  if (total === 0)
    return [richText([bold(heading), plain(`\n${name === 'open' ? nothingOpen(home, now) : empty}`)])];
  const shown = windows.slice(0, SHOWN);
  const left = total - shown.length;
  return [
    richText([bold(`${heading}: ${number(total)}`)]),
    ...shown.flatMap((window) =>
      windowBlocks(window, buttonsOf(window, LISTS[name], home, now, watched), now),
    ),
    ...(left > 0 ? [richText([plain(`NOT SHOWN: ${count(left, 'other')}. Do: type ${all}.`)])] : []),
  ];
}

/** Never that nothing is open where that is not known, or where the person's own window is. */
function nothingOpen({ maySeeOpen, mine, more }: Home, now: Instant): string {
  if (!maySeeOpen) return 'What others have open is not shown to you.';
  const isOwn = mine.some((window) => phaseOf(window, now) === 'open');
  if (isOwn) return 'No other window is open now.';
  return more.mine > 0 ? 'No window of others is open now.' : LISTS.open.empty;
}

function windowBlocks(window: RootWindow, buttons: readonly Button[], now: Instant): KnownBlock[] {
  return [richText([plain(windowItem(window, now))]), ...actions(buttons)];
}

/** Who is no operator cannot announce a sign-in. */
function buttonsOf(
  window: RootWindow,
  { buttons: wanted }: HomeList,
  { viewer }: Home,
  now: Instant,
  watched?: WatchedUse,
): Button[] {
  const signingIn = watched?.signingIn === true && window.request.operator.id === viewer.id;
  return windowButtons(window, now, { signingIn }).filter(({ action_id }) =>
    wanted.includes(action_id ?? ''),
  );
}
