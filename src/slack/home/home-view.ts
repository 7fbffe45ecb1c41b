import type { HomeView, KnownBlock } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import type { Home } from '../../domain/window/outcomes.ts';
import { actions, button } from '../blocks/button.ts';
import { plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { dateAndTime } from '../text/time.ts';
import { HOME_REQUEST } from '../window-action-ids.ts';
import type { WatchedUse } from '../windows/buttons.ts';
import { HOME_LISTS, listBlocks } from './home-lists.ts';
import { postureBlocks } from './home-posture.ts';

const DIVIDER: KnownBlock = { type: 'divider' };

/** The Home tab of one person: root users at a glance, what waits for them, what they asked for, what is open. */
export function homeView(home: Home, now: Instant, watched?: WatchedUse): HomeView {
  const request = home.mayRequest ? actions([button('Ask for a window…', HOME_REQUEST, 'request')]) : [];
  return {
    type: 'home',
    blocks: [
      ...postureBlocks(home.posture, now),
      ...request,
      ...HOME_LISTS.flatMap((name) => [DIVIDER, ...listBlocks(name, home, now, watched)]),
      richText([plain(`As of ${dateAndTime(now, now)}. Open this tab again for what is new.`)]),
    ],
  };
}

/** The Home tab where it cannot be shown: why, and what to do. */
export function homeError({ blocks }: Message): HomeView {
  return { type: 'home', blocks };
}
