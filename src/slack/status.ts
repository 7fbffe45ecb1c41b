import type { Button, KnownBlock } from '@slack/types';
import type { Posture } from '../domain/posture.ts';
import type { Instant } from '../domain/time.ts';
import {
  STATUS_ACKNOWLEDGE,
  STATUS_NEXT,
  STATUS_OPEN,
  STATUS_PREVIOUS,
  STATUS_SHARE,
  STATUS_VIEW,
} from './action-ids.ts';
import { actions, button } from './blocks/button.ts';
import { bold, plain, richText } from './blocks/rich-text.ts';
import type { Message } from './message.ts';
import { type PageControls, paged } from './pages/paged.ts';
import { alarmPathLine } from './status/alarm-path.ts';
import { type Acknowledged, contextOf, type StatusContext, unreadNote } from './status/context.ts';
import { canBeAcknowledged } from './status/finding-picker.ts';
import { clearGroups, statusGroups } from './status/groups.ts';
import { headline, summary, undecidedNote } from './status/headline.ts';
import { namesNote } from './status/names-note.ts';
import { toAskAgain } from './status/subject.ts';
import { encodeStatusValue } from './status-value.ts';
import { escapeMrkdwn } from './text/escape.ts';
import { number } from './text/words.ts';

export interface StatusOptions extends Acknowledged {
  readonly now: Instant;
  /** Of the stored result that the page's buttons refer to. */
  readonly resultId: string;
  /** From 1; beyond the last page, the last is shown. */
  readonly page: number;
  readonly view: 'attention' | 'clear';
  /** Whether to offer sharing: not in direct messages, externally shared channels, or where the app is no member. */
  readonly canShare: boolean;
  /** Whether anybody may acknowledge findings here; who may is decided at the click. */
  readonly canAcknowledge?: boolean;
}

/** A button's value that leads elsewhere from where we are. */
type To = (target: { page?: number; view?: 'attention' | 'clear' }) => string;

/**
 * A page of the answer to `/root-status`, for the person who asked. Within Slack's limits for any posture; every account
 * of the scope is on some page of one of the two views.
 */
export function statusMessage(posture: Posture, options: StatusOptions): Message {
  const context = contextOf(options);
  return {
    text: escapeMrkdwn(headline(posture, context)),
    blocks: paged({
      groups: options.view === 'clear' ? clearGroups(posture) : statusGroups(posture, context),
      page: options.page,
      above: [heading(posture, context)],
      below: (controls) => actions(buttons(posture, options, controls)),
      widestBelow: (controls) => statusButtons(posture, options, controls),
    }),
  };
}

/** The most that stands below a page of a status: what its pages are measured by, whoever sees them. */
export function statusButtons(
  posture: Posture,
  options: Pick<StatusOptions, 'resultId' | 'view'>,
  controls: PageControls,
): KnownBlock[] {
  return actions(buttons(posture, { ...options, canShare: true, canAcknowledge: true }, controls));
}

/** The first lines of a status, in one block. */
export function heading(posture: Posture, context: StatusContext): KnownBlock {
  const lines = [
    summary(posture, context),
    alarmPathLine(posture, context),
    unreadNote(context),
    undecidedNote(posture),
    namesNote(posture.accounts),
  ].filter((line) => line !== undefined);
  return richText([bold(headline(posture, context)), plain(`\n${lines.join('\n')}`)]);
}

type ButtonOptions = Pick<StatusOptions, 'resultId' | 'view' | 'canShare' | 'canAcknowledge'>;

function buttons(posture: Posture, options: ButtonOptions, { page, pages }: PageControls): Button[] {
  const { resultId, view } = options;
  const scope = toAskAgain(posture);
  const to: To = (target) => encodeStatusValue({ resultId, scope, view, page, ...target });
  return [
    ...(page > 1 ? [button('Previous', STATUS_PREVIOUS, to({ page: page - 1 }))] : []),
    ...(page < pages ? [button('Next', STATUS_NEXT, to({ page: page + 1 }))] : []),
    ...(posture.accounts.length > 0 ? [button('Open account…', STATUS_OPEN, to({}))] : []),
    ...(options.canAcknowledge === true && canBeAcknowledged(posture)
      ? [button('Acknowledge…', STATUS_ACKNOWLEDGE, to({}))]
      : []),
    ...viewButton(posture, options, to),
    ...(options.canShare ? [button('Share', STATUS_SHARE, to({}))] : []),
  ];
}

function viewButton({ counts }: Posture, { view }: ButtonOptions, to: To): Button[] {
  if (view === 'clear') return [button('Back', STATUS_VIEW, to({ view: 'attention', page: 1 }))];
  if (counts.clear === 0) return [];
  return [button(`Show ${number(counts.clear)} clear`, STATUS_VIEW, to({ view: 'clear', page: 1 }))];
}
