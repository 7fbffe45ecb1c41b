import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { AccountPosture, Posture } from '../domain/posture.ts';
import type { Instant } from '../domain/time.ts';
import { detailGroups } from './account/groups.ts';
import { accountHeadline, accountSummary } from './account/headline.ts';
import { ACCOUNT_DETAIL, STATUS_NEXT, STATUS_PREVIOUS, STATUS_SHARE } from './action-ids.ts';
import { actions, button } from './blocks/button.ts';
import { plainText } from './blocks/plain-text.ts';
import { bold, plain, richText } from './blocks/rich-text.ts';
import type { Message } from './message.ts';
import { type PageControls, paged } from './pages/paged.ts';
import { unpaged } from './pages/unpaged.ts';
import { undecidedNote } from './status/headline.ts';
import { encodeStatusValue } from './status-value.ts';
import { escapeMrkdwn } from './text/escape.ts';

export interface AccountOptions {
  readonly now: Instant;
  /** Of the stored result that the page's buttons refer to. */
  readonly resultId: string;
  /** From 1; beyond the last page, the last is shown. */
  readonly page: number;
  readonly canShare: boolean;
}

/** Everything known about one account of a posture, for the person who asked. */
export function accountMessage(posture: Posture, account: AccountPosture, options: AccountOptions): Message {
  return {
    text: escapeMrkdwn(accountHeadline(account)),
    blocks: paged({
      groups: detailGroups(account, posture, options.now),
      page: options.page,
      above: [accountHeader(posture, account, options.now)],
      below: (controls) => actions(buttons(posture, account, options, controls)),
      widestBelow: (controls) => accountButtons(posture, account, options.resultId, controls),
    }),
  };
}

/** The most that stands below a page of an account: what its pages are measured by, shared or not. */
export function accountButtons(
  posture: Posture,
  account: AccountPosture,
  resultId: string,
  controls: PageControls,
): KnownBlock[] {
  return actions(buttons(posture, account, { resultId, canShare: true }, controls));
}

/** The same as a modal, all on one page. */
export function accountView(
  posture: Posture,
  account: AccountPosture,
  { now }: { readonly now: Instant },
): ModalView {
  return {
    type: 'modal',
    callback_id: ACCOUNT_DETAIL,
    title: plainText('Root user'),
    close: plainText('Close'),
    blocks: unpaged([accountHeader(posture, account, now)], detailGroups(account, posture, now)),
  };
}

/** The first lines of an account's details, in one block. Where it is all of its scope, also who else may be in it. */
export function accountHeader(posture: Posture, account: AccountPosture, now: Instant): KnownBlock {
  const undecided = posture.accounts.length === 1 ? undecidedNote(posture) : undefined;
  const lines = [accountSummary(account, posture, now), ...(undecided === undefined ? [] : [undecided])];
  return richText([bold(accountHeadline(account)), plain(`\n${lines.join('\n')}`)]);
}

function buttons(
  { scope }: Posture,
  { account }: AccountPosture,
  { resultId, canShare }: Pick<AccountOptions, 'resultId' | 'canShare'>,
  { page, pages }: PageControls,
): Button[] {
  const to = (target: number) =>
    encodeStatusValue({ resultId, scope, view: 'account', accountId: account.id, page: target });
  return [
    ...(page > 1 ? [button('Previous', STATUS_PREVIOUS, to(page - 1))] : []),
    ...(page < pages ? [button('Next', STATUS_NEXT, to(page + 1))] : []),
    ...(canShare ? [button('Share', STATUS_SHARE, to(page))] : []),
  ];
}
