import type { Button, KnownBlock } from '@slack/types';
import type { Instant } from '../../domain/time.ts';
import type { ListPart, WindowListing } from '../../domain/window/outcomes.ts';
import { answer } from '../answer.ts';
import { actions, button } from '../blocks/button.ts';
import { context } from '../blocks/plain-text.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import { MESSAGE_SIZE } from '../limits.ts';
import type { Message } from '../message.ts';
import { type PageControls, paged } from '../pages/paged.ts';
import { sizeOf } from '../size.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count, number } from '../text/words.ts';
import { WINDOWS_NEXT, WINDOWS_PREVIOUS } from '../window-action-ids.ts';
import { encodeListValue, type ListValue } from './list-value.ts';
import { groupsOf, wholeGroups } from './window-groups.ts';

export interface PageOptions {
  /** From 1; beyond the last page, the last is shown. */
  readonly page: number;
  readonly now: Instant;
}

const ASKED_LENGTH = 80;

/** A page of the answer to `/root-windows`: windows by where they stand, the most urgent first. For whoever asked. */
export function windowListMessage(listing: WindowListing, { page, now }: PageOptions): Message {
  if (listing.windows.length === 0 && listing.more === 0) return emptyList(listing);
  const { asked, part } = listing;
  if (part !== undefined) return partMessage({ ...listing, part }, now);
  return {
    text: escapeMrkdwn(title(listing)),
    blocks: paged({
      groups: groupsOf(listing.windows, now),
      page,
      above: above(title(listing), notes(listing)),
      below: (controls) => actions(pageButtons({ view: 'list', asked, page }, controls)),
    }),
  };
}

/** A list of which only this page was read. Windows with names so long that not all fit the message are counted. */
function partMessage(listing: WindowListing & { readonly part: ListPart }, now: Instant): Message {
  const { asked, windows, more, part } = listing;
  const { page, pages } = part;
  const first = `${heading(asked)}: ${number(windows.length + more)}`;
  const buttons = actions(pageButtons({ view: 'list', asked, page }, part));
  const below = [context(`Page ${number(page)} of ${number(pages)}`), ...buttons];
  const drawn = (count: number) => [
    ...above(first, [...leftNotes(windows.length - count), ONE_OF_THEM]),
    ...wholeGroups(groupsOf(windows.slice(0, count), now)),
    ...below,
  ];
  let shown = windows.length;
  while (shown > 1 && sizeOf(drawn(shown)) > MESSAGE_SIZE) shown -= 1;
  return { text: escapeMrkdwn(first), blocks: drawn(shown) };
}

function above(first: string, lines: readonly string[]): readonly KnownBlock[] {
  return [richText([bold(first), plain(`\n${lines.join('\n')}`)])];
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
  return `${heading(asked)}: ${shown}`;
}

function heading(asked: string): string {
  return `Root-access windows${asked === '' ? '' : `, ${label(asked)}`}`;
}

function notes(listing: WindowListing): string[] {
  return [...leftNotes(listing.more), ...unreadNotes(listing), ...undecidedNotes(listing), ONE_OF_THEM];
}

function leftNotes(left: number): string[] {
  if (left === 0) return [];
  return [
    `NOT SHOWN: ${count(left, 'other window')}. Do: ask for fewer, such as /root-windows with an account or a scope.`,
  ];
}

const ONE_OF_THEM = 'One of them with everything about it: /root-windows and its id.';

/** Windows that may or may not be over an account of the scope. */
function unreadNotes({ asked, unread = 0 }: WindowListing): string[] {
  if (unread === 0) return [];
  return [
    `NOT LOOKED AT: ${count(unread, 'other window')} that may or may not belong to ${label(asked)}. Do: ask for a smaller scope, or an account.`,
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

function emptyList(listing: WindowListing): Message {
  const { asked } = listing;
  return answer(EMPTY.get(asked) ?? `${label(asked)}: there is no root-access window.`, [
    ...unreadNotes(listing),
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
