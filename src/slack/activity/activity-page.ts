import type { Button } from '@slack/types';
import type { ActivityListing } from '../../domain/activity/listing.ts';
import { accountOfKept } from '../../domain/activity/record.ts';
import type { AlertId } from '../../domain/alert/alert.ts';
import type { RefusedSteps } from '../../domain/alert/refused-step.ts';
import type { Instant } from '../../domain/time.ts';
import { answer } from '../answer.ts';
import { actions, button } from '../blocks/button.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import type { Group } from '../pages/group.ts';
import { type PageControls, paged } from '../pages/paged.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count } from '../text/words.ts';
import { ACTIVITY_NEXT, ACTIVITY_PREVIOUS, ALERT_EVENTS_NEXT, ALERT_EVENTS_PREVIOUS } from './action-ids.ts';
import { counted, eventGroups, unseenGroups } from './event-groups.ts';
import { allInWindowInWords } from './in-window-words.ts';
import { refusedGroups } from './refused-steps.ts';
import { span } from './span.ts';
import { isAlarming } from './standing.ts';
import { encodeActivityValue, encodeAlertEventsValue } from './value.ts';

export interface ActivityPageOptions {
  /** From 1; beyond the last page, the last is shown. */
  readonly page: number;
  readonly now: Instant;
}

const ASKED = 80;

/** A page of the answer to `/root-activity`, for whoever asked. `resultId`: under which the listing is kept. */
export function activityPage(
  listing: ActivityListing,
  { page, now, resultId }: ActivityPageOptions & { readonly resultId: string },
): Message {
  const asked = harmlessLabel(listing.asked, ASKED);
  return drawn(listing, `Root activity, ${asked}`, {
    page,
    now,
    ids: [ACTIVITY_PREVIOUS, ACTIVITY_NEXT],
    value: (to) => encodeActivityValue({ resultId, page: to }),
  });
}

/** A page of the events of an alert, for whoever pressed Show events; last the steps of people that were refused. */
export function alertEventsPage(
  listing: ActivityListing & { readonly refused: RefusedSteps },
  { page, now, id }: ActivityPageOptions & { readonly id: AlertId },
): Message {
  return drawn(listing, `Events of alert ${id}`, {
    page,
    now,
    ids: [ALERT_EVENTS_PREVIOUS, ALERT_EVENTS_NEXT],
    value: (to) => encodeAlertEventsValue({ id, page: to }),
    last: refusedGroups(listing.refused),
  });
}

/** The listing behind a page button is no longer kept. */
export function expiredActivity(): Message {
  return answer('This answer is no longer kept.', ['Do: type /root-activity again.']);
}

interface Drawing extends ActivityPageOptions {
  readonly ids: readonly [previous: string, next: string];
  readonly value: (page: number) => string;
  /** What stands below the events. */
  readonly last?: readonly Group[];
}

function drawn(listing: ActivityListing, title: string, drawing: Drawing): Message {
  const { events, names, notLookedAt } = listing;
  const { page, now, last = [] } = drawing;
  const first = `${title}: ${summary(listing)}`;
  const above = richText([bold(first), ...notes(listing, now).map((line) => plain(`\n${line}`))]);
  return {
    text: escapeMrkdwn(first),
    blocks: paged({
      groups: [...unseenGroups(notLookedAt, names, now), ...eventGroups(events, names, now), ...last],
      page,
      above: [above],
      below: (controls) => actions(buttons(controls, drawing)),
    }),
  };
}

/** Nothing that was not looked at is called quiet. */
function summary({ events, notLookedAt, unjudged, left }: ActivityListing): string {
  const blind = notLookedAt.length > 0 ? ', NOT ALL LOOKED AT' : '';
  if (events.length + unjudged + left === 0) {
    return `${notLookedAt.length > 0 ? 'none found where it was looked' : 'none on record'}${blind}`;
  }
  const accounts = new Set(events.map(accountOfKept)).size;
  const told = counted(events.length, events.filter(isAlarming).length);
  return `${told}, in ${count(accounts, 'account')}${blind}`;
}

function notes({ from, to, events, unjudged, left }: ActivityListing, now: Instant): string[] {
  const inWindow = allInWindowInWords(events);
  return [
    `${span(from, to, now)}.`,
    ...(unjudged > 0 ? [`NOT JUDGED YET: ${count(unjudged, 'event')}. Do: ask again in a minute.`] : []),
    ...(left > 0 ? [`NOT SHOWN: ${count(left, 'more event')}. Do: ask for one account, or fewer days.`] : []),
    ...(inWindow === undefined ? [] : [inWindow]),
  ];
}

function buttons({ page, pages }: PageControls, { ids, value }: Drawing): Button[] {
  const [previous, next] = ids;
  return [
    ...(page > 1 ? [button('Previous', previous, value(page - 1))] : []),
    ...(page < pages ? [button('Next', next, value(page + 1))] : []),
  ];
}
