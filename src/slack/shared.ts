import type { KnownBlock } from '@slack/types';
import type { AccountPosture, Posture } from '../domain/posture.ts';
import type { Instant } from '../domain/time.ts';
import { detailGroups } from './account/groups.ts';
import { accountHeadline } from './account/headline.ts';
import { accountButtons, accountHeader } from './account.ts';
import { person, plain, richText } from './blocks/rich-text.ts';
import type { Message } from './message.ts';
import type { Group } from './pages/group.ts';
import { type PageControls, paged } from './pages/paged.ts';
import { sizeOf } from './size.ts';
import { type Acknowledged, contextOf } from './status/context.ts';
import { clearGroups, statusGroups } from './status/groups.ts';
import { headline } from './status/headline.ts';
import { toAskAgain } from './status/subject.ts';
import { heading, statusButtons } from './status.ts';
import { escapeMrkdwn } from './text/escape.ts';
import { dateAndTime } from './text/time.ts';

export interface SharedOptions extends Acknowledged {
  readonly now: Instant;
  /** The page that the person was looking at. */
  readonly page: number;
  /** Of the stored result; its pages are cut as that person saw them. */
  readonly resultId: string;
  /** User id of the person who shares it. */
  readonly sharedBy: string;
}

/** A page of a status for a whole channel: as it was seen, by whom and from when, with nothing to press. */
export function sharedStatusMessage(
  posture: Posture,
  view: 'attention' | 'clear',
  options: SharedOptions,
): Message {
  const context = contextOf(options);
  const groups = view === 'clear' ? clearGroups(posture) : statusGroups(posture, context);
  const again = `/root-status ${toAskAgain(posture)}`;
  return shared(headline(posture, context), heading(posture, context), {
    ...{ groups, again, posture, options },
    asSeen: (controls) => statusButtons(posture, { resultId: options.resultId, view }, controls),
  });
}

/** One account's details for a whole channel. */
export function sharedAccountMessage(
  posture: Posture,
  account: AccountPosture,
  options: SharedOptions,
): Message {
  const context = contextOf(options);
  return shared(accountHeadline(account, posture, context), accountHeader(posture, account, context), {
    groups: detailGroups(account, posture, context),
    again: `/root-status ${toAskAgain({ ...posture, scope: account.account.id })}`,
    asSeen: (controls) => accountButtons(posture, account, options.resultId, controls),
    posture,
    options,
  });
}

interface Shared {
  readonly groups: readonly Group[];
  /** What to type for one's own copy. */
  readonly again: string;
  readonly posture: Posture;
  readonly options: SharedOptions;
  /** What stood below it for the person who shares it. */
  readonly asSeen: (controls: PageControls) => readonly KnownBlock[];
}

function shared(
  first: string,
  above: KnownBlock,
  { groups, again, posture, options, asSeen }: Shared,
): Message {
  const { now, page, sharedBy } = options;
  const rest = `, measured ${dateAndTime(posture.measuredAt, now)}. For your own: ${again}`;
  const note = richText([plain('Shared by '), person(sharedBy), plain(rest)]);
  return {
    text: escapeMrkdwn(first),
    blocks: paged({
      groups,
      page,
      above: [above],
      below: () => [note],
      widestBelow: (controls) => (sizeOf([note]) > sizeOf(asSeen(controls)) ? [note] : asSeen(controls)),
    }),
  };
}
