import type { WindowUseView } from '../../domain/alert/alert-view.ts';
import { type CheckInTrouble, unsureOperator } from '../../domain/check-in/check-in.ts';
import type { FoldedChange, WindowUse } from '../../domain/verdict/window-use.ts';
import { bold, plain, richText } from '../blocks/rich-text.ts';
import type { Message } from '../message.ts';
import { escapeMrkdwn } from '../text/escape.ts';
import { harmlessLabel } from '../text/harmless.ts';
import { count, number } from '../text/words.ts';
import { fact, joined, type Line } from '../windows/lines.ts';
import { fitted, type Room } from '../windows/room.ts';
import { accountInWords } from './account-words.ts';
import { addressInWords } from './address-words.ts';
import { inWindowInWords } from './in-window-words.ts';
import { span } from './span.ts';

const NAME = 60;

/** What root did in one account of a window, in one entry of the thread of its card. */
export function windowUseMessage(view: WindowUseView): Message {
  const first = firstLine(view);
  return {
    text: escapeMrkdwn(first),
    blocks: fitted((room) => [richText(joined([[bold(first)], ...lines(view, room)]))]),
  };
}

function firstLine({ window, record, accountName }: WindowUseView): string {
  const where = accountInWords(accountName, record.accountId, NAME);
  const alarm = window.request.origin.kind === 'break-glass' ? 'BREAK-GLASS ' : '';
  const { use } = record;
  if (use === undefined) return `${alarm}${window.id}: nothing done in ${where} yet`;
  return `${alarm}${window.id} used: ${countsInWords(use)}, in ${where}`;
}

/** `1 sign-in, 2 changes, 200 reads`: what there was none of is left out. */
export function countsInWords({
  signIns,
  failedSignIns,
  reads,
  changes,
  otherChanges,
  events,
}: WindowUse): string {
  const done = changes.reduce((sum, each) => sum + each.done, 0) + otherChanges;
  const refused = changes.reduce((sum, each) => sum + each.refused, 0);
  const parts = [
    ...(signIns > 0 ? [count(signIns, 'sign-in')] : []),
    ...(failedSignIns > 0 ? [count(failedSignIns, 'FAILED sign-in')] : []),
    ...(done > 0 ? [count(done, 'change')] : []),
    ...(refused > 0 ? [count(refused, 'REFUSED change')] : []),
    ...(reads > 0 ? [count(reads, 'read')] : []),
  ];
  return parts.length === 0 ? count(events, 'event') : parts.join(', ');
}

function lines(view: WindowUseView, room: Room): Line[] {
  const { window, record, networks } = view;
  const { use, alerted } = record;
  const isBreakGlass = window.request.origin.kind === 'break-glass';
  if (use === undefined) return [];
  const { firstAt, lastAt, sources } = use;
  const day = window.request.requestedAt;
  const shown = sources
    .slice(0, room.items)
    .map((source) => addressInWords(source, networks.get(source), room.label));
  const left = sources.length - shown.length;
  return [
    fact('When', span(firstAt, lastAt, day)),
    ...(sources.length === 0
      ? []
      : [fact('From', [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('; '))]),
    ...changeLines(use, room),
    ...(alerted.length === 0
      ? []
      : [fact('ALERTED', alerted.map((trouble) => TROUBLES[trouble]).join(', '))]),
    [plain(isBreakGlass ? BREAK_GLASS : coveredInWords(view))],
  ];
}

const BREAK_GLASS = 'Break-glass: nobody approved it before it was used.';

/** Time, account and task say nothing about who it was, once the operator was asked and does not stand by it. */
function coveredInWords({ window, record, now }: WindowUseView): string {
  const unsure = unsureOperator(record.checkIn, now);
  if (unsure === undefined) return inWindowInWords('window', window);
  return `In the time of the window, but ${TROUBLES[unsure]}: what is done is alerted of.`;
}

const TROUBLES: Readonly<Record<CheckInTrouble, string>> = {
  denied: 'the operator says it is not them',
  silent: 'the operator did not answer',
  'second-address': 'it came from a second address',
};

function changeLines({ changes, otherChanges }: WindowUse, room: Room): Line[] {
  const shown = changes.slice(0, 2 * room.items);
  const names = changes.length - shown.length;
  const left = [
    ...(names > 0 ? [count(names, 'more name')] : []),
    ...(otherChanges > 0 ? [`${count(otherChanges, 'change')} of other names`] : []),
  ];
  const told = shown.map((change) => changeInWords(change, room));
  return changes.length + otherChanges === 0 ? [] : [fact('Changes', [...told, ...left].join(', '))];
}

/** `PutBucketVersioning`, `DeleteBucket 3 times, REFUSED 2 times`. */
function changeInWords({ name, done, refused }: FoldedChange, { label }: Room): string {
  const event = harmlessLabel(name.slice(name.indexOf(':') + 1), label);
  const times = (value: number) => TIMES[value] ?? `${number(value)} times`;
  const parts = [...(done > 1 ? [times(done)] : []), ...(refused > 0 ? [`REFUSED ${times(refused)}`] : [])];
  return [event, ...parts].join(' ');
}

const TIMES = ['never', 'once', 'twice'];
