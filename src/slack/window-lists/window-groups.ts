import type { KnownBlock } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import type { Group } from '../pages/group.ts';
import { sliceBlock } from '../pages/slice-text.ts';
import { number } from '../text/words.ts';
import { LIST_STATES, type ListState, listStateOf } from './list-group.ts';
import { windowItem } from './window-item.ts';

/** Of each of several groups, so many windows stand on the first page where one page is not enough. */
const PREVIEW = 5;

const HEADINGS: Readonly<Record<ListState, string>> = {
  pending: 'PENDING, to be decided',
  open: 'OPEN, root may be used now',
  overdue: 'REVIEW OVERDUE',
  unreviewed: 'NOT REVIEWED',
  scheduled: 'SCHEDULED, approved and not yet open',
  over: 'OVER',
};

/** Windows by where they stand, the most urgent first. */
export function groupsOf(windows: readonly RootWindow[], now: Instant): readonly Group[] {
  const placed = windows.map((window) => ({ window, state: listStateOf(window, now) }));
  const there = LIST_STATES.filter((state) => placed.some((each) => each.state === state));
  return there.map((state): Group => {
    const items = placed.filter((each) => each.state === state).map(({ window }) => windowItem(window, now));
    const heading = `${HEADINGS[state]}: ${number(items.length)}`;
    const preview = there.length === 1 ? items.length : PREVIEW;
    return { heading, lines: [], items, layout: 'lines', noun: 'window', preview };
  });
}

/** All of every group, a block each. */
export function wholeGroups(groups: readonly Group[]): readonly KnownBlock[] {
  return groups.map((group, index) =>
    sliceBlock(group, { group: index, from: 0, to: group.items.length }, []),
  );
}
