import type { AlertItem } from '../domain/alert/alert.ts';
import type { Instant } from '../domain/time.ts';
import type { ReplayedAlert, ReplayedEvent } from '../operations/activity/replay/replayed.ts';
import { CAUSE_WORDS } from '../slack/activity/cause-words.ts';
import { byInWords, doneInWords, whyInWords } from '../slack/activity/told-item.ts';
import { harmlessLabel } from '../slack/text/harmless.ts';
import { capital, count, number } from '../slack/text/words.ts';
import type { Replayed } from './replayed.ts';
import { span } from './span.ts';

const ROOM = { label: 120, items: 4 };
const MOST_REASONS = 3;

/** An alert for people: when, which account, what was done, from where, and why it alerts. */
export function alertLines(
  { alert, events }: ReplayedAlert,
  nth: number,
  { names, windows }: Pick<Replayed, 'names' | 'windows'>,
): readonly string[] {
  const { accountId, firstAt, lastAt, worst, counts } = alert;
  const name = names.get(accountId);
  const account = name === undefined ? accountId : `${harmlessLabel(name, ROOM.label)} ${accountId}`;
  const groups = groupsOf(alert.items, events, windows.asked);
  return [
    `${nth}. ${alert.pagesSince === undefined ? 'ONLY TOLD' : 'PAGES'}  ${span(firstAt, lastAt)} UTC  account ${account}`,
    `   ${capital(CAUSE_WORDS[worst])}. ${totals(counts)}`,
    ...groups.flatMap(groupLines),
    ...restLines(alert),
  ];
}

/** What is in the counts only. */
function restLines({ counts, items }: ReplayedAlert['alert']): readonly string[] {
  const reads = counts.reads - items.filter(({ cause }) => cause === 'read').length;
  const others = counts.events - items.length - reads;
  return [
    ...(others > 0 ? [`   and ${count(others, 'more event')}, none worse`] : []),
    ...(reads > 0 ? [`   and ${count(reads, 'more event')} that only read`] : []),
  ];
}

function totals({ events, failures }: ReplayedAlert['alert']['counts']): string {
  const failed = failures === 0 ? '' : `, ${number(failures)} of them failed`;
  return `${count(events, 'event')}${failed}.`;
}

/** The same thing done again and again, for the same reason. */
interface Group {
  readonly what: string;
  readonly by: string;
  readonly why: string;
  readonly first: Instant;
  readonly last: Instant;
  readonly events: number;
}

function groupsOf(
  items: readonly AlertItem[],
  events: readonly ReplayedEvent[],
  withWindows: boolean,
): readonly Group[] {
  const groups = new Map<string, Group>();
  items.forEach((item, n) => {
    const told = events[n];
    if (told === undefined) return;
    const words = { ...wordsOf(item, told), why: whyOf(told, withWindows) };
    const key = JSON.stringify(words);
    const { first = item.at, last = item.at, events: before = 0 } = groups.get(key) ?? {};
    groups.set(key, {
      ...words,
      first: Math.min(first, item.at),
      last: Math.max(last, item.at),
      events: before + 1,
    });
  });
  return [...groups.values()];
}

function wordsOf({ cause }: AlertItem, told: ReplayedEvent): Pick<Group, 'what' | 'by'> {
  const done = doneInWords(told, ROOM);
  const what = cause === 'second-address' ? `${done}: ${CAUSE_WORDS[cause]}` : done;
  return { what, by: byInWords(told, ROOM.label) };
}

/** Where windows were not read, that there was none is not known. */
function whyOf(told: ReplayedEvent, withWindows: boolean): string {
  const isUse = told.kind === 'root' && told.judgement.kind === 'use';
  return isUse && !withWindows ? 'Windows were not read.' : whyInWords(told, ROOM, MOST_REASONS);
}

/** What the group before says already is not said again. */
function groupLines(
  { what, by, why, first, last, events }: Group,
  n: number,
  all: readonly Group[],
): readonly string[] {
  const before = all[n - 1];
  const times = events > 1 ? `, ${number(events)} times` : '';
  return [
    `   - ${span(first, last)}  ${what}${times}`,
    ...(before?.by === by ? [] : [`       ${by}`]),
    ...(before?.why === why ? [] : [`       ${why}`]),
  ];
}
