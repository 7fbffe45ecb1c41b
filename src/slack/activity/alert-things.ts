import type { AlertItem } from '../../domain/alert/alert.ts';
import type { AlertView } from '../../domain/alert/alert-view.ts';
import { grouped } from '../grouped.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count, number } from '../text/words.ts';
import type { Room } from '../windows/room.ts';
import { eventBehind } from './alert-events.ts';
import { CAUSE_WORDS } from './cause-words.ts';
import { MFA_WORDS } from './event-words.ts';
import { span } from './span.ts';
import { doneInWords } from './told-item.ts';
import { VERDICT_WORDS } from './verdict-words.ts';

/** Names of what was touched, a thing. */
const TOUCHED = 2;

/** What was done, the worst first; the same done again is one thing. */
export function thingsDone(view: AlertView, room: Room): readonly string[] {
  const { alert } = view;
  const all = [...grouped(alert.items, (item) => sameness(view, item, room)).values()];
  const shown = all.slice(0, 2 * room.items);
  const hidden = all.slice(shown.length).reduce((sum, items) => sum + items.length, 0);
  const left = hidden + Math.max(0, alert.counts.events - alert.counts.reads - alert.items.length);
  return [
    ...shown.map((items) => thingInWords(view, items, room)),
    ...(left > 0 ? [`and ${count(left, 'more event')}: Show events`] : []),
  ];
}

function sameness(view: AlertView, item: AlertItem, room: Room): string {
  const { cause, verdict = '', windowId = '', mfa = '', outcome, sourceAddress = '' } = item;
  return [cause, whatInWords(view, item, room), verdict, windowId, mfa, outcome, sourceAddress].join('\n');
}

function thingInWords(view: AlertView, items: readonly [AlertItem, ...AlertItem[]], room: Room): string {
  const [first] = items;
  const last = items.at(-1) ?? first;
  const { openedAt, sources } = view.alert;
  const time = span(first.at, last.at, openedAt);
  const times = items.length === 1 ? time : `${number(items.length)} times, ${time}`;
  const from =
    sources.length > 1 && first.sourceAddress !== undefined
      ? [`from ${harmlessLabel(first.sourceAddress, room.label)}`]
      : [];
  return [
    `${times}: ${whatInWords(view, first, room)}`,
    ...meaning(first),
    ...from,
    ...verdictOf(view, first),
  ].join(', ');
}

function whatInWords(view: AlertView, item: AlertItem, room: Room): string {
  const told = item.cause === 'missed-use' ? undefined : eventBehind(view, item);
  if (told !== undefined) return doneInWords(told, { label: room.label, items: TOUCHED });
  const name = harmlessLabel(item.name, room.label);
  const failed = item.outcome === 'failure' ? ', FAILED' : '';
  return `${name}${failed}${item.mfa === undefined || failed !== '' ? '' : `, ${MFA_WORDS[item.mfa]}`}`;
}

/** What the event's name does not say by itself. */
function meaning({ cause }: AlertItem): string[] {
  return PLAIN.includes(cause) ? [] : [CAUSE_WORDS[cause]];
}

const PLAIN: readonly AlertItem['cause'][] = [
  'change',
  'sign-in',
  'sign-in-without-mfa',
  'sign-in-failed',
  'change-refused',
  'perimeter',
  'deny-root-scp',
  'iam-administrator',
  'central-access-off',
  'own-watch',
  'email-changed',
];

/** Where verdicts differ, each thing says its own. */
function verdictOf({ alert }: AlertView, { verdict, windowId }: AlertItem): string[] {
  if (verdict === undefined || alert.verdicts.length < 2) return [];
  const id = windowId === undefined ? '' : ` ${windowId}`;
  return [verdict === 'in-window' ? `in${id}` : `${VERDICT_WORDS[verdict].toUpperCase()}${id}`];
}
