import type { Button } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import type { WindowListing } from '../../domain/window/outcomes.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { answer } from '../answer.ts';
import { actions, button } from '../blocks/button.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import type { Group } from '../pages/group.ts';
import { type PageControls, paged } from '../pages/paged.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count, number } from '../text/words.ts';
import { WINDOWS_NEXT, WINDOWS_PREVIOUS } from '../window-action-ids.ts';
import { LIST_STATES, type ListState, listStateOf } from './list-group.ts';
import { encodeListValue, type ListValue } from './list-value.ts';
import { windowItem } from './window-item.ts';

export interface PageOptions {
  /** From 1; beyond the last page, the last is shown. */
  readonly page: number;
  readonly now: Instant;
}

const ASKED_LENGTH = 80;
/** Of each group, so many windows stand on the first page where one page is not enough. */
const PREVIEW = 5;

const HEADINGS: Readonly<Record<ListState, string>> = {
  pending: 'PENDING, to be decided',
  open: 'OPEN, root may be used now',
  overdue: 'REVIEW OVERDUE',
  unreviewed: 'NOT REVIEWED',
  scheduled: 'SCHEDULED, approved and not yet open',
  over: 'OVER',
};

/** A page of the answer to `/root-windows`: windows by where they stand, the most urgent first. For whoever asked. */
export function windowListMessage(listing: WindowListing, { page, now }: PageOptions): Message {
  if (listing.windows.length === 0 && listing.more === 0) return emptyList(listing);
  const first = title(listing);
  const { asked } = listing;
  return {
    text: escapeMrkdwn(first),
    blocks: paged({
      groups: groupsOf(listing.windows, now),
      page,
      above: [richText([bold(first), plain(`\n${notes(listing).join('\n')}`)])],
      below: (controls) => actions(pageButtons({ view: 'list', asked, page }, controls)),
    }),
  };
}

/** Previous and Next, as far as there is anything there. */
export function pageButtons(value: ListValue, { page, pages }: PageControls): Button[] {
  const to = (target: number) => encodeListValue({ ...value, page: target });
  return [
    ...(page > 1 ? [button('Previous', WINDOWS_PREVIOUS, to(page - 1))] : []),
    ...(page < pages ? [button('Next', WINDOWS_NEXT, to(page + 1))] : []),
  ];
}

function title({ asked, windows, more }: WindowListing): string {
  const all = windows.length + more;
  const shown = more === 0 ? number(all) : `${number(windows.length)} of ${number(all)}`;
  return `Root-access windows${asked === '' ? '' : `, ${label(asked)}`}: ${shown}`;
}

function notes(listing: WindowListing): string[] {
  const { more } = listing;
  const left =
    more === 0
      ? []
      : [
          `NOT SHOWN: ${count(more, 'other window')}. Do: ask for fewer, such as /root-windows with an account or a scope.`,
        ];
  return [
    ...left,
    ...undecidedNotes(listing),
    'One of them with everything about it: /root-windows and its id.',
  ];
}

/** Accounts that may or may not be in the scope: their windows are missing here, and that is said. */
function undecidedNotes({ asked, undecidedAccounts = 0 }: WindowListing): string[] {
  if (undecidedAccounts === 0) return [];
  const they = undecidedAccounts === 1 ? 'it belongs' : 'they belong';
  return [
    `NOT LOOKED AT: ${count(undecidedAccounts, 'account')}, because tags were not read and so it is not known whether ${they} to ${label(asked)}.`,
    'Do: ask again in a few minutes. If it stays so, allow organizations:ListTagsForResource.',
  ];
}

function groupsOf(windows: readonly RootWindow[], now: Instant): Group[] {
  const placed = windows.map((window) => ({ window, state: listStateOf(window, now) }));
  return LIST_STATES.flatMap((state): Group[] => {
    const items = placed.filter((each) => each.state === state).map(({ window }) => windowItem(window, now));
    if (items.length === 0) return [];
    const heading = `${HEADINGS[state]}: ${number(items.length)}`;
    return [{ heading, lines: [], items, layout: 'lines', noun: 'window', preview: PREVIEW }];
  });
}

function emptyList(listing: WindowListing): Message {
  const { asked } = listing;
  return answer(EMPTY.get(asked) ?? `${label(asked)}: there is no root-access window.`, [
    ...undecidedNotes(listing),
    asked === '' || asked === 'mine'
      ? 'Do: type /root-request to ask for one.'
      : 'Do: type /root-windows for all that is not settled, or /root-windows RW-… for one of them.',
  ]);
}

const EMPTY: ReadonlyMap<string, string> = new Map([
  ['', 'No root-access window is pending, approved, open or without its review.'],
  ['mine', 'You have not asked for a root-access window, and are the operator of none.'],
  ['pending', 'No root-access window waits for a decision.'],
  ['open', 'No root-access window is open now: nobody should use root.'],
  ['unreviewed', 'No root-access window waits for its review.'],
]);

function label(text: string): string {
  return harmlessLabel(text, ASKED_LENGTH);
}
