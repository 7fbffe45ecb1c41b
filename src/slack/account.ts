import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { AccountPosture, Posture } from '../domain/posture.ts';
import type { Instant } from '../domain/time.ts';
import { detailGroups } from './account/groups.ts';
import { accountHeadline, accountSummary } from './account/headline.ts';
import {
  ACCOUNT_DETAIL,
  STATUS_ACKNOWLEDGE,
  STATUS_NEXT,
  STATUS_PREVIOUS,
  STATUS_SHARE,
} from './action-ids.ts';
import { actions, button } from './blocks/button.ts';
import { plainText } from './blocks/plain-text.ts';
import { bold, plain, richText } from './blocks/rich-text.ts';
import type { Message } from './message.ts';
import { type PageControls, paged } from './pages/paged.ts';
import { unpaged } from './pages/unpaged.ts';
import { alarmPathLine } from './status/alarm-path.ts';
import { type Acknowledged, contextOf, type StatusContext, unreadNote } from './status/context.ts';
import { canBeAcknowledged } from './status/finding-picker.ts';
import { undecidedNote } from './status/headline.ts';
import { namesNote } from './status/names-note.ts';
import { toAskAgain } from './status/subject.ts';
import { encodeStatusValue } from './status-value.ts';
import { escapeMrkdwn } from './text/escape.ts';

export interface AccountOptions extends Acknowledged {
  readonly now: Instant;
  /** Of the stored result that the page's buttons refer to. */
  readonly resultId: string;
  /** From 1; beyond the last page, the last is shown. */
  readonly page: number;
  readonly canShare: boolean;
  /** Whether anybody may acknowledge findings here; who may is decided at the click. */
  readonly canAcknowledge?: boolean;
}

/** Everything known about one account of a posture, for the person who asked. */
export function accountMessage(posture: Posture, account: AccountPosture, options: AccountOptions): Message {
  const context = contextOf(options);
  return {
    text: escapeMrkdwn(accountHeadline(account, posture, context)),
    blocks: paged({
      groups: detailGroups(account, posture, context),
      page: options.page,
      above: [accountHeader(posture, account, context)],
      below: (controls) => actions(buttons(posture, account, options, controls)),
      widestBelow: (controls) => accountButtons(posture, account, options.resultId, controls),
    }),
  };
}

/** The most that stands below a page of an account: what its pages are measured by, whoever sees them. */
export function accountButtons(
  posture: Posture,
  account: AccountPosture,
  resultId: string,
  controls: PageControls,
): KnownBlock[] {
  const all = { resultId, canShare: true, canAcknowledge: true };
  return actions(buttons(posture, account, all, controls));
}

/** The same as a modal, all on one page. */
export function accountView(
  posture: Posture,
  account: AccountPosture,
  options: Acknowledged & { readonly now: Instant },
): ModalView {
  const context = contextOf(options);
  return {
    type: 'modal',
    callback_id: ACCOUNT_DETAIL,
    title: plainText(posture.about === 'users' ? 'IAM users' : 'Root user'),
    close: plainText('Close'),
    blocks: unpaged([accountHeader(posture, account, context)], detailGroups(account, posture, context)),
  };
}

/** The first lines of an account's details, in one block. Where it is all of its scope, also its alarm path, and who else may be in it. */
export function accountHeader(posture: Posture, account: AccountPosture, context: StatusContext): KnownBlock {
  const isAll = posture.accounts.length === 1;
  const lines = [
    accountSummary(account, posture, context.now),
    isAll ? alarmPathLine(posture, context) : undefined,
    unreadNote(context),
    isAll ? undecidedNote(posture) : undefined,
    namesNote([account]),
  ].filter((line) => line !== undefined);
  return richText([bold(accountHeadline(account, posture, context)), plain(`\n${lines.join('\n')}`)]);
}

function buttons(
  posture: Posture,
  { account }: AccountPosture,
  { resultId, canShare, canAcknowledge }: Pick<AccountOptions, 'resultId' | 'canShare' | 'canAcknowledge'>,
  { page, pages }: PageControls,
): Button[] {
  const scope = toAskAgain(posture);
  const to = (target: number) =>
    encodeStatusValue({ resultId, scope, view: 'account', accountId: account.id, page: target });
  return [
    ...(page > 1 ? [button('Previous', STATUS_PREVIOUS, to(page - 1))] : []),
    ...(page < pages ? [button('Next', STATUS_NEXT, to(page + 1))] : []),
    ...(canAcknowledge === true && canBeAcknowledged(posture, account.id)
      ? [button('Acknowledge…', STATUS_ACKNOWLEDGE, to(page))]
      : []),
    ...(canShare ? [button('Share', STATUS_SHARE, to(page))] : []),
  ];
}
