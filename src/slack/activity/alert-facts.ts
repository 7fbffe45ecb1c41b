import type { Alert } from '../../domain/alert/alert.ts';
import type { AlertView, Network } from '../../domain/alert/alert-view.ts';
import { MINUTE } from '../../domain/time.ts';
import { duration } from '../text/time.ts';
import { count, number } from '../text/words.ts';
import { fact, type Line } from '../windows/lines.ts';
import type { Room } from '../windows/room.ts';
import { accountInFull } from './account-words.ts';
import { addressInWords } from './address-words.ts';
import { callerOf, eventBehind } from './alert-events.ts';
import { whyLines } from './alert-why.ts';
import { callerInWords } from './caller-words.ts';
import { clientInWords } from './client-words.ts';
import { actorInWords } from './event-words.ts';
import { span } from './span.ts';

/** Callers, credentials and clients that are named. */
const NAMED = 3;

/** Who, where, from where, why, and what else since: what on-call needs to answer "is this legitimate?". */
export function alertFacts(view: AlertView, room: Room): Line[] {
  const { alert, accountName } = view;
  return [
    fact('Account', accountInFull(accountName, alert.accountId, room.label)),
    ...who(view, room),
    ...sources(view, room),
    ...whyLines(view, room),
    ...soFar(alert),
    ...late(alert),
    ...declared(alert, room),
  ];
}

function who(view: AlertView, room: Room): Line[] {
  const told = view.alert.items.flatMap((item) => eventBehind(view, item) ?? []);
  const callers = told
    .flatMap((each) => callerOf(each) ?? [])
    .map((caller) => callerInWords(caller, room.label));
  const actors = told.flatMap((each) =>
    each.kind === 'root' && callerOf(each) === undefined ? [actorInWords(each.event.actor, room.label)] : [],
  );
  const named = joined([...new Set(callers)], Math.min(NAMED, room.items));
  if (named !== '' && actors.length === 0) return [fact('Who', named)];
  const means = joined([...new Set(actors)], Math.min(NAMED, room.items));
  const person = `NOT KNOWN, root names nobody${means === '' ? '' : `. With: ${means}`}`;
  return [fact('Who', named === '' ? person : `${named}; of what root did itself: ${person}`)];
}

function sources({ alert, networks }: AlertView, room: Room): Line[] {
  if (alert.sources.length === 0) return [];
  const all = alert.sources.map((source) => sourceInWords(source, alert, networks.get(source), room));
  return [fact('From', joined(all, room.items))];
}

function sourceInWords(source: string, { items }: Alert, network: Network | undefined, room: Room): string {
  const clients = items.flatMap(({ sourceAddress, userAgent }) =>
    sourceAddress === source && userAgent !== undefined ? [clientInWords(userAgent, room.label)] : [],
  );
  const shown = joined([...new Set(clients)], Math.min(NAMED, room.items));
  return [addressInWords(source, network, room.label), ...(shown === '' ? [] : [shown])].join(', ');
}

/** `12 events, 03:02–03:09 UTC; 5 failed; 200 only read`. Of one event there is nothing to count. */
function soFar({ counts, firstAt, lastAt, openedAt }: Alert): Line[] {
  if (counts.events === 1) return [];
  const of = [
    ...(counts.failures > 0 ? [`${number(counts.failures)} failed`] : []),
    ...(counts.reads > 0 ? [`${number(counts.reads)} only read`] : []),
    ...(counts.explained > 0 ? [`${number(counts.explained)} in central root sessions`] : []),
  ];
  return [
    fact(
      'So far',
      [`${count(counts.events, 'event')}, ${span(firstAt, lastAt, openedAt)}`, ...of].join('; '),
    ),
  ];
}

/** Of what came long after it happened: whoever did it had that time. */
function late({ openedAt, firstAt, worst }: Alert): Line[] {
  const behind = openedAt - firstAt;
  if (behind < LATE || worst === 'missed-use') return [];
  return [fact('LATE', `the first of it came here ${duration(behind)} after it happened`)];
}

/** CloudTrail delivers nearly everything within that time. */
const LATE = 15 * MINUTE;

function declared({ declaredIn }: Alert, { items }: Room): Line[] {
  if (declaredIn.length === 0) return [];
  return [fact('Declared afterwards', `in ${joined(declaredIn, items)}. The verdict stays.`)];
}

/** The first of them, and how many more there are. */
function joined(all: readonly string[], most: number): string {
  const shown = all.slice(0, most);
  const left = all.length - shown.length;
  return [...shown, ...(left > 0 ? [`and ${number(left)} more`] : [])].join('; ');
}
