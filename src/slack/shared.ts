import type { KnownBlock } from '@slack/types';
import type { AccountPosture, Posture } from '../domain/posture.ts';
import type { Instant } from '../domain/time.ts';
import { detailGroups } from './account/groups.ts';
import { accountHeadline } from './account/headline.ts';
import { accountHeader } from './account.ts';
import { person, plain, richText } from './blocks/rich-text.ts';
import type { Message } from './message.ts';
import type { Group } from './pages/group.ts';
import { paged } from './pages/paged.ts';
import { clearGroups, statusGroups } from './status/groups.ts';
import { headline, scopeLabel } from './status/headline.ts';
import { heading } from './status.ts';
import { escapeMrkdwn } from './text/escape.ts';
import { dateAndTime } from './text/time.ts';

export interface SharedOptions {
  readonly now: Instant;
  /** The page that the person was looking at. */
  readonly page: number;
  /** User id of the person who shares it. */
  readonly sharedBy: string;
}

/** A page of a status for a whole channel: as it was seen, by whom and from when, with nothing to press. */
export function sharedStatusMessage(
  posture: Posture,
  view: 'attention' | 'clear',
  options: SharedOptions,
): Message {
  const groups = view === 'clear' ? clearGroups(posture) : statusGroups(posture);
  return shared(headline(posture), heading(posture, options.now), groups, posture, options);
}

/** One account's details for a whole channel. */
export function sharedAccountMessage(
  posture: Posture,
  account: AccountPosture,
  options: SharedOptions,
): Message {
  const above = accountHeader(posture, account, options.now);
  return shared(
    accountHeadline(account),
    above,
    detailGroups(account, posture, options.now),
    posture,
    options,
  );
}

function shared(
  first: string,
  above: KnownBlock,
  groups: readonly Group[],
  posture: Posture,
  { now, page, sharedBy }: SharedOptions,
): Message {
  const when = `, measured ${dateAndTime(posture.measuredAt, now)}. `;
  const own = `For your own: /root-status ${scopeLabel(posture.scope)}`;
  return {
    text: escapeMrkdwn(first),
    blocks: paged({
      groups,
      page,
      above: [above],
      below: () => [richText([plain('Shared by '), person(sharedBy), plain(`${when}${own}`)])],
    }),
  };
}
