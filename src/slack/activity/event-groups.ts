import type { AccountId } from '../../domain/account.ts';
import type { AccountNames, Unseen } from '../../domain/activity/listing.ts';
import { accountOfKept } from '../../domain/activity/record.ts';
import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import type { Instant } from '../../domain/time.ts';
import { grouped } from '../grouped.ts';
import { type Group, itemsOf } from '../pages/group.ts';
import { harmless, harmlessLabel } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { afterColon, count, number, sentence } from '../text/words.ts';
import { accountInFull } from './account-words.ts';
import { foldedEvents, foldInWords } from './folded-events.ts';
import { isAlarming } from './standing.ts';

const NAME = 60;
const TEXT = 300;
/** Of each of several accounts, so many lines stand on the first page where one page is not enough. */
const PREVIEW = 4;
/** The same of places that were not looked at. */
const PLACES = 12;

/** What was done, account by account: those with most to look at first, within each the oldest first. */
export function eventGroups(
  events: readonly ToldEvent[],
  names: AccountNames,
  now: Instant,
): readonly Group[] {
  const accounts = [...grouped(events, accountOfKept)].map(([id, all]) => ({
    id,
    all,
    alarming: all.filter(isAlarming).length,
    lastAt: all.reduce((last, { event }) => Math.max(last, event.at), 0),
  }));
  return accounts
    .sort((a, b) => b.alarming - a.alarming || b.lastAt - a.lastAt)
    .map(({ id, all, alarming }): Group => {
      const folds = foldedEvents(all);
      return {
        heading: `${accountLabel(id, names)}: ${counted(all.length, alarming)}`,
        lines: [],
        items: itemsOf(folds, (fold) => foldInWords(fold, now)),
        layout: 'entries',
        noun: 'item',
        preview: accounts.length === 1 ? folds.length : PREVIEW,
      };
    });
}

/** `3 of 45 events NOT SANCTIONED`. */
export function counted(events: number, alarming: number): string {
  return alarming === 0
    ? count(events, 'event')
    : `${number(alarming)} of ${count(events, 'event')} NOT SANCTIONED`;
}

function accountLabel(id: AccountId, names: AccountNames): string {
  return accountInFull(names.get(id) ?? '', id, NAME);
}

/** What nobody knows, by why that is, with what to do about it. */
export function unseenGroups(unseen: readonly Unseen[], names: AccountNames, now: Instant): readonly Group[] {
  const alike = grouped(unseen, ({ reason, remedy }) => JSON.stringify([reason, remedy]));
  return [...alike.values()].map((places): Group => {
    const [{ reason, remedy }] = places;
    return {
      heading: `NOT LOOKED AT (${number(places.length)}): ${sentence(harmless(reason, TEXT))}`,
      lines: [`Do: ${afterColon(sentence(harmless(remedy, TEXT)))}`],
      items: itemsOf(places, (place) => placeInWords(place, names, now)),
      layout: 'list',
      noun: 'place',
      preview: Math.min(PLACES, places.length),
    };
  });
}

function placeInWords(
  { accountId, region, lookedBackTo }: Unseen,
  names: AccountNames,
  now: Instant,
): string {
  const where = [
    ...(accountId === undefined ? [] : [accountLabel(accountId, names)]),
    ...(region === undefined ? [] : [harmlessLabel(region, NAME)]),
  ].join(' ');
  const since = lookedBackTo === undefined ? '' : `before ${dateAndTime(lookedBackTo, now)}`;
  return [where, since].filter((part) => part !== '').join(' ') || 'all of it';
}
