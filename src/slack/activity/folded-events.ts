import type { ToldEvent } from '../../domain/alert/alert-view.ts';
import { kindOf } from '../../domain/root-event/event-kind.ts';
import type { Instant } from '../../domain/time.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { dateAndTime } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import { periodInWords } from '../windows/when.ts';
import type { EventRoom } from './event-words.ts';
import { isAlarming, isFoldable } from './standing.ts';
import { byInWords, doneInWords, standingInWords, whyInWords } from './told-item.ts';

/** Events that are one line of a list: one, or reads and the like that follow each other. The oldest first. */
export type Fold = readonly [ToldEvent, ...ToldEvent[]];

const ROOM: EventRoom = { label: 50, items: 3 };
const REASONS = 3;
/** Names of folded events that are told with their counts. */
const NAMES = 6;

/**
 * The events oldest first; of those that follow each other and are counted (`isFoldable`), what was found to be the same and
 * came from the same place is one. None is left out.
 */
export function foldedEvents(events: readonly ToldEvent[]): readonly Fold[] {
  const folds: { key: string | undefined; events: [ToldEvent, ...ToldEvent[]] }[] = [];
  for (const told of [...events].sort((a, b) => a.event.at - b.event.at)) {
    const key = isFoldable(told) ? likeness(told) : undefined;
    const last = folds.at(-1);
    if (key !== undefined && last?.key === key) last.events.push(told);
    else folds.push({ key, events: [told] });
  }
  return folds.map((fold) => fold.events);
}

function likeness(told: ToldEvent): string {
  const kind = told.kind === 'root' ? kindOf(told.event) === 'sign-in' : told.kind;
  return JSON.stringify([kind, standingInWords(told), byInWords(told, ROOM.label)]);
}

/** `20 Nov 03:02 UTC  StopLogging (name: org-trail): NO WINDOW`, from where and why below it. */
export function foldInWords(fold: Fold, now: Instant): string {
  const [first] = fold;
  return fold.length === 1 ? eventInWords(first, now) : manyInWords(fold, now);
}

function eventInWords(told: ToldEvent, now: Instant): string {
  const line = `${dateAndTime(told.event.at, now)}  ${doneInWords(told, ROOM)}: ${standingInWords(told)}`;
  return `${line}\n${byInWords(told, ROOM.label)}.${why(told)}`;
}

function manyInWords(fold: Fold, now: Instant): string {
  const [first] = fold;
  const last = fold.at(-1) ?? first;
  const [from, to] = [dateAndTime(first.event.at, now), dateAndTime(last.event.at, now)];
  const time = from === to ? from : periodInWords({ start: first.event.at, end: last.event.at }, now);
  const line = `${time}  ${countInWords(fold)} (${namesIn(fold)}): ${standingInWords(first)}`;
  return `${line}\n${byInWords(first, ROOM.label)}.${why(first)}`;
}

/** `9 reads`, `9 reads, 2 REFUSED`, `5 sign-ins FAILED`. */
function countInWords(fold: Fold): string {
  const [first] = fold;
  const kind = first.kind === 'root' && first.judgement.kind !== 'service' ? kindOf(first.event) : undefined;
  if (kind === 'sign-in') return `${count(fold.length, 'sign-in')} FAILED`;
  const refused = fold.filter(({ event }) => event.outcome.kind === 'failure').length;
  const what = count(fold.length, kind === 'read' ? 'read' : 'event');
  return refused > 0 ? `${what}, ${number(refused)} REFUSED` : what;
}

/** `ListBuckets 12, GetBucketAcl 9, and 5 of other names`. */
function namesIn(fold: Fold): string {
  const counts = new Map<string, number>();
  for (const told of fold) {
    const name = told.kind === 'assume-root' ? 'AssumeRoot' : told.event.eventName;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const ordered = [...counts].sort(([, a], [, b]) => b - a);
  const shown = ordered
    .slice(0, NAMES)
    .map(([name, times]) => `${harmlessLabel(name, ROOM.label)} ${number(times)}`);
  const left = ordered.slice(NAMES).reduce((sum, [, times]) => sum + times, 0);
  return [...shown, ...(left > 0 ? [`${number(left)} of other names`] : [])].join(', ');
}

/** What is fine says so in a word. */
function why(told: ToldEvent): string {
  return isAlarming(told) || isOthers(told) ? ` ${whyInWords(told, ROOM, REASONS)}` : '';
}

function isOthers(told: ToldEvent): boolean {
  return (
    told.kind === 'root' &&
    told.judgement.kind === 'central-session' &&
    told.judgement.verdict.kind === 'others'
  );
}
