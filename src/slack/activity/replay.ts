import type { Button } from '@slack/types';
import type { AccountId } from '../../domain/account.ts';
import type { AccountNames } from '../../domain/activity/listing.ts';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import type { Instant } from '../../domain/time.ts';
import { actions, button } from '../blocks/button.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { type Group, itemsOf } from '../pages/group.ts';
import { type PageControls, paged } from '../pages/paged.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { date, dateAndTime } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import { accountInWords } from './account-words.ts';
import { REPLAY_NEXT, REPLAY_PREVIOUS } from './action-ids.ts';
import { alertHeadline } from './alert-headline.ts';
import { whyText } from './alert-why.ts';
import { unseenGroups } from './event-groups.ts';
import type { ReplayShown } from './replay-shown.ts';
import { encodeActivityValue } from './value.ts';

const ASKED = 80;
const PREVIEW = 8;
const NAME = 60;
/** So many are named. */
const LEFT_OUT = 3;

export interface ReplayPageOptions {
  /** From 1; beyond the last page, the last is shown. */
  readonly page: number;
  readonly now: Instant;
  /** Under which it is kept. */
  readonly resultId: string;
}

/** A page of the answer to `/root-replay`, for whoever asked. */
export function replayPage(replay: ReplayShown, { page, now, resultId }: ReplayPageOptions): Message {
  const first = headline(replay);
  const above = richText([bold(first), ...notes(replay, now).map((line) => plain(`\n${line}`))]);
  return {
    text: escapeMrkdwn(first),
    blocks: paged({
      groups: [...unseenGroups(replay.notLookedAt, replay.names, now), ...alertGroups(replay, now)],
      page,
      above: [above],
      below: (controls) => actions(buttons(controls, resultId)),
    }),
  };
}

/** Nothing that was not looked at, or not judged, is called quiet. */
function headline({ asked, alerts, notLookedAt, leftOut = [], looked }: ReplayShown): string {
  const paging = alerts.filter(({ alert }) => alert.pagesSince !== undefined).length;
  const told = alerts.length - paging;
  const raised = [
    ...(paging > 0 ? [`${count(paging, 'alert')} for on-call`] : []),
    ...(told > 0 ? [`${number(told)} only told`] : []),
  ];
  const isBlind = notLookedAt.length + looked.beyond + looked.poison.count > 0;
  const none = isBlind || leftOut.length > 0 ? 'no alert where it was looked' : 'no alert';
  const what = `there would have been ${raised.length === 0 ? none : raised.join(', ')}`;
  return `Replay, ${harmlessLabel(asked, ASKED)}: ${what}${isBlind ? ', NOT ALL LOOKED AT' : ''}`;
}

function notes({ looked, quiet, leftOut = [], names }: ReplayShown, now: Instant): string[] {
  const { records, period, rootEvents, beyond, poison } = looked;
  const when =
    period === undefined
      ? ''
      : `, from ${dateAndTime(period.first, now)} to ${dateAndTime(period.last, now)}`;
  const without = [
    ...(quiet.inWindow > 0 ? [`${number(quiet.inWindow)} in windows`] : []),
    ...(quiet.audits > 0 ? [`${number(quiet.audits)} by Rootkeeper's audits`] : []),
    ...(quiet.service > 0 ? [`${number(quiet.service)} by AWS services`] : []),
    ...(quiet.folded > 0 ? [`${number(quiet.folded)} that only asked for a new password`] : []),
  ];
  return [
    `${count(records, 'record')} read${when}: ${count(rootEvents, 'event')} of root users.`,
    ...(without.length > 0 ? [`Without an alert: ${without.join(', ')}.`] : []),
    ...(leftOut.length > 0 ? [leftOutInWords(leftOut, names)] : []),
    ...(beyond > 0 ? [`NOT JUDGED: ${count(beyond, 'event')}. Do: replay fewer days, or one account.`] : []),
    ...(poison.count > 0 ? [`LEFT OUT: ${count(poison.count, 'record')} that could not be read.`] : []),
    'Judged by the windows on record: what was done before the first of them counts as in no window.',
  ];
}

/** `NOT ACTIVE, and left out: old-crm and 3 other accounts.` */
function leftOutInWords(ids: readonly AccountId[], names: AccountNames): string {
  const shown = ids.slice(0, LEFT_OUT).map((id) => accountInWords(names.get(id) ?? '', id, NAME));
  const more = ids.length - shown.length;
  const others = more > 0 ? ` and ${count(more, 'other account')}` : '';
  return `NOT ACTIVE, and left out: ${shown.join(', ')}${others}.`;
}

function alertGroups(replay: ReplayShown, now: Instant): readonly Group[] {
  const { alerts } = replay;
  if (alerts.length === 0) return [];
  return [
    {
      heading: `Alerts (${number(alerts.length)}), the worst first`,
      lines: [],
      items: itemsOf(alerts, (each) => alertItem(asView(each, replay, now))),
      layout: 'entries',
      noun: 'alert',
      preview: Math.min(PREVIEW, alerts.length),
    },
  ];
}

/** Told as if it had been raised when it began, and nobody had acted. */
function asView(
  { alert, events }: ReplayShown['alerts'][number],
  { names }: ReplayShown,
  now: Instant,
): AlertView {
  return {
    alert: { ...alert, openedAt: alert.firstAt },
    accountName: names.get(alert.accountId) ?? '',
    todos: [],
    events,
    windows: [],
    checkIns: [],
    names: new Map(),
    networks: new Map(),
    now,
  };
}

function alertItem(view: AlertView): string {
  const { alert, now } = view;
  const { counts, firstAt, accountId, pagesSince } = alert;
  const of = [
    count(counts.events, 'event'),
    ...(counts.failures > 0 ? [`${number(counts.failures)} failed`] : []),
    ...(counts.reads > 0 ? [`${number(counts.reads)} only read`] : []),
  ];
  const told = pagesSince === undefined ? ['Only told: nobody would have been called on.'] : [];
  return [
    `${date(firstAt, now)}  ${alertHeadline(view)}`,
    `${accountId}: ${of.join(', ')}. ${whyText(view)}`,
    ...told,
  ].join('\n');
}

function buttons({ page, pages }: PageControls, resultId: string): Button[] {
  const value = (to: number) => encodeActivityValue({ resultId, page: to });
  return [
    ...(page > 1 ? [button('Previous', REPLAY_PREVIOUS, value(page - 1))] : []),
    ...(page < pages ? [button('Next', REPLAY_NEXT, value(page + 1))] : []),
  ];
}
