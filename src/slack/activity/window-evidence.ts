import type { KnownBlock } from '@slack/types';
import type { AccountNames } from '../../domain/activity/listing.ts';
import type { WindowEvidence } from '../../domain/activity/window-evidence.ts';
import type { WindowUseRecord } from '../../domain/activity/window-use-record.ts';
import { CAUSES, rankOf as rankOfCause } from '../../domain/alert/cause.ts';
import { causeOfUse } from '../../domain/alert/cause-of.ts';
import { type CheckInStanding, checkInStanding } from '../../domain/check-in/check-in.ts';
import type { Instant } from '../../domain/time.ts';
import type { RootWindow } from '../../domain/window/window.ts';
import { actions, button } from '../blocks/button.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Group } from '../pages/group.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { count } from '../text/words.ts';
import { WINDOW_HISTORY } from '../window-action-ids.ts';
import { encodeWindowValue } from '../windows/value.ts';
import { accountInWords } from './account-words.ts';
import { counted, eventGroups, unseenGroups } from './event-groups.ts';
import { type Fold, foldedEvents, foldInWords } from './folded-events.ts';
import { inWindowInWords } from './in-window-words.ts';
import { span } from './span.ts';
import { isAlarming, isFoldable } from './standing.ts';
import { countsInWords } from './window-use.ts';

const NAME = 60;
const SOURCES = 3;
/** Entries that stand in the form of a review; its History has all of them. */
const MOST_ENTRIES = 12;

/** What root did in a window, all of it: for its history. */
export function evidenceGroups(window: RootWindow, evidence: WindowEvidence, now: Instant): Group[] {
  const names = namesOf(window, evidence);
  return [
    {
      heading: headingOf(evidence),
      lines: notes(window, evidence, now),
      ...{ items: [], layout: 'lines', noun: 'line', preview: 0 },
    },
    ...unseenGroups(evidence.unseen, names, now),
    ...eventGroups(evidence.events, names, now),
  ];
}

/** The same for whoever signs the review: the counts, what matters most of it, and where the whole is. */
export function evidenceBlocks(window: RootWindow, evidence: WindowEvidence, now: Instant): KnownBlock[] {
  const folds = foldedEvents(evidence.events);
  const shown = mostTelling(folds);
  const more = folds.length - shown.length;
  const unseen = evidence.unseen.map(({ reason }) => `NOT LOOKED AT: ${harmlessLabel(reason, 2 * NAME)}`);
  const lines = [...notes(window, evidence, now), ...new Set(unseen)];
  return [
    richText([bold(headingOf(evidence)), ...lines.map((line) => plain(`\n${line}`))]),
    ...shown.map((fold) => richText([plain(foldInWords(fold, now))])),
    ...(more > 0
      ? [richText([plain(`And ${count(more, 'more entry', 'more entries')}: press History.`)])]
      : []),
    ...actions([button('History', WINDOW_HISTORY, encodeWindowValue(window))]),
  ];
}

/** What nobody sanctioned goes first, the worst before all, and what is only counted last; then all in order of time. */
function mostTelling(folds: readonly Fold[]): readonly Fold[] {
  const chosen = new Set(folds.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_ENTRIES));
  return folds.filter((fold) => chosen.has(fold));
}

function rankOf([first]: Fold): number {
  const quiet = isFoldable(first) ? 2 : 1;
  const standing = isAlarming(first) ? 0 : quiet;
  const cause = first.kind === 'root' ? rankOfCause(causeOfUse(first.event)) : 0;
  return standing * CAUSES.length + cause;
}

function headingOf({ events, left, unjudged, unseen }: WindowEvidence): string {
  const blind = unseen.length > 0 ? ', NOT ALL LOOKED AT' : '';
  const all = events.length + left;
  if (all + unjudged === 0) return `ROOT ACTIVITY: none on record${blind}`;
  return `ROOT ACTIVITY: ${counted(all, events.filter(isAlarming).length)}${blind}`;
}

function notes(window: RootWindow, evidence: WindowEvidence, now: Instant): string[] {
  const { uses, left, unjudged, arrivingUntil, events } = evidence;
  const names = namesOf(window, evidence);
  const isCovered = events.some(
    (told) =>
      told.kind === 'root' &&
      told.judgement.kind === 'use' &&
      told.judgement.verdict.kind === 'in-window' &&
      told.judgement.verdict.windowId === window.id,
  );
  return [
    ...uses.map((use) => useInWords(use, names, now)),
    ...(unjudged > 0 ? [`NOT JUDGED YET: ${count(unjudged, 'event')}. Do: look again in a minute.`] : []),
    ...(arrivingUntil === undefined ? [] : [arrivingInWords(window, arrivingUntil, now)]),
    ...(left > 0
      ? [`NOT SHOWN: ${count(left, 'more event')}. Do: type /root-activity with the account.`]
      : []),
    ...(isCovered ? [inWindowInWords(window.id, window)] : []),
  ];
}

function arrivingInWords({ review }: RootWindow, until: Instant, now: Instant): string {
  const unsigned = review === undefined ? ', before it is signed' : '';
  return `More may still arrive until ${dateAndTime(until, now)}. Do: look again then${unsigned}.`;
}

/** `payments-prod: 1 sign-in, 200 reads, 09:01–09:03 UTC, from 203.0.113.7; the operator says it is them`. */
function useInWords({ accountId, use, checkIn }: WindowUseRecord, names: AccountNames, now: Instant): string {
  const where = accountInWords(names.get(accountId) ?? '', accountId, NAME);
  const said = STANDINGS[checkInStanding(checkIn, now)];
  if (use === undefined) return `${where}: nothing done; ${said}.`;
  const sources = use.sources.slice(0, SOURCES).map((source) => harmlessLabel(source, NAME));
  const others = use.sources.length > SOURCES ? [`${use.sources.length - SOURCES} more`] : [];
  const from = sources.length === 0 ? '' : `, from ${[...sources, ...others].join(', ')}`;
  return `${where}: ${countsInWords(use)}, ${span(use.firstAt, use.lastAt, now)}${from}; ${said}.`;
}

const STANDINGS: Readonly<Record<CheckInStanding, string>> = {
  idle: 'nobody was asked about it',
  announced: 'the operator had announced it',
  waiting: 'the operator is asked, and has not answered yet',
  confirmed: 'the operator says it is them',
  denied: 'the operator says it is NOT THEM',
  silent: 'the operator DID NOT ANSWER',
};

function namesOf({ request }: RootWindow, { management }: WindowEvidence): AccountNames {
  const known = [...(management === undefined ? [] : [management]), ...request.accounts];
  return new Map(known.map(({ id, name }) => [id, name]));
}
